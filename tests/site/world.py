"""Nine programmes and the 28 people at the door.

The addresses visited are those of « mine », whose text is a draft; those that need a
frozen text or a signed one are visited in « frozen » and « signed », where the same
people take part. « neighbour » is another programme of the same territory, « elsewhere »
one of another territory; the neighbour's people also have « theirs », frozen. Three light
ones, beside mine, are in preparation, ended and in the archive.
"""

from dataclasses import dataclass, field

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from contracts.models import ModelArticle, ModelCommitment
from programmes.models import Kind, MethodPack, Role, User
from programmes.sessions import LONGEST
from tests import factories
from tests.links import make_link
from tests.site.actions_place import propose
from tests.site.acts_place import live_on
from tests.site.asking_place import look_back
from tests.site.chain_place import pass_on
from tests.site.confided_place import confide_in
from tests.site.course_places import build_archived, build_draft, build_ended
from tests.site.easyend_place import end_here, say_easily
from tests.site.expected_public import write_public_page
from tests.site.keeping_place import keep
from tests.site.measures_place import measure
from tests.site.meetings_place import exchange, meet
from tests.site.minutes_place import log
from tests.site.place import Place, build_place, canary, white
from tests.site.presence_place import attend
from tests.site.rankings_place import rank
from tests.site.readings_place import read_again
from tests.site.rights_place import agree_and_ask
from tests.site.rounds_place import ask_three
from tests.site.signing_place import discuss, freeze_place, sign_place
from tests.site.wellbeing_place import ask
from tests.site.workshops_place import remember, work

#: Where a persona stands towards « mine ».
SCOPES = ("own", "neighbour", "elsewhere", "ended", "disabled")
ON_POSTGRESQL = "postgresql" in settings.DATABASES["default"]["ENGINE"]
#: On PostgreSQL the great walk meets three of them: the engine adds nothing to the rest.
FEWER_SCOPES = ("own", "neighbour", "ended")


@dataclass
class Persona:
    """Somebody at the door: the role, the scope, and a browser already logged in."""

    name: str
    role: str
    scope: str
    user: object
    client: Client

    @property
    def group(self):
        """The column of the table of expectations that is this person's."""
        if self.role in ("anonymous", "site_admin"):
            return self.role
        if self.scope == "disabled":
            return "anonymous"
        return self.role if self.scope == "own" else "stranger"

    def __str__(self):
        return self.name


@dataclass
class World:
    mine: Place
    neighbour: Place
    elsewhere: Place
    empty: Place
    frozen: Place
    signed: Place
    theirs: Place
    draft: Place
    ended: Place
    archived: Place
    personas: dict = field(default_factory=dict)

    @property
    def places(self):
        return (
            self.mine,
            self.neighbour,
            self.elsewhere,
            self.frozen,
            self.signed,
            self.theirs,
            self.draft,
            self.ended,
            self.archived,
        )

    def persona(self, role, scope="own"):
        return self.personas[f"{role}, {scope}"]

    @property
    def coordinator(self):
        return self.persona(Role.COORDINATOR)


def build():
    """Make the three programmes, a fourth one without anything in it, and the people."""
    add_models()
    here = factories.make_territory(name="Ville-Ici", slug="ville-ici", code="VIC")
    there = factories.make_territory(name="Ville-Loin", slug="ville-loin", code="VLO")
    mine = build_place("MIN", here, 2025, ("own", "ended", "disabled"))
    neighbour = build_place("NEI", here, 2023)
    empty = factories.make_programme(territory=there, first_year=2021)
    world = World(
        mine,
        neighbour,
        build_place("ELS", there, 2025),
        Place("EMP", empty),
        frozen=build_place("FRO", here, 2019, beside=mine),
        signed=build_place("SIG", here, 2017, beside=mine),
        theirs=build_place("THE", here, 2015, beside=neighbour),
        draft=build_draft(here, mine, neighbour, empty),
        ended=build_ended(here, mine),
        archived=build_archived(here, mine),
    )
    later = [
        factories.make_programme(territory=there, first_year=year, last_year=year + 1)
        for year in (2031, 2032, 2033)
    ]
    for place in world.places:
        if place.contract is not None:
            discuss(place)
            meet(place)
            keep(place)
            attend(place)
            log(place)
            confide_in(place)
            rank(place)
            ask(place)
            ask_three(place)
            work(place)
            propose(place)
            pass_on(place, later)
            look_back(place)
            read_again(place, to_come=place not in (world.frozen, world.theirs))
            measure(place)
            say_easily(place)
            end_here(place, stops=place is world.signed)
            agree_and_ask(place)
    remember([place for place in world.places if place.contract is not None])
    exchange(world.mine, world.elsewhere)
    exchange(world.elsewhere, world.mine)
    exchange(world.neighbour, world.theirs)
    exchange(world.theirs, world.neighbour)
    make_link(neighbour.programme, mine.programme)
    freeze_place(world.frozen)
    sign_place(world.signed)
    live_on(world.signed)
    freeze_place(world.theirs)
    for place in world.places:
        write_public_page(place, published=place is world.signed)
    for scope, place in {
        "own": world.mine,
        "neighbour": world.neighbour,
        "elsewhere": world.elsewhere,
        "ended": world.mine,
        "disabled": world.mine,
    }.items():
        for role in Role:
            key = f"{role}, {scope if place is world.mine else 'own'}"
            add_persona(world, f"{role}, {scope}", role, scope, place.accounts[key])
    add_persona(world, "anonymous", "anonymous", "own", None)
    add_persona(world, "site_admin", "site_admin", "own", make_admin())
    add_persona(world, "two_roles", Role.OBSERVER, "own", make_two_roles(world))
    # Who coordinates mine also opens programmes, and coordinates the empty one.
    user = world.coordinator.user
    User.objects.filter(pk=user.pk).update(may_open_programmes=True)
    factories.make_membership(empty, user=user)
    return world


def add_models():
    """What is in the library, and the set that a new programme starts from."""
    MethodPack.objects.create(
        name="À la manière d’ici",
        participant_singular="partenaire-auteur",
        participant_plural="partenaires-auteurs",
        mid_term_months=3,
    )
    ModelArticle.objects.create(
        place=ModelArticle.Place.OWN,
        heading="Un article à prendre",
        text="Chacun vient comme il est.",
        starts_a_contract=False,
    )
    ModelCommitment.objects.create(kind=Kind.PARTICIPANT, text="Prendre la parole.")


def add_persona(world, name, role, scope, user):
    client = Client(raise_request_exception=False)
    if user:
        client.force_login(user)
    client.get(reverse("help"))  # the session's own first writing is over
    if user:
        stay_in(client)
    world.personas[name] = Persona(name, str(role), scope, user, client)


def stay_in(client):
    """Let a login outlast the walk, which takes longer than anybody may stay idle."""
    session, until = client.session, timezone.now() + LONGEST
    if "closes_at" in session:  # a disabled account is in nowhere
        session["closes_at"] = until.isoformat()
        session.set_expiry(until)
        session.save()


def make_admin():
    return factories.make_user(
        name=canary("ALL", "account", "admin"),
        email="cnry-all-email-admin@exemple.fr",
        is_staff=True,
        is_superuser=True,
    )


def make_two_roles(world):
    """Somebody who observes mine, coordinates the neighbour and leads the empty one."""
    user = factories.make_user(
        name=canary("ALL", "account", "two-roles"),
        email="cnry-all-email-two-roles@exemple.fr",
    )
    for place in world.places:
        role = {"MIN": Role.OBSERVER, "NEI": Role.COORDINATOR}.get(place.home)
        if role:
            factories.make_membership(place.programme, role, user=user)
    factories.make_membership(world.empty.programme, Role.FACILITATOR, user=user)
    return user


def reset_link(user):
    """The two parts of an address that gives ``user`` a new password.

    The token is of the row: the object keeps the last login of a test undone since.
    """
    return {
        "uidb64": urlsafe_base64_encode(force_bytes(user.pk)),
        "token": default_token_generator.make_token(User.objects.get(pk=user.pk)),
    }


def picture(name="marque.png"):
    return SimpleUploadedFile(name, white(), content_type="image/png")
