"""Who meets what at the sessions, the decisions and the steering committee.

The rows of the table, how their addresses are written, and what is sent to them.
"""

from tests.site.answers import form, inside, members, read, write, writers

#: An exchange is changed by the programme that made it, never by the one it invites.
INVITED = {"GET": inside(403), "POST": inside(403)}
#: Those who decide with the committee: who signs the contract reads the decisions alone.
COMMITTEE = inside(200, coordinator=True, facilitator=True, observer=True)

#: The kinds of sessions that are planned on a page of their own, besides the fullest.
OTHER_KINDS = ("group", "expression", "workshop", "evaluation", "steering", "exchange")

MEETINGS = {
    "workshops:session_list": read(members(200)),
    "workshops:session_add": read(writers(200)),
    "workshops:session_plan": form(writers(200)),
    **{f"workshops:session_plan@{kind}": form(writers(200)) for kind in OTHER_KINDS},
    "workshops:session_edit@series": form(writers(200)),
    "workshops:session_cancel@series": form(writers(200)),
    "workshops:session_detail@moved": read(inside(200, others=200, observer=404)),
    "workshops:session_detail": read(members(200)),
    "workshops:session_detail@exchange": read(members(200)),
    "workshops:session_detail@invited": read(members(200)),
    # Not among the meetings to which those who observe are asked.
    "workshops:session_detail@group": read(inside(200, others=200, observer=404)),
    # Not accepted yet: the team alone knows of it.
    "workshops:session_detail@asked": read(
        inside(200, coordinator=True, facilitator=True, others=404)
    ),
    "workshops:session_accept": write(writers(302)),
    "workshops:session_decline": write(writers(302)),
    "workshops:session_edit": form(writers(200)),
    "workshops:session_edit@exchange": form(writers(200)),
    "workshops:session_edit@invited": INVITED,
    "workshops:session_cancel": form(writers(200)),
    "workshops:session_restore": write(writers(302)),
    "workshops:session_decided_nothing": write(writers(302)),
    "workshops:decision_list": read(members(200)),
    "workshops:decision_add": form(writers(200)),
    "workshops:decision_edit": form(writers(200)),
    "workshops:decision_edit@invited": INVITED,
    "workshops:decision_done": write(writers(302)),
    "workshops:decision_archive": write(writers(302)),
    "workshops:decision_bring_back": write(writers(302)),
    "workshops:steering": read(members(200)),
    "state_sheet": read(COMMITTEE),
    "state_sheet_pdf": read(COMMITTEE),
}


def row(name):
    return lambda place: {"slug": place.programme.slug, "pk": place.rows[name].pk}


def kind(name):
    return lambda place: {"slug": place.programme.slug, "kind": name}


#: A kind of session is no row of a programme.
WITHOUT_A_ROW = {
    "workshops:session_plan",
    *(f"workshops:session_plan@{kind}" for kind in OTHER_KINDS),
}
ARGUMENTS = {
    "workshops:session_plan": kind("social_skills"),
    **{f"workshops:session_plan@{name}": kind(name) for name in OTHER_KINDS},
    "workshops:session_edit@series": row("series.first"),
    "workshops:session_cancel@series": row("series.first"),
    "workshops:session_detail@moved": row("series.first"),
    "workshops:session_detail": row("meeting"),
    "workshops:session_detail@exchange": row("exchange"),
    "workshops:session_detail@invited": row("invited"),
    "workshops:session_detail@group": row("group_session"),
    "workshops:session_detail@asked": row("asked"),
    "workshops:session_accept": row("asked"),
    "workshops:session_decline": row("invited"),
    "workshops:session_edit": row("meeting"),
    "workshops:session_edit@exchange": row("exchange"),
    "workshops:session_edit@invited": row("invited"),
    "workshops:session_cancel": row("next_meeting"),
    "workshops:session_restore": row("cancelled"),
    "workshops:session_decided_nothing": row("undecided"),
    "workshops:decision_add": row("meeting"),
    "workshops:decision_edit": row("decision"),
    "workshops:decision_edit@invited": row("decision.invited"),
    "workshops:decision_done": row("decision"),
    "workshops:decision_archive": row("decision"),
    "workshops:decision_bring_back": row("decision.out"),
}

TYPED = {
    "workshops:session_plan": lambda world: {"day": "2026-03-12"},
    "workshops:decision_add": lambda world: {"words": "Chercher une salle."},
    "workshops:decision_done": lambda world: {"done": "yes"},
    "workshops:session_decided_nothing": lambda world: {"nothing": "yes"},
}
