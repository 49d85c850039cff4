"""Who meets what where the commitments are looked at again."""

from programmes.models import Kind
from tests.site.answers import AUTHORITY, form, inside, read, writers
from tests.site.readable_rules import READERS, rule

#: Those who observe read of them what the report tells outside.
IN_THE_ROOM = inside(200, others=200, observer=403)
LEADS = inside(302, coordinator=True, facilitator=True)

READINGS = {
    "evaluation:reading_list": read(IN_THE_ROOM),
    # The authority's own: its partner types it, a participant only looks on.
    "evaluation:reading_room": form(
        IN_THE_ROOM, inside(302, coordinator=True, facilitator=True, partner=True)
    ),
    # What the participants say of themselves, they say as a group, and not by one account.
    "evaluation:reading_room@je": form(IN_THE_ROOM, LEADS),
    "evaluation:reading_type": form(AUTHORITY),
    "evaluation:reading_type@participants": form(writers(200)),
    "evaluation:reading_sheet": read(AUTHORITY),
    "evaluation:reading_sheet@participants": read(writers(200)),
    "evaluation:reading_sheet_pdf": read(AUTHORITY),
}


def at(state="open", **named):
    """Return the arguments of an address of a co-evaluation, with what is named."""

    def arguments(place):
        found = {"slug": place.programme.slug}
        found["pk"] = place.rows[f"readings.{state}"].pk
        return found | {name: ask(place) for name, ask in named.items()}

    return arguments


def group(kind):
    return lambda place: place.groups[kind].pk


def key(name):
    return lambda place: str(place.rows[name].pk)


ARGUMENTS = {
    "evaluation:reading_list": at(),
    "evaluation:reading_room": at(key=key("partner_first")),
    "evaluation:reading_room@je": at(key=key("participant_first")),
    "evaluation:reading_type": at(group_pk=group(Kind.AUTHORITY)),
    "evaluation:reading_type@participants": at(group_pk=group(Kind.PARTICIPANT)),
    "evaluation:reading_sheet": at(group_pk=group(Kind.AUTHORITY)),
    "evaluation:reading_sheet@participants": at(group_pk=group(Kind.PARTICIPANT)),
    "evaluation:reading_sheet_pdf": at(group_pk=group(Kind.AUTHORITY)),
}

#: What is typed besides what the page shows.
TYPED = {
    "evaluation:reading_room": lambda world: {"seen": "in_part"},
    "evaluation:reading_room@je": lambda world: {"seen": "in_part"},
    "evaluation:reading_type": lambda world: {
        f"seen-{world.mine.rows['partner_first'].pk}": "not_yet"
    },
    "evaluation:reading_type@participants": lambda world: {
        f"seen-{world.mine.rows['partner_first'].pk}": "not_yet"
    },
}

#: The words of a group are for those who take part, never for who only observes.
READING_RULES = (rule("seen", ".*", READERS),)
