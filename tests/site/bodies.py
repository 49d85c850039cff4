"""What is sent to each address: its arguments, and a body that its form accepts."""

import uuid

from programmes.models import Kind, Role
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


#: The arguments of the addresses that take more than the programme's name.
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
    "programmes:group_remove": group(Kind.FUTURE),
    "programmes:partner_detail": partner("silent"),
    "programmes:partner_edit": partner("silent"),
    "programmes:partner_leave": partner("silent"),
    "programmes:partner_return": partner("gone"),
    "programmes:partner_remove": partner("silent"),
    "programmes:member_edit": member(Role.OBSERVER),
    "programmes:member_end": member(Role.OBSERVER),
    "programmes:invitation_resend": row("letter"),
    "programmes:invitation_revoke": row("letter"),
    "programmes:invitation_card": row("card"),
}

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
    "programmes:logo_add": lambda world: {"image": picture(), "alt": "La Ville"},
}


def arguments(name, place):
    """Return the arguments of the address of ``name`` in this programme."""
    if name in ARGUMENTS:
        return ARGUMENTS[name](place)
    return slug(place) if name == "programme" or ":" in name else {}


def only_there(name, place):
    """Return arguments of the neighbour whose row or number mine has not."""
    found = arguments(name, place)
    if "number" in found:
        found["number"] = place.partners["further.l"].number
    return found


def body(name, address, world, page):
    """Return what a browser would send: the form of the page, and what is typed in it.

    Whoever is shown no form sends the one that the coordinator would.
    """
    pages = (page, world.coordinator.client.get(address))
    forms = (sent_to(address, page) for page in pages if page.status_code == 200)
    values = next(filter(None, forms), {})
    values |= TYPED[name](world) if name in TYPED else {}
    return values | {"submission_id": str(uuid.uuid4())}


def sent_to(address, page):
    """Return the values of the page's form that is sent to ``address``."""
    found = is_html(page) and form_to(parse(page), address, address)
    return found and {k: v for k, v in found.values.items() if "csrf" not in k}
