"""What the tests of a creation do: open a draft, start it from a pack, send a form."""

import uuid

from django.urls import reverse

from csm.creation.packs import FromPack
from csm.creation.starting import last_start, room_in, start_from
from programmes.models import MethodPack, Programme
from tests.factories import make_programme

MULHOUSE, ROUFFACH = "Mulhouse 2008", "Rouffach 2019"


def opened(**values):
    """A programme that somebody has just opened: nothing is in it."""
    nothing = {
        "begun_on": None,
        "duration_months": None,
        "participant_singular": "participant",
        "participant_plural": "participants",
    }
    return make_programme(**nothing | values)


def pack(name=MULHOUSE):
    return MethodPack.objects.get(name=name)


def seen(programme):
    start = last_start(programme)
    return start.number if start else 0


def start(programme, by, name=MULHOUSE):
    """Let the programme start from a pack, after whatever was chosen before."""
    return start_from(programme, FromPack(pack(name)), by, seen=seen(programme))


def room(programme):
    fresh = Programme.objects.get(pk=programme.pk)
    return room_in(fresh, last_start(fresh))


def url(view, programme, *args):
    return reverse(f"programme_{view}", args=[programme.slug, *args])


def send(client, view, programme, *args, **values):
    """Send the form of a page as a browser does, each time for the first time."""
    values = {"submission_id": str(uuid.uuid4())} | values
    return client.post(url(view, programme, *args), values)
