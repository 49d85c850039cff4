"""Who meets what around a person's rights: herself and the team, and nobody else.

Of somebody else there is no such page for a partner, a participant or an observer
(trust 2.2: agreements, export and erasure).
"""

from tests.site.answers import coordinators, done, form, inside, read, write, writers
from tests.site.readable_rules import WRITERS, rule

TEAM_ALONE = inside(200, others=404, coordinator=True, facilitator=True)
HERSELF_TOO = inside(
    200, others=404, coordinator=True, facilitator=True, participant=True
)
TEAM_PAGE = read(TEAM_ALONE)

RIGHTS = {
    "rights:mine": read(inside(302, others=404, partner=True, participant=True)),
    "rights:request_list": read(writers(200)),
    "rights:retention": read(writers(200)),
    "rights:person": TEAM_PAGE,
    "rights:person@herself": read(HERSELF_TOO),
    # At her request: whoever helps to note it does not read it.
    "rights:export": write(inside(200, others=404, coordinator=True, facilitator=403)),
    # She has asked, so that the coordinator may read it for her.
    "rights:export@herself": write(
        inside(200, others=404, coordinator=True, facilitator=403, participant=True)
    ),
    "rights:erase": form(coordinators(200)),
    "rights:request_add": form(TEAM_ALONE),
    "rights:request_add@herself": form(HERSELF_TOO),
    "rights:request_close": write(done(TEAM_ALONE)),
    "rights:request_close@herself": write(done(HERSELF_TOO)),
    "rights:consent_add": form(TEAM_ALONE),
    "rights:consent_add@herself": form(
        # What is sent from her own page does not say how it was given to others.
        HERSELF_TOO,
    ),
    "rights:consent_take_back": write(done(TEAM_ALONE)),
    "rights:consent_take_back@herself": write(done(HERSELF_TOO)),
    "rights:consent_sheet": TEAM_PAGE,
    "rights:consent_sheet@herself": read(HERSELF_TOO),
    "rights:consent_sheet_pdf": TEAM_PAGE,
    "rights:consent_sheet_pdf@herself": read(HERSELF_TOO),
}


def person(whose, **more):
    return lambda place: {
        "slug": place.programme.slug,
        "number": place.partners[whose].number,
        **more,
    }


def row(whose, name):
    return lambda place: person(whose)(place) | {"pk": place.rows[name].pk}


OWN = "participant.own"

ARGUMENTS = {
    "rights:mine": lambda place: {"slug": place.programme.slug},
    "rights:request_list": lambda place: {"slug": place.programme.slug},
    "rights:retention": lambda place: {"slug": place.programme.slug},
    "rights:person": person("silent"),
    "rights:person@herself": person(OWN),
    "rights:export": person("silent"),
    "rights:export@herself": person(OWN),
    "rights:erase": person("silent"),
    "rights:request_add": person("shared"),
    "rights:request_add@herself": person(OWN),
    "rights:request_close": row("silent", "request.export"),
    "rights:request_close@herself": row(OWN, "request_own"),
    "rights:consent_add": person("silent", purpose="photos"),
    "rights:consent_add@herself": person(OWN, purpose="photos"),
    "rights:consent_take_back": row("silent", "consent"),
    "rights:consent_take_back@herself": row(OWN, "consent_own"),
    "rights:consent_sheet": person("silent"),
    "rights:consent_sheet@herself": person(OWN),
    "rights:consent_sheet_pdf": person("silent"),
    "rights:consent_sheet_pdf@herself": person(OWN),
}
#: They name no row: lists of the programme, and the way to one's own.
WITHOUT_A_ROW = {"rights:mine", "rights:request_list", "rights:retention"}
#: Found by whom it concerns, whatever the role.
FOUND_BY_HERSELF = tuple(ARGUMENTS)

AGREED = {"given": "aloud", "heard_by": "Une voix", "given_on": "2026-02-06"}

TYPED = {
    "rights:erase": lambda world: {"name": world.mine.partners["silent"].name},
    "rights:request_add": lambda world: {"kind": "erasure", "asked_on": "2026-02-06"},
    "rights:consent_add": lambda world: AGREED,
}

RIGHTS_RULES = (
    rule("reached|heard", "silent", WRITERS),
    rule("reached", r"participant\.own", {*WRITERS, "participant"}),
)
