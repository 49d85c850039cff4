"""Who meets what where something is confided: 404 for all whom it does not concern.

The facilitator who wrote it, the participant who gave a permission, the partner whom it
names; a coordinator is none of them (trust 2.2).
"""

from tests.site.answers import NOBODY, done, form, inside, members, read
from tests.site.expected_meetings import row
from tests.site.readable_rules import rule

AUTHOR = inside(200, others=404, facilitator=True)
#: Who keeps a permission and who gave it.
BOTH_ENDS = inside(200, others=404, facilitator=True, participant=True)
NAMED = inside(200, others=404, partner=True)

CONFIDED = {
    # The others are led to what may be told to them.
    "workshops:confidence_list": read(inside(200, others=302, facilitator=True)),
    "workshops:confidence_add": form(AUTHOR),
    "workshops:confidence_detail": read(AUTHOR),
    "workshops:confidence_edit": form(AUTHOR),
    "workshops:confidence_destroy": form(AUTHOR),
    "workshops:permission_add": form(AUTHOR),
    "workshops:permission_told_list": read(members(200)),
    "workshops:permission_given_list": read(members(200)),
    "workshops:permission_detail": read(BOTH_ENDS),
    "workshops:permission_detail@revoked": read(BOTH_ENDS),
    # To read leaves a line: it is asked for by a button.
    "workshops:permission_read": {"GET": NOBODY, "POST": NAMED},
    "workshops:permission_read@revoked": {"GET": NOBODY, "POST": inside(404)},
    "workshops:permission_revoke": form(BOTH_ENDS, done(BOTH_ENDS)),
    "workshops:permission_revoke_by_number": form(AUTHOR),
    "workshops:permission_sheet": read(BOTH_ENDS),
    "workshops:permission_sheet_pdf": read(BOTH_ENDS),
}

ARGUMENTS = {
    "workshops:confidence_detail": row("confidence"),
    "workshops:confidence_edit": row("confidence"),
    "workshops:confidence_destroy": row("confidence"),
    "workshops:permission_add": row("confidence"),
    "workshops:permission_detail": row("permission.told"),
    "workshops:permission_detail@revoked": row("permission.revoked"),
    "workshops:permission_read": row("permission.told"),
    "workshops:permission_read@revoked": row("permission.revoked"),
    "workshops:permission_revoke": row("permission.told"),
    "workshops:permission_sheet": row("permission.told"),
    "workshops:permission_sheet_pdf": row("permission.told"),
}

TYPED = {
    "workshops:permission_revoke_by_number": lambda world: {
        "number": world.mine.rows["permission.told"].pk
    },
    "workshops:confidence_add": lambda world: {"text": "Quelque chose."},
    "workshops:permission_add": lambda world: {
        "giver": f"person-{world.mine.partners['participant.own'].pk}",
        "words": "Deux mots.",
        "purpose": "Pour aider.",
        "recipients": [world.mine.partners["partner.own"].pk],
        "given_on": "2026-02-05",
    },
}

#: No role opens them: they are found by the people that they concern.
FOUND_BY_WHOM_IT_CONCERNS = tuple(ARGUMENTS)

#: What is confided is the author's alone, whatever the coordinator's rights. Whoever
#: the permission names reads its words by a button, which no link follows.
CONFIDED_RULES = (
    # Whoever notes it is reminded of the companion whom they have named.
    rule("account", r"facilitator\.ended", {"coordinator"}, {"facilitator"}),
    rule("confided", "secret", {"facilitator"}),
    rule("permitted|permittedfor", "told", {"facilitator", "participant"}, {"partner"}),
    rule("permitted|permittedfor|witness", ".*", {"facilitator", "participant"}),
)
