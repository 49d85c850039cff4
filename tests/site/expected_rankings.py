"""Who meets what where the actions are ranked, and what a phone opens to choose."""

from tests.site.answers import anybody, form, inside, members, read, write, writers
from tests.site.readable_rules import MEMBERS, READERS, rule

#: Until the group agreed, those who observe have no such ranking.
TAKES_PART = inside(200, others=200, observer=404)
IN_THE_ROOM = inside(200, others=200, observer=403)

RANKINGS = {
    "workshops:ranking_list": read(members(200)),
    "workshops:ranking_begin": form(writers(200)),
    "workshops:ranking_detail": read(TAKES_PART),
    "workshops:ranking_detail@settled": read(members(200)),
    # Taken out: for its team, who bring it back.
    "workshops:ranking_detail@out": read(
        inside(200, coordinator=True, facilitator=True, others=404)
    ),
    "workshops:ranking_edit": form(writers(200)),
    "workshops:ranking_settle": form(writers(200)),
    "workshops:ranking_archive": write(writers(302)),
    "workshops:ranking_bring_back": write(writers(302)),
    "workshops:ranking_type": form(writers(200)),
    "workshops:ranking_type@sheets": form(writers(200)),
    "workshops:ranking_move": write(writers(302)),
    "workshops:ranking_recount": write(writers(302)),
    "workshops:ranking_let_in": write(writers(302)),
    "workshops:ranking_close": form(writers(200)),
    "workshops:ranking_wall": read(IN_THE_ROOM),
    "workshops:ranking_told": read(IN_THE_ROOM),
    "workshops:ranking_sheet": read(writers(200)),
    "workshops:ranking_sheet_pdf": read(writers(200)),
    "workshops:ranking_result": read(TAKES_PART),
    "workshops:ranking_result@settled": read(members(200)),
    "workshops:ranking_result_pdf": read(members(200)),
    # A phone has no account: whoever knows the code chooses.
    "ballot_code": form(anybody(200)),
    "ballot_over": read(anybody(200)),
    # Whoever has opened the page chooses; a phone without its key is asked to.
    "ballot_cast": {"GET": anybody(200), "POST": anybody(200) | {"coordinator": 302}},
}


def row(name):
    def arguments(place):
        return {"slug": place.programme.slug, "pk": place.rows[f"ranking.{name}"].pk}

    return arguments


OF_ONE_COUNTED = (
    "detail", "edit", "settle", "archive", "type", "move", "recount", "sheet",
    "sheet_pdf", "result",
)  # fmt: skip
ARGUMENTS = {
    **{f"workshops:ranking_{name}": row("paper") for name in OF_ONE_COUNTED},
    "workshops:ranking_detail@settled": row("settled"),
    "workshops:ranking_detail@out": row("out"),
    "workshops:ranking_bring_back": row("out"),
    "workshops:ranking_type@sheets": row("sheets"),
    "workshops:ranking_let_in": row("ready"),
    "workshops:ranking_close": row("phones"),
    "workshops:ranking_wall": row("phones"),
    "workshops:ranking_told": row("phones"),
    "workshops:ranking_result@settled": row("settled"),
    "workshops:ranking_result_pdf": row("settled"),
    "ballot_cast": lambda place: {"code": place.rows["ranking.phones"].code},
}


def last_ranked(world):
    return world.mine.rows["ranked.last"].pk


TYPED = {
    "workshops:ranking_edit": lambda world: {"account": "En un tour de table."},
    "workshops:ranking_settle": lambda world: {"settled_on": "2026-02-12"},
    "workshops:ranking_type@sheets": lambda world: {
        f"action-{last_ranked(world)}": "1"
    },
    "workshops:ranking_move": lambda world: {"up": last_ranked(world)},
    "ballot_code": lambda world: {"code": world.mine.rows["ranking.phones"].code},
    "ballot_cast": lambda world: {f"action-{world.mine.rows['ranked.phones'].pk}": "2"},
}

#: A code that opens, and the choice of a phone that has kept no key.
CHANGES_NOTHING = {"ballot_code", "ballot_cast"}

RANKING_RULES = (
    # What the group ranked and how it decided is read once it agreed by those who
    # observe too; what phones choose among, by whoever has the code.
    rule("ranking", "settled", MEMBERS),
    rule("ranking", ".*", READERS),
    rule("ranked", r"phones\..*", READERS, MEMBERS),
    rule("ranked", ".*", MEMBERS),
)
