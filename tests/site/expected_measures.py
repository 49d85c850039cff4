"""Who meets what where the indicators are, and what a phone opens to say where we stand."""

from tests.site.answers import anybody, form, inside, members, read, write, writers
from tests.site.readable_rules import MEMBERS, READERS, WRITERS, rule

IN_THE_GROUP = inside(200, others=200, observer=403)

MEASURES = {
    "unanswered": read(members(200)),
    "evaluation:indicator_list": read(IN_THE_GROUP),
    "evaluation:indicator_results": read(members(200)),
    "evaluation:indicator_add": form(writers(200)),
    "evaluation:indicator_edit": form(writers(200)),
    "evaluation:indicator_archive": write(writers(302)),
    "evaluation:indicator_bring_back": write(writers(302)),
    "evaluation:measure_begin": form(writers(200)),
    "evaluation:measure_detail": read(IN_THE_GROUP),
    # Taken out: for its team, who bring it back.
    "evaluation:measure_detail@out": read(
        inside(200, coordinator=True, facilitator=True, others=404, observer=403)
    ),
    "evaluation:measure_edit": form(writers(200)),
    "evaluation:measure_type": form(writers(200)),
    "evaluation:measure_archive": write(writers(302)),
    "evaluation:measure_bring_back": write(writers(302)),
    "evaluation:measure_let_in": write(writers(302)),
    "evaluation:measure_close": form(writers(200)),
    "evaluation:measure_wall": read(IN_THE_GROUP),
    "evaluation:measure_told": read(IN_THE_GROUP),
    "evaluation:measure_sheet": read(writers(200)),
    "evaluation:measure_sheet_pdf": read(writers(200)),
    # A phone has no account: whoever knows the code chooses.
    "vote_code": form(anybody(200)),
    "vote_over": read(anybody(200)),
    # Whoever has opened the page chooses; a phone without its key is asked to.
    "vote_cast": {"GET": anybody(200), "POST": anybody(200) | {"coordinator": 302}},
}


def row(name):
    def arguments(place):
        return {"slug": place.programme.slug, "pk": place.rows[name].pk}

    return arguments


OF_ONE_COUNTED = ("detail", "edit", "type", "archive", "sheet", "sheet_pdf")
OF_PHONES = ("let_in", "close", "wall", "told")
ARGUMENTS = {
    "evaluation:indicator_edit": row("indicator.talked"),
    "evaluation:indicator_archive": row("indicator.talked"),
    "evaluation:indicator_bring_back": row("indicator.out"),
    **{f"evaluation:measure_{name}": row("measure.paper") for name in OF_ONE_COUNTED},
    **{f"evaluation:measure_{name}": row("measure.phones") for name in OF_PHONES},
    "evaluation:measure_detail@out": row("measure.out"),
    "evaluation:measure_bring_back": row("measure.out"),
    "vote_cast": lambda place: {"code": place.rows["measure.phones"].code},
}


def measured(world):
    return world.mine.rows["indicator.measured"]


TYPED = {
    "evaluation:indicator_add": lambda world: (
        {"name": "Être écouté"}
        | {f"situation_{number}": f"Situation {number}" for number in range(1, 6)}
    ),
    "evaluation:indicator_edit": lambda world: {"name": "Être écouté, enfin"},
    "evaluation:measure_begin": lambda world: {"held_on": "2026-02-12"},
    "evaluation:measure_edit": lambda world: {"held_on": "2026-02-12"},
    "evaluation:measure_type": lambda world: {
        f"level-{measured(world).levels.first().pk}": "3"
    },
    "vote_code": lambda world: {"code": world.mine.rows["measure.phones"].code},
    "vote_cast": lambda world: {f"indicator-{measured(world).pk}": "4"},
}

#: A code that opens, one that is given again, and the choice of a phone without a key.
CHANGES_NOTHING = {"vote_code", "vote_cast", "evaluation:measure_let_in"}
#: A day alone.
HAS_NO_WORDS = ("evaluation:measure_edit",)

MEASURE_RULES = (
    # What is measured is read by those who observe too, who are told safe counts of it;
    # on phones, by whoever has the code.
    # Nothing leads who observes to the results, which they may read.
    rule("indicator|situation", r"measured.*", READERS, MEMBERS),
    rule("indicator|situation", r"talked.*", READERS),
    rule("indicator", "out", WRITERS),
    rule("situation", r"out.*", (), WRITERS),
)
