"""Where the bench measures: two worlds in databases of its own."""

import io
from dataclasses import dataclass
from pathlib import Path

from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programmes.models import Programme, User
from programmes.world import COORDINATOR, FACILITATOR, STEM

SMALL = 5
#: An ordinary programme of both worlds; the first one is heavy on purpose.
SLUG = f"{STEM}0003"


@dataclass
class World:
    """One database, and a coordinator's browser in it."""

    path: Path
    client: Client
    few: Client  # of somebody who takes part in as few programmes in both worlds

    def use(self):
        """Make this the database that the site reads."""
        if connection.settings_dict["NAME"] != self.path:
            connection.close()
            connection.settings_dict["NAME"] = self.path

    def get(self, address, client=None):
        self.use()
        response = (client or self.client).get(address)
        if response.status_code != 200:
            raise RuntimeError(f"{address} answered {response.status_code}")
        return response

    def page(self, name, *args, client=None, query=None):
        """Return the act of opening a page; ``query`` is what its address asks."""
        return lambda: self.get(reverse(name, args=args, query=query), client)

    def queries(self, act):
        self.use()
        with CaptureQueriesContext(connection) as captured:
            act()
        return len(captured)

    def programme(self, slug=SLUG):
        self.use()
        return Programme.objects.select_related("territory").get(slug=slug)


@dataclass
class Worlds:
    small: World
    large: World


def make_worlds(folder, large):
    return Worlds(
        make_world(folder, "small", SMALL), make_world(folder, "large", large)
    )


def make_world(folder, name, programmes):
    world = opened_world(folder / f"{name}.sqlite3")
    call_command("world", programmes=programmes, stdout=io.StringIO())
    log_in(world)
    return world


def opened_world(path):
    world = World(path, *(Client(SERVER_NAME="127.0.0.1") for _ in range(2)))
    world.use()
    return world


def log_in(world):
    world.client.force_login(User.objects.get(email=COORDINATOR))
    world.few.force_login(User.objects.get(email=FACILITATOR))
