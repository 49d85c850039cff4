"""The site served by its own server to a crowd: python -m bench.room prepare | serve PORT"""

import contextlib
import io
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from functools import cached_property
from http.client import HTTPConnection

from bench.crowd import Place, gather, p95
from bench.row import Figure
from tests.pgcluster import Cluster

PHONES, WALLS, SECONDS = 100, 5, 60
ROWS = 50


def rows(worlds):
    """Yield what the room is told on each database; it meets when the first is asked."""
    for engine in (SQLite, PostgreSQL):
        yield from Evening(engine).rows()


class Evening:
    """One room on one database, met once for all its rows."""

    def __init__(self, engine):
        self.engine = engine

    @cached_property
    def told(self):
        with self.engine() as environ, served(environ) as place:
            return gather(place, phones=PHONES, walls=WALLS, seconds=SECONDS)

    def rows(self):
        room = f"{PHONES} phones, {WALLS} walls, {self.engine.__name__}"
        floor = f"p95 / plain list of {ROWS} rows"
        for name, read, unit, goal in (
            ("write p95", lambda: 1000 * p95(self.told.writes), "ms", 150),
            (f"write {floor}", lambda: self._to_floor("writes"), "×", None),
            ("wall refresh p95", lambda: 1000 * p95(self.told.refreshes), "ms", None),
            (f"wall refresh {floor}", lambda: self._to_floor("refreshes"), "×", None),
            ("idea seen on a wall, p95", lambda: p95(self.told.lags()), "s", 2),
            ("ideas written", lambda: len(self.told.written_at), "ideas", None),
            ("ideas lost or doubled", lambda: len(self.told.wrong), "ideas", 0),
            ("requests refused", lambda: len(self.told.refused), "requests", 0),
        ):
            yield Figure(f"{room}: {name}", read, unit, goal)

    def _to_floor(self, what):
        return round(p95(getattr(self.told, what)) / p95(self.told.floors), 3)


@contextlib.contextmanager
def SQLite():  # noqa: N802 -- the name of what is measured
    yield {"DATABASE_URL": ""}


@contextlib.contextmanager
def PostgreSQL():  # noqa: N802 -- the name of what is measured
    cluster = Cluster().start()
    try:
        yield {"DATABASE_URL": cluster.url()}
    finally:
        cluster.stop()


@contextlib.contextmanager
def served(environ):
    """Serve a small world with a round that lets phones in; give the ways to it."""
    with (
        tempfile.TemporaryDirectory(prefix="csm-room-") as folder,
        socket.socket() as s,
    ):
        s.bind(("127.0.0.1", 0))
        port = s.getsockname()[1]
        s.close()
        environ = os.environ | environ | {"CSM_DATA": folder}
        said = _called(environ, "prepare").splitlines()[-1]
        place = Place(site=f"http://127.0.0.1:{port}", **json.loads(said))
        command = [sys.executable, "-m", "bench.room", "serve", str(port)]
        with subprocess.Popen(command, env=environ) as server:
            try:
                _wait_for(port)
                yield place
            finally:
                server.terminate()


def _called(environ, what):
    command = [sys.executable, "-m", "bench.room", what]
    return subprocess.run(
        command, env=environ, capture_output=True, text=True, check=True
    ).stdout


def _wait_for(port, seconds=120):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with contextlib.suppress(OSError):
            connection = HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/ecrire/")
            if connection.getresponse().status == 200:
                return
        time.sleep(0.2)
    raise TimeoutError(f"nothing answers on port {port}")


def prepare():
    """Make the world and the round; return the ways to them as a line of JSON."""
    from django.core.management import call_command
    from django.test import Client
    from django.urls import reverse
    from django.utils import timezone

    from programmes.models import Programme, User
    from programmes.world import COORDINATOR, HEAVY
    from wellbeing.models import Referential, Round

    call_command("world", programmes=1, stdout=io.StringIO())
    round_ = Round.objects.create(
        programme=Programme.objects.get(slug=HEAVY),
        referential=Referential.objects.first(),
        kind=Round.Kind.WELL_BEING,
        question="Le bien-être, qu’est-ce que c’est pour vous ?",
        held_on=timezone.localdate(),
    )
    round_.let_phones_in()
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(User.objects.get(email=COORDINATOR))
    return json.dumps(
        {
            "door": reverse("phone_write", args=[round_.code]),
            "wall": reverse("wellbeing:wall_ideas", args=[HEAVY, round_.pk]),
            "floor": reverse("bench_list", args=[HEAVY, ROWS]),
            "cookies": {name: m.value for name, m in client.cookies.items()},
        }
    )


def main(what, *arguments):
    """Do one of the two things that need Django, in a process of its own.

    « prepare » makes the world and prints the ways to its round, « serve PORT » serves
    it until it is stopped. The folder and the database are told by the environment.
    """
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
    import django

    django.setup()
    if what == "prepare":
        print(prepare())
    else:
        from csm.server import Server

        Server(f"127.0.0.1:{arguments[0]}", lambda: None).run()


if __name__ == "__main__":
    main(*sys.argv[1:])
