"""Who meets what at the questions of a co-evaluation, which are rounds of post-its too."""

from tests.site.answers import anybody, form, members, read, write, writers
from tests.site.expected_wellbeing import READERS, TYPISTS
from tests.site.readable_rules import COORDINATOR, MEMBERS, rule
from tests.site.readable_rules import READERS as THE_GROUP

ROUNDS = {
    "wellbeing:round_detail@back": read(members(200)),
    "wellbeing:round_detail@brought": read(members(200)),
    "wellbeing:round_detail@waiting": read(members(200)),
    "wellbeing:round_edit@back": form(writers(200)),
    "wellbeing:typing@back": form(writers(200)),
    "wellbeing:typing_list@back": form(writers(200), writers(200)),
    "wellbeing:screen@back": form(writers(200)),
    "wellbeing:slips@back": read(writers(200)),
    "wellbeing:slips_pdf@back": read(writers(200)),
    "wellbeing:round_sheet@back": read(writers(200)),
    "wellbeing:wall@back": read(members(200)),
    "wellbeing:sorting@back": read(READERS),
    "wellbeing:idea_list@back": read(READERS),
    "wellbeing:idea_list@brought": read(READERS),
    "wellbeing:idea_list@waiting": read(TYPISTS),
    "wellbeing:round_csv@back": read(READERS),
    "wellbeing:round_poster@back": read(READERS),
    "wellbeing:idea_about": form(TYPISTS),
    "wellbeing:idea_effect": write(writers(302)),
    "phone_write@back": {
        "GET": anybody(200),
        "POST": anybody(200) | {"coordinator": 302},
    },
}

RULES = [
    # Before the reveal, an answer is for who types it from paper.
    rule("idea", "secret-proposal", {"facilitator"}, COORDINATOR),
    # Nothing leads who observes to the questions of a co-evaluation.
    rule("question", "brought|no_effect|improvement", THE_GROUP, MEMBERS),
]


def row(name):
    return lambda place: {"slug": place.programme.slug, "pk": place.rows[name].pk}


def code(place):
    return {"code": place.rows["round.improvement"].code}


ARGUMENTS = {
    **{
        name: row("round.no_effect")
        for name in ROUNDS
        if name.endswith("@back") and name != "phone_write@back"
    },
    "wellbeing:round_detail@brought": row("round.brought"),
    "wellbeing:idea_list@brought": row("round.brought"),
    "wellbeing:round_detail@waiting": row("round.improvement"),
    "wellbeing:idea_list@waiting": row("round.improvement"),
    "wellbeing:idea_about": row("idea.no-effect"),
    "wellbeing:idea_effect": row("idea.no-effect"),
    "phone_write@back": code,
}
TYPED = {
    "wellbeing:idea_about": lambda world: {"effect": "harmed"},
    "wellbeing:idea_effect": lambda world: {"effect": "harmed", "seen": ""},
}
#: Accepted without a row, or of what only an idea can change.
CHANGES_NOTHING = {"wellbeing:typing_list@back", "phone_write@back"}
HAS_NO_WORDS = ("wellbeing:round_edit@back",)
