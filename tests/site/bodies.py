"""What is sent to each address: its arguments, and a body that its form accepts."""

import uuid

from django.urls import reverse

from contracts.models import ModelArticle, ModelCommitment
from programmes.models import Kind, Role, RoleGroupSet
from tests.factories import PASSWORD
from tests.site.pages import form_to, is_html, parse
from tests.site.world import picture, reset_link

NEW_PASSWORD = "trois lampes dans le couloir"


def slug(place):
    return {"slug": place.programme.slug}


def partner(whose):
    return lambda place: slug(place) | {"number": place.partners[whose].number}


def row(name):
    return lambda place: slug(place) | {"pk": place.rows[name].pk}


def member(role, scope="own"):
    def arguments(place):
        user = place.accounts[f"{role}, {scope}"]
        found = place.programme.memberships.get(user=user, role=role)
        return slug(place) | {"pk": found.pk}

    return arguments


def group(kind):
    return lambda place: slug(place) | {"pk": place.groups[kind].pk}


def passage(noun, name):
    return lambda place: slug(place) | {"noun": noun, "pk": place.rows[name].pk}


def fixed(**values):
    return lambda place: slug(place) | values


def model(kind):
    return kind.objects.order_by("-pk")[0].pk


def picked(place):
    block = place.rows["participant_block"]
    return slug(place) | {"pk": block.pk, "model_pk": model(ModelCommitment)}


OWN_COPY = partner("participant.own")

#: The arguments of the addresses that take more than the programme's name. After the
#: sign @, another thing at the same address.
ARGUMENTS = {
    "contract_reference": lambda place: {"reference": place.contract.reference},
    "invitation": lambda place: {"token": place.rows["letter_secret"]},
    "password_reset_confirm": lambda place: reset_link(
        place.accounts["participant, own"]
    ),
    "programmes:logo": row("logo"),
    "programmes:logo_remove": row("logo"),
    "programmes:group_edit": group(Kind.AUTHORITY),
    "programmes:group_move": group(Kind.AUTHORITY),
    "programmes:group_remove": group(Kind.ASSOCIATION),
    "programmes:partner_detail": partner("silent"),
    "programmes:partner_detail@town": partner("town"),
    "programmes:partner_detail@herself": OWN_COPY,
    "programmes:partner_edit": partner("silent"),
    "programmes:partner_edit@town": partner("town"),
    "programmes:partner_leave": partner("silent"),
    "programmes:partner_return": partner("gone"),
    "programmes:partner_remove": partner("silent"),
    "programmes:member_edit": member(Role.OBSERVER),
    "programmes:member_end": member(Role.OBSERVER),
    "programmes:invitation_resend": row("letter"),
    "programmes:invitation_revoke": row("letter"),
    "programmes:invitation_card": row("card"),
    "contracts:section_edit": fixed(kind="preamble"),
    "contracts:article_add": fixed(part=2),
    "contracts:block_add": row("own_first"),
    "contracts:commitment_add": row("participant_block"),
    "contracts:commitment_add@authority": row("partner_block"),
    "contracts:passage_edit": passage("articles", "own_first"),
    "contracts:passage_edit@block": passage("groupes", "participant_block"),
    "contracts:passage_edit@participants": passage("engagements", "participant_first"),
    "contracts:passage_edit@authority": passage("engagements", "partner_first"),
    "contracts:passage_move": passage("articles", "own_first"),
    "contracts:passage_move@participants": passage("engagements", "participant_first"),
    "contracts:passage_archive": passage("articles", "own_second"),
    "contracts:passage_archive@authority": passage("engagements", "partner_first"),
    "contracts:passage_bring_back": passage("articles", "archived"),
    "contracts:article_pick": lambda place: (
        slug(place) | {"model_pk": model(ModelArticle)}
    ),
    "contracts:commitment_pick": picked,
    "contracts:note_put_away": row("note"),
    "contracts:note_bring_back": row("note"),
    "contracts:print_html": fixed(kind="sans-nom"),
    "contracts:print_html@draft": fixed(kind="projet"),
    "contracts:print_html@large": fixed(kind="gros-caracteres"),
    "contracts:print_html@poster": fixed(kind="affiche"),
    "contracts:print_html@archive": fixed(kind="archive"),
    "contracts:print_pdf": fixed(kind="sans-nom"),
    "contracts:print_pdf@archive": fixed(kind="archive"),
    "contracts:copy_html": partner("silent"),
    "contracts:copy_html@herself": OWN_COPY,
    "contracts:copy_pdf": partner("silent"),
    "contracts:copy_pdf@herself": OWN_COPY,
}

#: Kinds of print, parts of a contract, and the library that all programmes share.
NOT_OF_A_PROGRAMME = {
    "contracts:article_add",
    "contracts:article_pick",
    "contracts:section_edit",
    *(name for name in ARGUMENTS if name.startswith("contracts:print_")),
}

#: The addresses that ask for a frozen text, or for a signed one; the others are
#: visited while it is a draft. After the sign @, « frozen » and « signed » say it too.
IN_A_FROZEN_ONE = set()
IN_A_SIGNED_ONE = set()

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
        "group_set": model(RoleGroupSet),
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
}
IMPORTED = """CONTRAT
Article 1er : Durée
Le contrat dure six mois.
Article 2 : Engagements
En tant que collectivité, nous nous engageons à :
1. Prêter une salle.
"""


def reviewed(world):
    """Return what the page that shows an imported text would send on."""
    place = reverse("contracts:import", kwargs=slug(world.mine))
    filled = reverse("contracts:import_fill", kwargs=slug(world.mine))
    page = world.coordinator.client.post(place, {"text": IMPORTED})
    return form_to(parse(page), place, filled).values


def place_of(name, world):
    """Return the programme in which the address is visited as one's own."""
    if name in IN_A_SIGNED_ONE or name.endswith("@signed"):
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
    return slug(place) if name == "programme" or ":" in name else {}


def has_a_row_of_the_programme(name):
    """Say whether the address names a row that belongs to one programme."""
    return name not in NOT_OF_A_PROGRAMME and ":" in name


def only_there(name, place):
    """Return arguments of the neighbour whose row or number mine has not."""
    found = arguments(name, place)
    if "number" in found:
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
