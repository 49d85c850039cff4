"""The calendar: who meets what."""

from tests.site.answers import accounts, members, read

CALENDAR = {
    "calendar": read(accounts(200)),
    "programme_calendar": read(members(200)),
}
