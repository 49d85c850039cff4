"""Who meets what of what the group keeps: tools, rules, letters, commitments spoken of."""

from tests.site.answers import form, inside, read, write, writers
from tests.site.readable_rules import READERS, WRITERS, rule

#: Those of the group, on equal footing.
GROUP = inside(200, others=200, observer=403)
#: What waits is the team's: the others find nothing.
WAITING = inside(200, coordinator=True, facilitator=True, others=404, observer=403)

KEEPING = {
    "workshops:tool_list": read(GROUP),
    "workshops:tool_add": form(writers(200)),
    "workshops:tool_edit": form(writers(200)),
    "workshops:tool_archive": write(writers(302)),
    "workshops:tool_bring_back": write(writers(302)),
    "workshops:tool_sheet": read(GROUP),
    "workshops:tool_sheet_pdf": read(GROUP),
    "workshops:rules_detail": read(GROUP),
    "workshops:rules_version": read(GROUP),
    "workshops:rules_version@writing": read(WAITING),
    "workshops:rules_edit": form(writers(200)),
    "workshops:rules_agree": form(writers(200)),
    "workshops:rules_sheet": read(GROUP),
    "workshops:rules_sheet_pdf": read(GROUP),
    "workshops:letter_list": read(GROUP),
    "workshops:letter_add": form(writers(200)),
    # The one that waits is the team's, the one that left is read by whom it was sent to.
    "workshops:letter_detail": read(WAITING),
    "workshops:letter_detail@sent": read(
        inside(200, others=200, participant=404, observer=403)
    ),
    "workshops:letter_edit": form(writers(200)),
    "workshops:letter_send": write(writers(302)),
    "workshops:letter_pdf": read(WAITING),
    "workshops:letter_archive": write(writers(302)),
    "workshops:letter_bring_back": write(writers(302)),
    "contracts:commitments_spoken_of": read(GROUP),
    "contracts:session_commitments": form(writers(200)),
}


def row(name):
    return lambda place: {"slug": place.programme.slug, "pk": place.rows[name].pk}


def letter(name):
    return lambda place: {
        "slug": place.programme.slug,
        "number": place.rows[name].number,
    }


ARGUMENTS = {
    "workshops:tool_edit": row("tool"),
    "workshops:tool_archive": row("tool"),
    "workshops:tool_bring_back": row("tool.out"),
    "workshops:rules_version": lambda place: {
        "slug": place.programme.slug,
        "number": place.programme.rules.agreed().first().number,
    },
    "workshops:rules_version@writing": lambda place: {
        "slug": place.programme.slug,
        "number": place.programme.rules.being_written().get().number,
    },
    "workshops:letter_detail": letter("partner_letter"),
    "workshops:letter_detail@sent": letter("partner_letter.sent"),
    "workshops:letter_edit": letter("partner_letter"),
    "workshops:letter_send": letter("partner_letter"),
    "workshops:letter_pdf": letter("partner_letter"),
    "workshops:letter_archive": letter("partner_letter"),
    "workshops:letter_bring_back": letter("partner_letter.out"),
    "contracts:session_commitments": row("meeting"),
}

TYPED = {
    "contracts:session_commitments": lambda world: {
        "commitment": str(world.mine.rows["participant_first"].pk)
    },
    "workshops:tool_add": lambda world: {"title": "Une fiche de plus"},
    "workshops:rules_edit": lambda world: {"text": "On arrive à l’heure."},
    "workshops:letter_add": lambda world: {"words": "Bonjour à tous."},
}

KEEPING_RULES = (
    rule("tool", "out", WRITERS),
    rule("tool", ".*", READERS),
    rule("rules", "writing", WRITERS),
    rule("rules", ".*", READERS),
    rule("letter", "sent", {*WRITERS, "partner"}),
    rule("letter", "out", (), WRITERS),
    rule("letter", ".*", WRITERS),
)
