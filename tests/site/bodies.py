"""What is sent to each address: its arguments, and a body that its form accepts."""

import uuid

from django.urls import reverse
from django.utils import timezone

from programmes.models import Kind, Role
from tests.factories import PASSWORD
from tests.site import (
    expected_actions,
    expected_acts,
    expected_asking,
    expected_confided,
    expected_easyend,
    expected_keeping,
    expected_measures,
    expected_meetings,
    expected_minutes,
    expected_presence,
    expected_public,
    expected_rankings,
    expected_readings,
    expected_rights,
    expected_rounds,
    expected_wellbeing,
    expected_workshops,
)
from tests.site.arguments import (
    ARGUMENTS,
    IN_A_FROZEN_ONE,
    NOT_OF_A_PROGRAMME,
    slug,
)
from tests.site.expected_chain import CHAIN_TYPED
from tests.site.expected_creation import PLACES
from tests.site.expected_creation import TYPED as TYPED_IN_CREATION
from tests.site.expected_path import PATH_TYPED
from tests.site.pages import form_to, is_html, parse
from tests.site.resolver import ours
from tests.site.world import picture

ADDRESSES = ours()
NEW_PASSWORD = "trois lampes dans le couloir"


#: Where the addresses are visited that are not in « mine ».
VISITED = PLACES | expected_acts.PLACES | expected_asking.PLACES

TWO_PASSWORDS = {"new_password1": NEW_PASSWORD, "new_password2": NEW_PASSWORD}

#: What is typed over the form of the page as its coordinator sees it. Where there is
#: no such page, this is all that is sent.
TYPED = {
    "set_language": lambda world: {"language": "en", "next": "/aide/"},
    "account": lambda world: {"name": "Quelqu’un d’autre"},
    "login": lambda world: {
        "username": world.coordinator.user.email,
        "password": PASSWORD,
    },
    "card": lambda world: {"code": world.mine.rows["card_secret"]},
    "invitation": lambda world: {"password": NEW_PASSWORD, "again": NEW_PASSWORD},
    "password_reset": lambda world: {"email": world.coordinator.user.email},
    "password_change": lambda world: {"old_password": PASSWORD} | TWO_PASSWORDS,
    "password_reset_confirm": lambda world: TWO_PASSWORDS,
    "programme_open": lambda world: {
        "territory": world.mine.programme.territory_id,
        "edition": "2030",
    },
    "programmes:settings": lambda world: {"duration_months": "9"},
    "programmes:logo_add": lambda world: {"file": picture(), "alt": "La Ville"},
    "programmes:group_add": lambda world: {
        "kind": Kind.ASSOCIATION,
        "voice": "nous",
        "label": "Voisins",
    },
    "programmes:group_move": lambda world: {"to": "down"},
    "programmes:partner_add": lambda world: {
        "role_group": world.mine.groups[Kind.PARTICIPANT].pk,
        "name": "Une personne de plus",
    },
    "programmes:member_invite": lambda world: {
        "role": Role.OBSERVER,
        "name": "Quelqu’un",
        "email": "quelquun@exemple.fr",
        "capacity": "déléguée",
    },
    "contracts:article_add": lambda world: {"text": "Un article de plus."},
    "contracts:block_add": lambda world: {
        "role_group": world.mine.groups[Kind.ASSOCIATION].pk
    },
    "contracts:commitment_add": lambda world: {"text": "Prendre soin du lieu."},
    "contracts:passage_move": lambda world: {"position": "1"},
    "contracts:passage_move@participants": lambda world: {"position": "2"},
    "contracts:import": lambda world: {"text": IMPORTED},
    "contracts:import_fill": lambda world: reviewed(world) | {"archive": "on"},
    "contracts:comment_add": lambda world: remark(world.mine),
    "contracts:comment_add@frozen": lambda world: remark(world.frozen),
    "contracts:ceremony_close": lambda world: {
        "day": timezone.localdate().isoformat(),
        "shown_for": timezone.localdate().isoformat(),
    },
    "contracts:comment_edit": lambda world: {"text": "Une autre remarque."},
    "contracts:comment_answer": lambda world: {
        "decision": "answered",
        "answer": "Nous en parlerons ensemble.",
    },
    "contracts:readings": lambda world: {"read_on": "2026-01-08"},
    "contracts:agreement": lambda world: {"agreed_on": "2026-01-08"},
    "contracts:ceremony_edit": lambda world: {"place": "Salle des mariages"},
    "contracts:thing_add": lambda world: {"text": "Des fleurs"},
    "contracts:thing_ready": lambda world: {"ready": "on"},
    "contracts:reopen": lambda world: {"reason": "Un mot manque."},
    "contracts:copy_returned": lambda world: {"returned": "on"},
    "contracts:scan_add": lambda world: {"file": picture("page.png")},
    "contracts:signature_strike": lambda world: {"because": "La ligne d’à côté."},
}
TYPED |= PATH_TYPED
TYPED |= expected_meetings.TYPED
TYPED |= expected_keeping.TYPED
TYPED |= expected_presence.TYPED
TYPED |= expected_minutes.TYPED
TYPED |= expected_confided.TYPED
TYPED |= expected_actions.TYPED
TYPED |= expected_rankings.TYPED
TYPED |= expected_rounds.TYPED
TYPED |= expected_acts.TYPED
TYPED |= expected_wellbeing.TYPED
TYPED |= expected_measures.TYPED
TYPED |= expected_workshops.TYPED
TYPED |= CHAIN_TYPED
TYPED |= TYPED_IN_CREATION
TYPED |= expected_public.TYPED
TYPED |= expected_readings.TYPED
TYPED |= expected_asking.TYPED
TYPED |= expected_easyend.TYPED
TYPED |= expected_rights.TYPED

IMPORTED = """CONTRAT
Article 1er : Durée
Le contrat dure six mois.
Article 2 : Engagements
En tant que collectivité, nous nous engageons à :
1. Prêter une salle.
"""


def remark(place):
    group = place.groups[Kind.PARTICIPANT]
    return {"text": "Une remarque de plus.", "role_group": group.pk}


def reviewed(world):
    """Return what the page that shows an imported text would send on."""
    place = reverse("contracts:import", kwargs=slug(world.mine))
    filled = reverse("contracts:import_fill", kwargs=slug(world.mine))
    page = world.coordinator.client.post(place, {"text": IMPORTED})
    return form_to(parse(page), place, filled).values


def place_of(name, world):
    """Return the programme in which the address is visited as one's own."""
    if name in VISITED:
        return getattr(world, VISITED[name])
    if name.endswith("@signed"):
        return world.signed
    return world.frozen if _is_frozen(name) else world.mine


def place_of_others(name, world):
    """Return a programme of the neighbour's that has the rows of this address."""
    ours = place_of(name, world)
    return world.neighbour if ours is world.mine else world.theirs


def _is_frozen(name):
    return name in IN_A_FROZEN_ONE or name.endswith("@frozen")


def visited(name, world):
    """Return the address of ``name`` in the programme where it is visited."""
    return address(name, place_of(name, world))


def address(name, place, **other):
    """Return the address of ``name`` in this programme, what follows @ left out."""
    return reverse(name.partition("@")[0], kwargs=arguments(name, place) | other)


def arguments(name, place):
    """Return the arguments of the address of ``name`` in this programme."""
    if name in ARGUMENTS:
        return ARGUMENTS[name](place)
    taken = ADDRESSES[name.partition("@")[0]].arguments
    return slug(place) if "slug" in taken else {}


def has_a_row_of_the_programme(name):
    """Say whether the address names a row that belongs to one programme."""
    return name not in NOT_OF_A_PROGRAMME and ":" in name


def only_there(name, place):
    """Return arguments of the neighbour whose row or number mine has not."""
    found = arguments(name, place)
    if name in expected_workshops.ARGUMENTS and "pk" not in found:
        return found | {"number": place.rows["workshop.only"].number}
    # Numbers of letters and rules are given by the place: no two have the same.
    own = name in expected_keeping.ARGUMENTS
    if "number" in found and "pk" not in found and not own:
        found["number"] = place.partners["further.f"].number
    return found


def body(name, place, world, *pages):
    """Return what a browser would send: the form of the page, and what is typed in it.

    Of ``pages``, the first that has the form: whoever is shown none sends the one that
    the coordinator would.
    """
    forms = (sent_to(place, page) for page in pages if page.status_code == 200)
    values = dict(next(filter(None, forms), {}))
    typed = TYPED.get(name) or TYPED.get(name.partition("@")[0])
    values |= typed(world) if typed else {}
    return values | {"submission_id": str(uuid.uuid4())}


def form_of(address, page):
    """Return the form of the page that is sent to ``address``, or None."""
    return form_to(parse(page), address, address) if is_html(page) else None


def sent_to(address, page):
    found = form_of(address, page)
    return found and {k: v for k, v in found.values.items() if "csrf" not in k}
