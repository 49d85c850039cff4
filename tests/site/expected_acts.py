"""Who meets what once partners join a signed contract, or change it together."""

from django.utils import timezone

from programmes.models import Role
from tests.site.answers import coordinators, form, inside, members, read, write, writers
from tests.site.readable_rules import MEMBERS, READERS, WRITERS, rule

TODAY = timezone.localdate().isoformat()
#: Not in force yet: those who observe have no such act.
NOT_YET = inside(200, others=200, observer=404)
#: The act of the partner whose account visits: she writes it too.
WHO_JOINS = inside(200, coordinator=True, facilitator=True, partner=True)
DONE = inside(302, coordinator=True, facilitator=True, partner=True)

ACTS = {
    "contracts:act_list": read(members(200)),
    "contracts:today": read(members(200)),
    "contracts:today_pdf": read(members(200)),
    "contracts:accession_begin": form(writers(200)),
    "contracts:amendment_begin": form(writers(200)),
    "contracts:act_detail": read(members(200)),
    "contracts:act_detail@draft": read(NOT_YET),
    "contracts:act_detail@sealed": read(NOT_YET),
    "contracts:act_detail@late": read(members(200)),
    "contracts:act_detail@amended": read(members(200)),
    "contracts:act_detail@out": read(
        inside(200, coordinator=True, facilitator=True, others=404)
    ),
    "contracts:act_pdf": read(members(200)),
    "contracts:act_pdf@amended": read(members(200)),
    # The paper that bears a participant's name is for few.
    "contracts:act_pdf@late": read(writers(200)),
    "contracts:act_seal": form(coordinators(200)),
    "contracts:act_seal@amended": form(coordinators(200)),
    "contracts:act_press": write(writers(302)),
    "contracts:act_reopen": write(coordinators(302)),
    "contracts:act_archive": write(writers(302)),
    "contracts:act_bring_back": write(writers(302)),
    "contracts:act_signatures": form(writers(200)),
    "contracts:act_signature_strike": form(writers(200)),
    "contracts:act_take_effect": form(coordinators(200)),
    "contracts:accession_edit": form(WHO_JOINS),
    "contracts:joined_add": form(WHO_JOINS),
    "contracts:joined_edit": form(WHO_JOINS),
    "contracts:joined_archive": write(DONE),
    "contracts:joined_bring_back": write(DONE),
    "contracts:amendment_edit": form(writers(200)),
    "contracts:amendment_accords": form(writers(200)),
}
LEAVING = {
    # Whoever may not read this name has no such page.
    "programmes:partner_leave_myself": form(
        inside(200, participant=True, partner=404, others=403)
    ),
}


def act(name, noun="adhesions", **more):
    def arguments(place):
        found = {name: place.rows[row].pk for name, row in more.items()}
        number = place.rows[name].number
        return {"slug": place.programme.slug, "noun": noun, "number": number} | found

    return arguments


def numbered(name, **more):
    def arguments(place):
        found = act(name, **more)(place)
        del found["noun"]
        return found

    return arguments


ARGUMENTS = {
    "contracts:act_detail": act("act.force"),
    "contracts:act_detail@draft": act("act.draft"),
    "contracts:act_detail@sealed": act("act.sealed"),
    "contracts:act_detail@late": act("act.late"),
    "contracts:act_detail@amended": act("amended.force", "avenants"),
    "contracts:act_detail@out": act("act.out"),
    "contracts:act_pdf": act("act.force"),
    "contracts:act_pdf@amended": act("amended.force", "avenants"),
    "contracts:act_pdf@late": act("act.late"),
    "contracts:act_seal": act("act.draft"),
    "contracts:act_seal@amended": act("amended.draft", "avenants"),
    "contracts:act_press": act("act.sealed"),
    "contracts:act_reopen": act("act.sealed"),
    "contracts:act_archive": act("act.draft"),
    "contracts:act_bring_back": act("act.out"),
    "contracts:act_signatures": act("act.sealed"),
    "contracts:act_signature_strike": act("act.signed", pk="act.signature"),
    "contracts:act_take_effect": act("act.signed"),
    "contracts:accession_edit": numbered("act.draft"),
    "contracts:joined_add": numbered("act.draft"),
    "contracts:joined_edit": numbered("act.draft", pk="joined"),
    "contracts:joined_archive": numbered("act.draft", pk="joined"),
    "contracts:joined_bring_back": numbered("act.draft", pk="joined.out"),
    "contracts:amendment_edit": numbered("amended.draft"),
    "contracts:amendment_accords": numbered("amended.draft"),
    "programmes:partner_leave_myself": lambda place: {
        "slug": place.programme.slug,
        "number": place.partners[f"{Role.PARTICIPANT}.own"].number,
    },
}

#: Printed already.
CHANGES_NOTHING = {"contracts:act_press"}

#: Visited where a contract is signed; numbers of acts begin anew in each programme.
PLACES = dict.fromkeys(ACTS, "signed")
WITHOUT_A_ROW = {*ACTS, *LEAVING}


def seat(world):
    """The one day to write for an act that is sealed."""
    return f"day-{world.signed.partners['act.sealed'].token}"


TYPED = {
    "contracts:accession_begin": lambda world: {
        "partner": world.signed.partners["shared"].pk
    },
    "contracts:amendment_begin": lambda world: {
        "reason": "Plus de temps.",
        "months": "24",
    },
    "contracts:act_signatures": lambda world: {seat(world): TODAY},
    "contracts:act_signature_strike": lambda world: {"because": "La ligne d’à côté."},
    "contracts:act_take_effect": lambda world: {"day": TODAY},
    "contracts:accession_edit": lambda world: {"place": "Mairie"},
    "contracts:joined_add": lambda world: {"text": "Ouvrir le samedi."},
    "contracts:joined_edit": lambda world: {"text": "Ouvrir le dimanche."},
    "contracts:amendment_edit": lambda world: {"reason": "Autre chose."},
}

ACT_RULES = (
    # What a draft says is the readers'; in force, it stands beside the published text.
    rule("promise", r"act\.(force|late)", MEMBERS),
    rule("promise", r"act\.out", WRITERS),
    rule("promise", r"act\.taken", WRITERS, READERS),
    # The page of one act of each kind is looked for in another programme.
    rule("promise", r"act\.signed", (), READERS),
    rule("promise", ".*", READERS),
    rule("after|reason", r"amended\.force", MEMBERS),
    rule("after|reason", r"amended\.draft", READERS),
    # Bodies are known to all, as the other partners are.
    rule("name", r"act\..*", MEMBERS),
)
