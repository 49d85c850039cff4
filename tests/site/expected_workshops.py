"""Who meets what at the workshops, and in the directory of the organisations.

The rows of the table, how their addresses are written, what is sent to them, and who
reads what is typed there.
"""

import re

from programmes.models.programme import TEAM
from tests.site.answers import form, members, read, write, writers
from tests.site.readable_rules import MEMBERS, READERS, WRITERS, rule

WORKSHOPS = {
    "workshops:workshop_list": read(members(200)),
    "workshops:workshop_add": form(writers(200)),
    "workshops:workshop_detail": read(members(200)),
    "workshops:workshop_edit": form(writers(200)),
    "workshops:workshop_ideas": form(writers(200)),
    "workshops:workshop_archive": write(writers(302)),
    "workshops:workshop_bring_back": write(writers(302)),
    "workshops:workshop_earlier": read(writers(200)),
    "workshops:workshop_take_up": form(writers(200)),
    "workshops:hosting_add": form(writers(200)),
    "workshops:hosting_edit": form(writers(200)),
    "workshops:hosting_archive": write(writers(302)),
    "workshops:hosting_bring_back": write(writers(302)),
    "workshops:host_list": read(members(200)),
    "workshops:host_export": read(writers(200)),
    "workshops:host_detail": read(members(200)),
    "workshops:host_contact_add": form(writers(200)),
    "workshops:host_contact_edit": form(writers(200)),
    "workshops:host_contact_archive": write(writers(302)),
    "workshops:host_contact_bring_back": write(writers(302)),
}


def workshop(name):
    return lambda place: {
        "slug": place.programme.slug,
        "number": place.rows[name].number,
    }


def hosting(name):
    return lambda place: {
        "slug": place.programme.slug,
        "number": place.rows[name].workshop.number,
        "pk": place.rows[name].pk,
    }


def row(name):
    return lambda place: {"slug": place.programme.slug, "pk": place.rows[name].pk}


ARGUMENTS = {
    "workshops:workshop_detail": workshop("workshop"),
    "workshops:workshop_edit": workshop("workshop"),
    "workshops:workshop_ideas": workshop("workshop"),
    "workshops:workshop_archive": workshop("workshop.skills"),
    "workshops:workshop_bring_back": workshop("workshop.out"),
    "workshops:workshop_take_up": row("workshop.earlier"),
    "workshops:hosting_add": workshop("workshop"),
    "workshops:hosting_edit": hosting("hosting"),
    "workshops:hosting_archive": hosting("hosting"),
    "workshops:hosting_bring_back": hosting("hosting.out"),
    "workshops:host_detail": row("host"),
    "workshops:host_contact_add": row("host"),
    "workshops:host_contact_edit": row("contact"),
    "workshops:host_contact_archive": row("contact"),
    "workshops:host_contact_bring_back": row("contact.out"),
}
#: The teams of a territory share its directory, and take up what its editions did.
OF_A_TERRITORY = {
    "workshops:workshop_take_up",
    "workshops:host_detail",
    "workshops:host_contact_add",
    "workshops:host_contact_edit",
    "workshops:host_contact_archive",
    "workshops:host_contact_bring_back",
}

TYPED = {
    "workshops:workshop_add": lambda world: {"theme": "Se sentir utile"},
    "workshops:workshop_ideas": lambda world: {
        "idea": str(world.mine.rows["idea.sorted"].pk)
    },
    "workshops:hosting_add": lambda world: {"organisation": "Un club du quartier"},
    "workshops:host_contact_add": lambda world: {"name": "L’accueil"},
}

RULES = (
    rule("topic", "out", WRITERS),
    rule("topic|need|contents|hosted|venue", ".*", MEMBERS),
    rule("session", "workshop", READERS),
    # Of somebody who was taken out, the name is enough to bring them back.
    rule("contact", r"(capacity|phone|mail)\.out", (), WRITERS),
    rule("contact", ".*", WRITERS),
)
#: What the teams of a territory tell one another.
ON_THE_TERRITORY = re.compile("CNRY-...-(topic|need|contents|hosted|contact)-")


def known_on_the_territory(canary, roles):
    """Whether ``roles``, held somewhere on the territory of a value, let it be read."""
    return bool(set(TEAM) & roles and ON_THE_TERRITORY.match(canary))
