"""Who meets what at the co-evaluations, their synthesis, and the improvements."""

from tests.site.answers import form, members, read, readers, write, writers
from tests.site.readable_rules import MEMBERS, READERS, WRITERS, rule

ASKING = {
    "evaluation:evaluation_list": read(members(200)),
    "evaluation:evaluation_prepare": form(writers(200)),
    # From a session to its co-evaluation; those who observe know no such session.
    "evaluation:session_evaluation": read(readers(302) | {"observer": 404}),
    # Of one that took place, those who observe read the counts.
    "evaluation:evaluation_detail": read(members(200)),
    "evaluation:evaluation_hold": form(writers(200)),
    "evaluation:evaluation_take_back": write(writers(302)),
    "evaluation:evaluation_archive": write(writers(302)),
    "evaluation:evaluation_bring_back": write(writers(302)),
    "evaluation:synthesis": read(readers(200)),
    "evaluation:synthesis_html": read(readers(200)),
    "evaluation:synthesis_pdf": read(readers(200)),
    "evaluation:kept_edit": form(writers(200)),
    "evaluation:kept_agree": form(writers(200)),
    "evaluation:contribution_list": read(writers(200)),
    "evaluation:contribution_speaks_of": form(writers(200)),
    "evaluation:improvement_list": read(members(200)),
    "evaluation:improvement_add": form(writers(200)),
    "evaluation:improvement_take": write(writers(302)),
    "evaluation:improvement_edit": form(writers(200)),
    "evaluation:improvement_decide": form(writers(200)),
    "evaluation:improvement_done": write(writers(302)),
    "evaluation:improvement_archive": write(writers(302)),
    "evaluation:improvement_bring_back": write(writers(302)),
    "evaluation:improvement_look": form(writers(200)),
}


def row(name):
    def arguments(place):
        return {"slug": place.programme.slug, "pk": place.rows[name].pk}

    return arguments


OF_AN_EVALUATION = (
    "evaluation_detail", "evaluation_hold", "evaluation_take_back",
    "evaluation_archive", "synthesis", "synthesis_html", "synthesis_pdf", "kept_edit",
    "kept_agree", "contribution_list",
)  # fmt: skip
ARGUMENTS = {
    **{f"evaluation:{name}": row("evaluation") for name in OF_AN_EVALUATION},
    "evaluation:evaluation_prepare": lambda place: {
        "slug": place.programme.slug,
        "moment": "fin",
    },
    "evaluation:session_evaluation": lambda place: {
        "slug": place.programme.slug,
        "pk": place.rows["evaluation"].session_id,
    },
    "evaluation:evaluation_bring_back": row("evaluation.out"),
    "evaluation:contribution_speaks_of": row("contribution.brought"),
    "evaluation:improvement_take": row("contribution.improvement"),
    "evaluation:improvement_edit": row("improvement.open"),
    "evaluation:improvement_decide": row("improvement.open"),
    "evaluation:improvement_done": row("improvement.accepted"),
    "evaluation:improvement_archive": row("improvement.open"),
    "evaluation:improvement_bring_back": row("improvement.out"),
    # What was proposed at mid-term, looked at again at the end.
    "evaluation:improvement_look": lambda place: (
        row("improvement.open")(place)
        | {"evaluation_pk": place.rows["readings.open"].pk}
    ),
}

TYPED = {
    "evaluation:evaluation_prepare": lambda world: {"day": "2026-06-25"},
    "evaluation:evaluation_hold": lambda world: {"held_on": "2026-03-12"},
    "evaluation:kept_edit": lambda world: {"kept": "Marcher nous a fait du bien."},
    "evaluation:kept_agree": lambda world: {"agreed_on": "2026-03-12"},
    "evaluation:contribution_speaks_of": lambda world: {
        "thing": f"session-{world.mine.rows['evaluation'].session_id}"
    },
    "evaluation:improvement_add": lambda world: {
        "words": "Un café au début",
        "evaluation": world.mine.rows["evaluation"].pk,
    },
    "evaluation:improvement_edit": lambda world: {
        "words": "Un café à la fin",
        "evaluation": world.mine.rows["evaluation"].pk,
    },
    "evaluation:improvement_decide": lambda world: {
        "decision": "later",
        "decided_on": "2026-03-12",
    },
    "evaluation:improvement_done": lambda world: {"done": "yes"},
    "evaluation:improvement_look": lambda world: {"words": "C’est fait."},
}

#: Where the end is prepared or brought back: in mine, it is to come already.
PLACES = {
    "evaluation:evaluation_prepare": "frozen",
    "evaluation:evaluation_bring_back": "frozen",
}

#: A moment is of every programme.
WITHOUT_A_ROW = {"evaluation:evaluation_prepare"}

#: One that took place stays in the list: it is said.
CHANGES_NOTHING = {"evaluation:evaluation_archive"}

ASKING_RULES = (
    rule("contribution", ".*", READERS),
    # What is kept is read by those who observe once the group agreed on it.
    rule("kept", "evaluation", READERS),
    rule("improvement", "accepted", MEMBERS),
    rule("reason", "improvement", MEMBERS),
    # Taken out, it is for who may put it back.
    rule("improvement", "out", WRITERS, READERS),
    rule("improvement", ".*", READERS),
)
