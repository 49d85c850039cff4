"""Linters, checks, then every test on SQLite and on PostgreSQL at the same time.

With arguments for pytest, only the tests. The last line is pytest's closing line, of the
database that failed if one did.
"""

import contextlib
import os
import secrets
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from pgcluster import Cluster

HERE = Path(__file__).resolve().parent.parent
NO_TESTS = 5
# A site on the network, as `check --deploy` must find it.
PRODUCTION = {
    "CSM_HOSTS": "csm.example.org",
    "CSM_URL": "https://csm.example.org",
    "CSM_SECRET_KEY": secrets.token_urlsafe(50),
}
MANAGE = [sys.executable, "manage.py"]
LINTERS = {
    "ruff check": [sys.executable, "-m", "ruff", "check", "-q"],
    "ruff format": [sys.executable, "-m", "ruff", "format", "-q", "--check"],
    "import-linter": [str(Path(sys.executable).with_name("lint-imports"))],
    "djlint": [sys.executable, "-m", "djlint", "templates", "--lint", "--quiet"],
    "makemigrations --check": [*MANAGE, "makemigrations", "--check", "--dry-run"],
    "check --deploy": [*MANAGE, "check", "--deploy", "--fail-level", "WARNING"],
}


def main(arguments):
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    wrong = [] if arguments else lint()
    codes = run(arguments)
    failed = [code for code in codes if code not in (0, NO_TESTS)]
    if failed:
        return failed[0]
    return NO_TESTS if set(codes) == {NO_TESTS} else bool(wrong)


def lint():
    """Return the names of the linters and checks that found something."""
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        for name, command in LINTERS.items():
            environ = {**os.environ, "CSM_DATA": folder}
            if name == "check --deploy":
                environ |= PRODUCTION
            done = subprocess.run(
                command,
                cwd=HERE,
                env=environ,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                check=False,
            )
            print(f"{name}: {'wrong' if done.returncode else 'right'}", flush=True)
            if done.returncode:
                print(done.stdout, flush=True)
                wrong.append(name)
    return wrong


def run(arguments):
    """Run pytest on both databases, and return its two exit codes."""
    cluster = Cluster()
    with contextlib.ExitStack() as ends, tempfile.TemporaryFile("w+") as kept:
        ends.callback(cluster.stop)
        cluster.start()
        other = pytest(arguments, cluster.url, kept)
        ends.callback(end, other)
        first = pytest(arguments, "sqlite://", subprocess.PIPE)
        ends.callback(end, first)
        print("On SQLite:", flush=True)
        last = tell(first.stdout)
        first.wait()
        print(f"On PostgreSQL, from {cluster.binaries}:", flush=True)
        other.wait()
        kept.seek(0)
        tell(kept)
    codes = first.returncode, other.returncode
    if codes[0] not in (0, NO_TESTS) and codes[1] in (0, NO_TESTS):
        print(f"On SQLite:\n{last}", end="")
    return codes


def end(process):
    """Stop a pytest that still runs, with all that it has started."""
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def pytest(arguments, database, stdout):
    """Start pytest in the caller's folder, on the tests of this one."""
    named = any("/" in a and Path(a.partition("::")[0]).exists() for a in arguments)
    command = [sys.executable, "-m", "pytest", "-c", HERE / "pyproject.toml"]
    command += [f"--rootdir={HERE}", *arguments, *([] if named else [HERE / "tests"])]
    environ = {**os.environ, "DATABASE_URL": database, "PYTHONPATH": str(HERE)}
    return subprocess.Popen(
        command, env=environ, stdout=stdout, stderr=subprocess.STDOUT, text=True
    )


def tell(lines):
    """Print the lines as they come, and return the last."""
    line = ""
    for line in lines:
        print(line, end="", flush=True)
    return line


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
