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
from programmes.world import COORDINATOR, STEM

SMALL = 5
#: An ordinary programme of both worlds; the first one is heavy on purpose.
SLUG = f"{STEM}0003"


@dataclass
class World:
    """One database, and a coordinator's browser in it."""

    path: Path
    client: Client

    def use(self):
        """Make this the database that the site reads."""
        if connection.settings_dict["NAME"] != self.path:
            connection.close()
            connection.settings_dict["NAME"] = self.path

    def get(self, address):
        self.use()
        response = self.client.get(address)
        if response.status_code != 200:
            raise RuntimeError(f"{address} answered {response.status_code}")
        return response

    def page(self, name, *args):
        """Return the act of opening a page of the ordinary programme."""
        return lambda: self.get(reverse(name, args=args))

    def queries(self, act):
        self.use()
        with CaptureQueriesContext(connection) as captured:
            act()
        return len(captured)

    def programme(self):
        self.use()
        return Programme.objects.select_related("territory").get(slug=SLUG)


@dataclass
class Worlds:
    small: World
    large: World


def make_worlds(folder, large):
    return Worlds(
        make_world(folder, "small", SMALL), make_world(folder, "large", large)
    )


def make_world(folder, name, programmes):
    world = World(folder / f"{name}.sqlite3", Client(SERVER_NAME="127.0.0.1"))
    world.use()
    call_command("world", programmes=programmes, stdout=io.StringIO())
    world.client.force_login(User.objects.get(email=COORDINATOR))
    return world
