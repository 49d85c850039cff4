"""Linters, checks, then every test on SQLite and on PostgreSQL at the same time.

With arguments for pytest, only the tests, in one process for each database. A whole run
has five parts, the longest first, of which a few run at once; PostgreSQL is spared what
no database changes. The last line is pytest's closing line, of the first part that
failed if one did.
"""

import contextlib
import os
import secrets
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pgcluster import Cluster

HERE = Path(__file__).resolve().parent.parent
NO_TESTS = 5
#: How many parts run at once. With more, a browser waits too long for its share.
AT_ONCE = 4
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
    """Run pytest on both databases, and return the exit code of each part."""
    cluster = Cluster()
    with contextlib.ExitStack() as ends:
        ends.callback(cluster.stop)
        cluster.start()
        turns = ends.enter_context(ThreadPoolExecutor(AT_ONCE))
        folder = Path(ends.enter_context(tempfile.TemporaryDirectory()))
        told = enumerate(parts(arguments, cluster))
        ran = [Part(folder / f"{number}.txt", *part) for number, part in told]
        for part in ran:
            ends.callback(part.end)
            part.turn = turns.submit(part.play)
        ends.callback(turns.shutdown, wait=False, cancel_futures=True)
        last = [part.tell() for part in ran]
    codes = [part.turn.result() for part in ran]
    failed = [n for n, code in enumerate(codes) if code not in (0, NO_TESTS)]
    if failed and failed[0] != len(codes) - 1:
        print(f"{ran[failed[0]].name}:\n{last[failed[0]]}", end="")
    return codes


def parts(arguments, cluster):
    """Yield the parts of the run: name, database, what pytest is told."""
    postgresql = f"On PostgreSQL, from {cluster.binaries}"
    if arguments:
        yield "On SQLite", "sqlite://", arguments
        yield postgresql, cluster.url(), arguments
        return
    doors, refused, shown, rest = shares(HERE / "tests")
    changed = ["-m", "not slow and not any_database"]
    yield postgresql, cluster.url("rest"), [*changed, *rest, *shown]
    yield "On SQLite, who may", "sqlite://", doors
    yield "On SQLite, what is shown", "sqlite://", shown
    yield "On SQLite, the rest", "sqlite://", [*rest, *refused]
    told = f"{postgresql}, who may"
    yield told, cluster.url("doors"), [*changed, *doors, *refused]


def shares(tests):
    """Return four parts: who may come in, what is refused, what is shown, the rest."""
    site, browser = tests / "site", tests / "browser"
    doors = [site / "test_every_url.py", site / "test_canaries.py"]
    refused = [site / "test_bad_input.py"]
    others = [one for one in sorted(tests.iterdir()) if (one / "__init__.py").exists()]
    return (
        [*map(str, doors)],
        [*map(str, refused)],
        [str(site), str(browser), *(f"--ignore={one}" for one in doors + refused)],
        [str(one) for one in others if one not in (site, browser)],
    )


class Part:
    """Some of the tests, in a pytest of their own, on one database."""

    def __init__(self, said, name, database, arguments):
        self.said, self.name = said, name
        self.said.touch()
        self.environ = {
            **os.environ,
            "DATABASE_URL": database,
            "PYTHONPATH": str(HERE),
            "PYTHONUNBUFFERED": "1",
        }
        named = any("/" in a and Path(a.partition("::")[0]).exists() for a in arguments)
        self.command = [sys.executable, "-m", "pytest", "-c", HERE / "pyproject.toml"]
        self.command += [f"--rootdir={HERE}", *arguments]
        self.command += [] if named else [HERE / "tests"]
        self.process = self.turn = None

    def play(self):
        """Run in the caller's folder, and return pytest's exit code."""
        with self.said.open("w") as said:
            self.process = subprocess.Popen(
                self.command,
                env=self.environ,
                stdout=said,
                stderr=subprocess.STDOUT,
            )
            return self.process.wait()

    def tell(self):
        """Print what is said, as it is said, until the end; return the last line."""
        print(f"{self.name}:", flush=True)
        said, over = "", False
        with self.said.open(encoding="utf-8", errors="replace") as kept:
            while not over:
                over = self.turn.done()
                new = kept.read()
                print(new, end="", flush=True)
                said = (said + new)[-1000:]
                time.sleep(not over)
        return said.rstrip("\n").rpartition("\n")[2] + "\n"

    def end(self):
        """Stop it if it still runs, with all that it has started."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(timeout=30)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
