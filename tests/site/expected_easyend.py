"""Who meets what of the easy words beside a contract, and of the end as a group chooses."""

from tests.site.answers import (
    coordinators,
    form,
    inside,
    members,
    read,
    readers,
    write,
    writers,
)
from tests.site.readable_rules import MEMBERS, READERS, WRITERS, rule

EASYEND = {
    "contracts:easy_reading": read(readers(200)),
    "contracts:easy_reading@signed": read(members(200)),
    "contracts:easy_sheet": read(readers(200)),
    "contracts:easy_pdf": read(readers(200)),
    "contracts:easy_edit": form(writers(200)),
    "contracts:easy_check_add": form(writers(200)),
    "contracts:easy_check_edit": form(writers(200)),
    "contracts:easy_check_archive": write(writers(302)),
    "contracts:easy_check_bring_back": write(writers(302)),
    "evaluation:ending": read(members(200)),
    "evaluation:ending@signed": read(members(200)),
    "evaluation:ending_decide": form(writers(200)),
    "evaluation:ending_means": form(writers(200)),
    "evaluation:ending_hand_over": write(writers(302)),
    # Who facilitates stays: only who coordinated may have the relay back.
    "evaluation:ending_hand_back": write(coordinators(302)),
    "evaluation:autonomy": read(writers(200)),
    "evaluation:autonomy_pdf": read(writers(200)),
    "evaluation:autonomy_zip": read(writers(200)),
    # The group of mine carries on, that of the signed one stops.
    "evaluation:closing": read(inside(404)),
    "evaluation:closing@signed": read(members(200)),
    "evaluation:closing_pdf": read(inside(404)),
    "evaluation:closing_pdf@signed": read(members(200)),
}


def row(name):
    return lambda place: {"slug": place.programme.slug, "pk": place.rows[name].pk}


ARGUMENTS = {
    "contracts:easy_edit": row("own_first"),
    "contracts:easy_check_edit": row("easy_check"),
    "contracts:easy_check_archive": row("easy_check"),
    "contracts:easy_check_bring_back": row("easy_check.out"),
}

TYPED = {
    "contracts:easy_edit": lambda world: {"text": "Chacun vient comme il est."},
    "contracts:easy_check_add": lambda world: {"readers": "Quatre personnes"},
}

EASYEND_RULES = (
    rule("easy", ".*", READERS, signed=MEMBERS),
    rule("check", "out", (), WRITERS),
    rule("check", ".*", READERS),
    # Who observes is led to it once the contract is signed.
    rule("ending", "words", READERS, MEMBERS, signed=MEMBERS),
    # Of a group that stops, support and rooms are shown nowhere.
    rule("ending", ".*", (), MEMBERS),
)
