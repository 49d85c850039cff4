"""The calendar: who meets what, at which addresses, and what is typed there."""

from tests.site.answers import accounts, anybody, form, inside, members, read, write

#: A link is its person's own: to everybody else, there is no such link.
COORDINATOR_ALONE = inside(200, others=404, coordinator=True)

CALENDAR = {
    "calendar": read(accounts(200)),
    "programme_calendar": read(members(200)),
    "calendar_date": read(members(200)),
    "calendar_date@signed": read(members(200)),
    # Those who observe are asked to some of the sessions only.
    "calendar_date@group": read(inside(200, others=200, observer=404)),
    "calendar_links": read(accounts(200)),
    # The address is shown once, in the answer itself.
    "calendar_link_add": form(accounts(200), accounts(200)),
    "calendar_link_renew": write(COORDINATOR_ALONE),
    "calendar_link_stop": form(COORDINATOR_ALONE),
    # The secret opens, whoever holds it; and nothing once its account opens nothing.
    "calendar_feed": read(anybody(200)),
    "calendar_feed@ended": read(anybody(404)),
    "calendar_feed@disabled": read(anybody(404)),
    "calendar_feed@stopped": read(anybody(404)),
}


def date(name):
    return lambda place: {
        "slug": place.programme.slug,
        "key": f"seance-{place.rows[name].pk}",
    }


def link(place):
    return {"pk": place.rows["link.coordinator, own"].pk}


def token(whose):
    return lambda place: {"token": place.rows[f"token.{whose}"]}


ARGUMENTS = {
    "calendar_date": date("session.steering"),
    "calendar_date@signed": lambda place: {"slug": place.programme.slug, "key": "fin"},
    "calendar_date@group": date("session.group"),
    "calendar_link_renew": link,
    "calendar_link_stop": link,
    "calendar_feed": token("coordinator, own"),
    "calendar_feed@ended": token("coordinator, ended"),
    "calendar_feed@disabled": token("coordinator, disabled"),
    "calendar_feed@stopped": token("stopped"),
}
