"""The calendar: who meets what, and at which addresses."""

from tests.site.answers import accounts, inside, members, read

CALENDAR = {
    "calendar": read(accounts(200)),
    "programme_calendar": read(members(200)),
    "calendar_date": read(members(200)),
    "calendar_date@signed": read(members(200)),
    # Those who observe are asked to some of the sessions only.
    "calendar_date@group": read(inside(200, others=200, observer=404)),
}


def date(name):
    return lambda place: {
        "slug": place.programme.slug,
        "key": f"seance-{place.rows[name].pk}",
    }


ARGUMENTS = {
    "calendar_date": date("session.steering"),
    "calendar_date@signed": lambda place: {"slug": place.programme.slug, "key": "fin"},
    "calendar_date@group": date("session.group"),
}
