"""Linters, checks, then every test on SQLite and on PostgreSQL at the same time.

With arguments for pytest, only the tests, in one process for each database. A whole run
has four: SQLite has three that take about as long, and PostgreSQL is spared what no
database changes. The last line is pytest's closing line, of the first
process that failed if one did.
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
    "CSM_SEALING_KEYS": secrets.token_urlsafe(32) + "=",
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
    """Run pytest on both databases, and return the exit code of each process."""
    cluster = Cluster()
    with contextlib.ExitStack() as ends:
        ends.callback(cluster.stop)
        cluster.start()
        started = []
        for name, database, own in parts(arguments, cluster):
            kept = ends.enter_context(tempfile.TemporaryFile("w+"))
            # The first is told as it goes.
            process = pytest(own, database, kept if started else subprocess.PIPE)
            ends.callback(end, process)
            started.append((name, process, process.stdout or kept))
        last = [tell_all(*one) for one in started]
    codes = [process.returncode for _name, process, _said in started]
    failed = [n for n, code in enumerate(codes) if code not in (0, NO_TESTS)]
    if failed and failed[0] != len(codes) - 1:
        print(f"{started[failed[0]][0]}:\n{last[failed[0]]}", end="")
    return codes


def parts(arguments, cluster):
    """Yield each process of the run: its name, its database, what pytest is told."""
    postgresql = f"On PostgreSQL, from {cluster.binaries}", cluster.url
    if arguments:
        yield "On SQLite", "sqlite://", arguments
        yield *postgresql, arguments
        return
    doors, shown, rest = shares(HERE / "tests")
    yield "On SQLite, who may", "sqlite://", doors
    yield "On SQLite, what is shown", "sqlite://", shown
    yield "On SQLite, the rest", "sqlite://", rest
    yield *postgresql, ["-m", "not slow and not any_database"]


def shares(tests):
    """Return three parts of the tests: who may come in, what is shown, and the rest."""
    site, browser = tests / "site", tests / "browser"
    doors = [site / "test_every_url.py", site / "test_canaries.py"]
    refused = site / "test_bad_input.py"
    others = [one for one in sorted(tests.iterdir()) if (one / "__init__.py").exists()]
    rest = [one for one in others if one not in (site, browser)]
    ignored = [f"--ignore={one}" for one in (*doors, refused)]
    return (
        [*map(str, doors)],
        [str(site), str(browser), *ignored],
        [*map(str, rest), str(refused)],
    )


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


def tell_all(name, process, said):
    """Print what a process says, once it has stopped if that was kept; return its end."""
    print(f"{name}:", flush=True)
    if said is process.stdout:
        last = tell(said)
        process.wait()
        return last
    process.wait()
    said.seek(0)
    return tell(said)


def tell(lines):
    """Print the lines as they come, and return the last."""
    line = ""
    for line in lines:
        print(line, end="", flush=True)
    return line


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
