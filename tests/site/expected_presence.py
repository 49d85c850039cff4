"""Who meets what around the presence: noting it, the sheet, one's own, the attestation."""

from tests.site.answers import form, inside, members, read, writers

#: Those who facilitate write the presence; those who coordinate read it (trust 2.2).
NOTE_IT = inside(200, facilitator=True)

PRESENCE = {
    "workshops:attendance_edit": form(NOTE_IT),
    "workshops:attendance_sheet": read(writers(200)),
    "workshops:attendance_sheet_html": read(writers(200)),
    "workshops:attendance_sheet_pdf": read(writers(200)),
    "workshops:attendance_mine": read(members(200)),
    # Somebody else's is not there for those who are not of the team.
    "workshops:attestation": read(
        inside(200, others=404, coordinator=True, facilitator=True)
    ),
    "workshops:attestation@herself": read(
        inside(200, others=404, coordinator=True, facilitator=True, participant=True)
    ),
    "workshops:attestation_pdf": read(
        inside(200, others=404, coordinator=True, facilitator=True)
    ),
    "workshops:attestation_pdf@herself": read(
        inside(200, others=404, coordinator=True, facilitator=True, participant=True)
    ),
}


def session(place):
    return {"slug": place.programme.slug, "pk": place.rows["group_session"].pk}


def partner(whose):
    return lambda place: {
        "slug": place.programme.slug,
        "number": place.partners[whose].number,
    }


ARGUMENTS = {
    "workshops:attendance_edit": session,
    "workshops:attendance_sheet": session,
    "workshops:attendance_sheet_html": session,
    "workshops:attendance_sheet_pdf": session,
    "workshops:attestation": partner("silent"),
    "workshops:attestation@herself": partner("participant.own"),
    "workshops:attestation_pdf": partner("silent"),
    "workshops:attestation_pdf@herself": partner("participant.own"),
}

TYPED = {"workshops:attendance_edit": lambda world: {"guests": "3"}}
#: Nobody writes words there: two who note one person otherwise have tests of their own.
HAS_NO_WORDS = ("workshops:attendance_edit",)
