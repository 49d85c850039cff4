"""Who meets what along the chain of solidarity: links, and offers to help.

The rows of the table, the arguments of the addresses, what is typed, and who may read
which value.
"""

import re

from tests.site.answers import (
    accounts,
    coordinators,
    form,
    inside,
    members,
    read,
    write,
    writers,
)
from tests.site.readable_rules import MEMBERS, WRITERS, rule

#: The team, and a participant for what is her own; to the others there is no such offer.
TEAM_ONLY = {"coordinator": True, "facilitator": True, "participant": 404}
HERSELF = {"coordinator": 403, "facilitator": 403, "participant": True}
#: Withdrawn: whoever did it may undo it, and nobody else knows of it any more.
UNDONE_BY_THE_COORDINATOR = {"coordinator": True, "facilitator": 404} | {
    "participant": 404
}
UNDONE_BY_HERSELF = {"coordinator": 404, "facilitator": 404, "participant": True}

CHAIN = {
    "chain": read(accounts(200)),
    "programme_chain": read(members(200)),
    "chain:link_add": form(coordinators(200)),
    "chain:link_agree": write(coordinators(302)),
    "chain:link_take_back": write(coordinators(302)),
    "chain:link_bring_back": write(coordinators(302)),
    "chain:help_add": form(writers(200)),
    "chain:help_edit": form(inside(200, **TEAM_ONLY)),
    # Made on screen by the participant: her words are hers.
    "chain:help_edit@herself": form(inside(200, **HERSELF)),
    "chain:help_withdraw": write(inside(302, **TEAM_ONLY)),
    "chain:help_withdraw@herself": write(
        inside(302, coordinator=True, facilitator=True, participant=True)
    ),
    "chain:help_bring_back": write(inside(302, **UNDONE_BY_THE_COORDINATOR)),
    "chain:help_bring_back@herself": write(inside(302, **UNDONE_BY_HERSELF)),
    "chain:own": read(inside(200, participant=True)),
    "chain:own_add": form(inside(200, participant=True)),
}


def row(name):
    return lambda place: {"slug": place.programme.slug, "pk": place.rows[name].pk}


def of_the_programme(place):
    return {"slug": place.programme.slug}


CHAIN_ARGUMENTS = {
    "chain:link_agree": row("link_claimed"),
    "chain:link_take_back": row("link"),
    "chain:link_bring_back": row("link_gone"),
    "chain:help_edit": row("offer"),
    "chain:help_edit@herself": row("offer_own"),
    "chain:help_withdraw": row("offer"),
    "chain:help_withdraw@herself": row("offer_own"),
    "chain:help_bring_back": row("offer_gone"),
    "chain:help_bring_back@herself": row("offer_own_gone"),
    # A participant's: who coordinates the empty programme has none there.
    "chain:own": of_the_programme,
    "chain:own_add": of_the_programme,
}
CHAIN_WITHOUT_A_ROW = {"chain:own", "chain:own_add"}

OFFERED = {"what": "Raconter notre chemin.", "how_often": "une fois", "told": "team"}
AGREED = {"given": "aloud", "agreed_on": "2026-01-08"}

CHAIN_TYPED = {
    "chain:link_add": lambda world: {
        "direction": "recu",
        "other": world.empty.programme.pk,
    },
    "chain:help_add": lambda world: (
        {"partner": world.mine.partners["silent"].pk} | OFFERED | AGREED
    ),
    "chain:help_edit": lambda world: AGREED,
    "chain:help_edit@herself": lambda world: {"how_often": "quand je peux"},
    "chain:own_add": lambda world: OFFERED,
}

CHAIN_RULES = (
    rule("help|often", r"(shared|gone|participant\.own)", WRITERS),
    rule("helpgone|oftengone", r"participant\.own", {"participant"}),
    rule("help|often", "withdrawn", ()),
    rule("room", "exchange", MEMBERS),
)

#: What mine's team reads of the group that passed on to it, as far as it was agreed:
#: the offers, a first name, and whom to ask.
TOLD = re.compile(
    r"CNRY-NEI-((help|often)-(shared|gone)|first-shared|account-coordinator\.own)"
)
TOLD_TO = ("coordinator, own", "facilitator, own")
