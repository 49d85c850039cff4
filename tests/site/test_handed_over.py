"""Once the group took over: who carries on, and who only reads, at every address.

Whoever carries on is a participant who also holds ``Reach.TAKEOVER``: she meets what a
participant meets, and what is opened to her here by name. Whoever coordinated before
reads as ever, and writes nothing of the programme any more (domain 8.2).
"""

import re
from dataclasses import dataclass

import pytest
from django.test import Client
from django.urls import reverse

from programmes.models import Role
from programmes.models.membership import Reach
from tests import factories
from tests.site import bodies
from tests.site.crawl import read
from tests.site.expectations import EXPECT, LEAVES_A_LINE, LINE
from tests.site.figures import figures
from tests.site.meetings import Meeting, digest_of_rows, look, meet
from tests.site.readable import ANYBODY, rule_for
from tests.site.test_canaries import SECRET, found_in
from tests.site.world import Persona, stay_in

pytestmark = [pytest.mark.any_database, pytest.mark.django_db]

NAMES = sorted(name for name in EXPECT if name.partition("@")[0] not in SECRET)
OPENS = (200, 302)

#: What is opened to who carries on, and closed to the other participants.
PAGES = {
    "contracts:easy_check_add",
    "contracts:easy_check_edit",
    "contracts:easy_edit",
    "evaluation:autonomy",
    "evaluation:autonomy_pdf",
    "evaluation:autonomy_zip",
    "evaluation:ending_means",
    "workshops:decision_add",
    "workshops:decision_edit",
    "workshops:rules_agree",
    "workshops:rules_edit",
    "workshops:rules_version",
    "workshops:session_add",
    "workshops:session_cancel",
    "workshops:session_edit",
    "workshops:session_plan",
    "workshops:tool_add",
    "workshops:tool_edit",
}
ACTS = {
    "contracts:easy_check_archive",
    "contracts:easy_check_bring_back",
    "workshops:decision_archive",
    "workshops:decision_bring_back",
    "workshops:decision_done",
    "workshops:session_decided_nothing",
    "workshops:session_restore",
    "workshops:tool_archive",
    "workshops:tool_bring_back",
}
#: Pages that only lead on, or give a file, and write nothing.
NOTHING_TO_WRITE = {
    "evaluation:autonomy",
    "evaluation:autonomy_pdf",
    "evaluation:autonomy_zip",
    "workshops:rules_version",
    "workshops:session_add",
}
#: What she reads of others beside: the contacts agreed on, and what she keeps herself.
HANDED = re.compile(
    r"CNRY-...-(contact-(name|capacity|phone|mail)\.kept"
    r"|first-(silent|participant\.own)|reached-(silent|participant\.own)"
    r"|rules-writing|decision-decision\.out|tool-out)$"
)
#: What who only reads still writes: of the account, the hand-over of today undone, and
#: what a person asks about her own data, for nobody else could answer it (trust 6).
STILL_WRITTEN = {
    "account",
    "calendar_link_add",
    "evaluation:ending_hand_back",
    "password_change",
    "rights:consent_add",
    "rights:consent_take_back",
    "rights:erase",
    "rights:export",
    "rights:request_add",
    "rights:request_close",
    "workshops:document_withdraw",
}


def at_home(world):
    """Return the programmes in which whoever takes part in mine takes part."""
    return [place for place in world.places if place.home == "MIN"]


def come_in(name, role, user):
    client = Client(raise_request_exception=False)
    client.force_login(user)
    client.get(reverse("help"))
    stay_in(client)
    return Persona(name, str(role), "own", user, client)


@pytest.fixture
def carrier(world):
    """A participant whom her group named, in every programme of mine."""
    user = factories.make_user(name="Nora Petit")
    for place in at_home(world):
        partner = factories.make_partner(place.programme, name="Nora Petit")
        known = {"user": user, "partner": partner}
        factories.make_membership(place.programme, Role.PARTICIPANT, **known)
        factories.make_membership(place.programme, reach=Reach.TAKEOVER, **known)
    return come_in("carrier", Role.PARTICIPANT, user)


@pytest.fixture
def former(world):
    """Somebody who coordinated every programme of mine until the group took over."""
    user = factories.make_user(name="Luc Petit")
    for place in at_home(world):
        factories.make_membership(place.programme, user=user, reach=Reach.READING)
    return come_in("former", Role.COORDINATOR, user)


@dataclass
class Met:
    """What somebody met at an address: read, and sent; and what may not be read there."""

    name: str
    got: Meeting
    sent: Meeting
    forbidden: set

    @property
    def place(self):
        return self.name.partition("@")[0]

    def expected(self, method, role):
        return EXPECT[self.name][method][role]


def walk(persona, world, handed=None):
    """Return what the person meets at each address, everything taken back each time."""
    before, met = digest_of_rows(), []
    canaries = set.union(*(place.canaries for place in world.places))
    for name in NAMES:
        address = bodies.visited(name, world)
        got = meet(persona, "GET", address, before=before)
        control = look(world.coordinator, address)
        data = bodies.body(name, address, world, got.page, control)
        sent = meet(persona, "POST", address, data, before=before)
        said = found_in(read(got.page), canaries) if got.status == 200 else set()
        forbidden = {
            one
            for one in said
            if not ANYBODY.match(one)
            and persona.role not in rule_for(one).open_to(one)
            and not (handed and handed.match(one))
        }
        met.append(Met(name, got, sent, forbidden))
    figures["cells of a group that took over"] += 2 * len(met)
    return met


def test_who_carries_on_meets_what_is_opened_by_name_and_no_more(carrier, world):
    met = walk(carrier, world, HANDED)
    role = Role.PARTICIPANT
    assert {one.name: one.forbidden for one in met if one.forbidden} == {}
    opened = {
        one.place
        for one in met
        if one.got.status == 200 and one.expected("GET", role) != 200
    }
    assert opened == PAGES
    written = {
        one.place
        for one in met
        if one.sent.changed and one.expected("POST", role) not in OPENS
    }
    assert written == (PAGES | ACTS) - NOTHING_TO_WRITE
    left = {one.name: one.got.tables for one in met if one.got.changed}
    assert left.keys() <= LEAVES_A_LINE
    assert all(tables <= LINE for tables in left.values())


def test_who_coordinated_before_reads_and_writes_nothing_of_the_programme(
    former, world
):
    met = walk(former, world)
    role = Role.COORDINATOR
    assert {one.name: one.forbidden for one in met if one.forbidden} == {}
    assert {one.place for one in met if one.sent.changed} == STILL_WRITTEN
    wider = [
        one.name
        for one in met
        if one.got.status in OPENS and one.expected("GET", role) not in OPENS
    ]
    assert wider == []
    assert sum(one.got.status == 200 for one in met) > 150
