"""The files of the repository that the checks read."""

import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
APPS = (
    "csm",
    "evaluation",
    "contracts",
    "workshops",
    "wellbeing",
    "phases",
    "programmes",
)
TEMPLATES = ROOT / "templates"


def modules(*, migrations=False):
    """Return the Python files of the apps, from the top of the repository."""
    found = (path for app in APPS for path in sorted((ROOT / app).rglob("*.py")))
    return [path for path in found if migrations or "migrations" not in path.parts]


def migrations():
    return [
        path
        for path in modules(migrations=True)
        if path.parent.name == "migrations" and path.name != "__init__.py"
    ]


def templates():
    return [path for path in sorted(TEMPLATES.rglob("*")) if path.is_file()]


@cache
def text(path):
    return path.read_text()


def template_name(path):
    return path.relative_to(TEMPLATES).as_posix()


def lines_with(pattern, paths):
    """Return « file:line: text » of each line of ``paths`` that has ``pattern``."""
    wanted = re.compile(pattern)
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in paths
        for number, line in enumerate(text(path).splitlines(), start=1)
        if wanted.search(line)
    ]
