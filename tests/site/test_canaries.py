"""Each person follows every link: nothing personal is read by whoever may not."""

import io
import logging
import re
import zipfile
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

import pytest
from django.core import mail

from programmes.models import Role
from programmes.models.programme import TEAM
from programmes.printing import renderer
from tests.site import bodies
from tests.site import world as worlds
from tests.site.crawl import crawl, read, read_bytes
from tests.site.expectations import EXPECT
from tests.site.expected_chain import TOLD, TOLD_TO
from tests.site.expected_workshops import known_on_the_territory
from tests.site.figures import figures
from tests.site.readable import ADMIN, ANYBODY, RULES, rule_for

pytestmark = [pytest.mark.any_database, pytest.mark.django_db]

PERSONAS = [f"{role}, {scope}" for scope in worlds.SCOPES for role in Role]
PERSONAS += ["two_roles", "site_admin", "anonymous"]
#: Whoever holds a secret comes in.
SECRET = ("invitation", "password_reset_confirm", "calendar_feed")


@pytest.fixture(scope="module")
def met(world):
    """What each person has met so far, filled as the crawls go."""
    return {}


def doors(world):
    """Return every address of mine that takes no secret, so that nothing is missed."""
    names = sorted(name for name in EXPECT if name.partition("@")[0] not in SECRET)
    return [bodies.visited(name, world) for name in names]


def refused(answers):
    return {address for address, a in answers.items() if a.status_code >= 400}


#: What may be a canary, and whatever is glued to it, as in the words of a PDF.
LIKE_A_CANARY = re.compile(r"(?=(cnry-[\w.-]+))")


def found_in(said, canaries):
    """Return the canaries that are said, in small letters or in capitals."""
    by_start = sorted_by_start(frozenset(canaries))
    like = set(LIKE_A_CANARY.findall(said.lower()))
    return {
        canary
        for one in like
        for written, canary in by_start.get(one[:START], ())
        if one.startswith(written)
    }


#: As much of a canary as says of which programme it is, and the start of its field.
START = len("cnry-min-a")


@cache
def sorted_by_start(canaries):
    found = defaultdict(list)
    for canary in canaries:
        found[canary[:START].lower()].append((canary.lower(), canary))
    return found


@dataclass(frozen=True)
class Met:
    """What is remembered of an answer: whether it was given, and whom it speaks of."""

    status_code: int
    found: set


@pytest.fixture(scope="module", autouse=True)
def _same_page_same_print():
    """Draw once what several people print: the same page makes the same PDF."""
    drawn, render = {}, renderer.render

    def render_once(html, assets=None, *, tagged=True):
        page = (html, repr(assets), tagged)
        if page not in drawn:
            drawn[page] = render(html, assets, tagged=tagged)
        return drawn[page]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(renderer, "render", render_once)
        yield


def place_of(canary, world):
    return next(place for place in world.places if f"CNRY-{place.code}-" in canary)


def home_of(canary, world):
    return place_of(canary, world).home


def allowed(persona, canary, world):
    """Say whether this person may read this value, by the rules written by hand."""
    place = place_of(canary, world)
    if ANYBODY.match(canary):
        return True
    if persona.group == "site_admin":
        return bool(ADMIN.match(canary))
    if own(persona, canary, world) or told_by_an_exchange(persona, canary, world):
        return True
    if persona.name in TOLD_TO and TOLD.fullmatch(canary):
        return True
    if known_on_the_territory(canary, roles_on_the_territory(persona, place, world)):
        return True
    return bool(roles_in(persona, place, world) & rule_for(canary).open_to(canary))


def own(persona, canary, world):
    """Say whether the value is the person's own; who has two roles has other ones."""
    if persona.name == "two_roles":
        return False
    who = canary.split("-", 3)[3]
    home = {"neighbour": "NEI", "elsewhere": "ELS"}.get(persona.scope, "MIN")
    scope = "own" if home != "MIN" else persona.scope
    mine = home_of(canary, world) == home and who == f"{persona.role}.{scope}"
    return mine and persona.scope != "disabled"


#: The groups that meet: who leads is named to the other one, save the participants.
MET = {"MIN": "ELS", "ELS": "MIN"}


def told_by_an_exchange(persona, canary, world):
    other = MET.get(place_of(canary, world).code)
    places = [place for place in world.places if place.code == other]
    takes_part = any(roles_in(persona, place, world) for place in places)
    return takes_part and canary.endswith("-name-town")


def roles_in(persona, place, world):
    if persona.name == "two_roles":
        if place is world.draft:
            return set()
        return {"MIN": {"observer"}, "NEI": {"coordinator"}}.get(place.home, set())
    home = {"own": "MIN", "neighbour": "NEI", "elsewhere": "ELS"}.get(persona.scope)
    if place is world.draft and persona.role not in TEAM:
        return set()
    return {persona.role} if place.home == home else set()


#: They lead a programme beside « elsewhere », where nothing is yet.
LEAD_THE_EMPTY_ONE = ("coordinator, own", "two_roles")


def roles_on_the_territory(persona, place, world):
    """Return the roles that a person holds in the programmes of the same territory."""
    territory = place.programme.territory_id
    there = [one for one in world.places if one.programme.territory_id == territory]
    roles = set().union(*(roles_in(persona, one, world) for one in there))
    is_of_the_empty_one = territory == world.empty.programme.territory_id
    if is_of_the_empty_one and persona.name in LEAD_THE_EMPTY_ONE:
        roles.add(Role.FACILITATOR)
    return roles


@pytest.mark.parametrize("name", PERSONAS)
def test_nobody_reads_what_is_not_theirs(name, world, met, caplog):
    caplog.set_level(logging.DEBUG)
    # It tells each glyph that it draws, by thousands.
    caplog.set_level(logging.WARNING, "fontTools")
    canaries = set.union(*(place.canaries for place in world.places))
    persona = world.personas[name]
    mine = persona.scope == "own"
    # The prints of their own programme are not what strangers are here for; the forms
    # of their rows are those that the people of mine are shown, each with the same role.
    way = {
        "files": mine,
        "once_in": "programme" if mine else "all",
        "kept": lambda answer: Met(
            answer.status_code, found_in(read(answer), canaries)
        ),
    }
    answers = crawl(persona.client, "/", **way)
    # No link leads to a refusal; those of the administration are for who takes part.
    assert name == "site_admin" or refused(answers) == set()
    answers = crawl(persona.client, *doors(world), known=answers, **way)
    forbidden = {
        canary: address
        for address, answer in answers.items()
        for canary in answer.found
        if not allowed(persona, canary, world)
    }
    met[name] = set().union(*(answer.found for answer in answers.values()))
    figures["pages crawled"] += len(answers)
    figures["forbidden canaries"] += len(forbidden)
    assert forbidden == {}
    assert found_in(caplog.text, canaries) == set()
    assert {a.status_code for a in answers.values()} <= {200, 302, 403, 404, 405}


def test_each_value_is_met_by_those_who_are_meant_to_read_it(world, met):
    """Or else the crawl was blind."""
    mine = (world.mine, world.frozen, world.signed)
    # Lines kept for the writing are no more at hand once nothing is written.
    only_in_a_draft = re.compile("CNRY-(FRO|SIG)-note-")
    missed = [
        (role, canary)
        for canary in sorted(set.union(*(place.canaries for place in mine)))
        for role in rule_for(canary).met_by(canary)
        if f"{role}, own" in met and canary not in met[f"{role}, own"]
        if not only_in_a_draft.match(canary)
    ]
    assert missed == []


def test_what_is_told_to_the_next_group_is_met_by_its_team(world, met):
    told = {one for one in world.neighbour.canaries if TOLD.fullmatch(one)}
    assert len(told) == 6
    assert [who for who in TOLD_TO if who in met and not told <= met[who]] == []


def test_every_value_has_its_rule_and_every_rule_its_value(world):
    canaries = set.union(*(place.canaries for place in world.places))
    assert [one for one in canaries if found_in(one, canaries) < {one}] == []
    used = {rule_for(canary) for canary in canaries}
    assert set(RULES) - used == set()


def test_a_leak_is_seen(world):
    """The control: what an observer may not read is found, wherever it is."""
    leaked = world.mine.canary("name", "silent")
    bundle = io.BytesIO()
    with zipfile.ZipFile(bundle, "w") as archive:
        archive.writestr("exemplaire.txt", f"Pour {leaked.upper()}.")
    said = read_bytes(bundle.getvalue(), "application/zip")
    assert found_in(said, world.mine.canaries) == {leaked}
    assert not allowed(world.persona(Role.OBSERVER), leaked, world)
    assert allowed(world.persona(Role.FACILITATOR), leaked, world)


def test_letters_and_logs_say_nothing(
    world, caplog, django_capture_on_commit_callbacks
):
    caplog.set_level(logging.DEBUG)
    canaries = set.union(*(place.canaries for place in world.places))
    client, place = world.coordinator.client, world.mine
    sent = (
        "password_reset",
        "programmes:invitation_resend",
        "programmes:member_invite",
    )
    with django_capture_on_commit_callbacks(execute=True):
        for name in sent:
            address = bodies.address(name, place)
            data = bodies.body(name, address, world, client.get(address))
            assert client.post(address, data).status_code == 302
    said = [f"{m.subject}\n{m.body}\n{m.extra_headers}" for m in mail.outbox]
    assert len(said) == len(sent)
    # Whoever invites is named, so that the letter can be believed.
    inviter = place.canary("account", "coordinator.own")
    assert found_in("\n".join(said), canaries) == {inviter}
    assert found_in("\n".join(m.subject for m in mail.outbox), canaries) == set()
    assert found_in(caplog.text, canaries) == set()
