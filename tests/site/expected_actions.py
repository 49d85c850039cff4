"""Who meets what at the actions and their envelope.

The rows of the table, how their addresses are written, and what is sent to them.
"""

from tests.site.answers import (
    AUTHORITY,
    PARTICIPANTS,
    done,
    form,
    inside,
    members,
    read,
    readers,
    write,
    writers,
)

EXPECTED = {
    "workshops:action_list": read(members(200)),
    "workshops:action_detail": read(members(200)),
    "workshops:action_print_html": read(members(200)),
    "workshops:action_print_pdf": read(members(200)),
    "workshops:action_add": form(readers(200)),
    # Those who lead, and the role group that proposed it.
    "workshops:action_edit": form(PARTICIPANTS),
    "workshops:action_edit@authority": form(AUTHORITY),
    "workshops:action_ideas": form(PARTICIPANTS),
    "workshops:action_archive": write(done(PARTICIPANTS)),
    "workshops:action_bring_back": write(done(PARTICIPANTS)),
    # Those who lead, and the authority, whose money it is.
    "workshops:action_plan": form(AUTHORITY),
    "workshops:envelope_edit": form(inside(200, coordinator=True, partner=True)),
    "workshops:action_start": form(writers(200)),
    "workshops:action_done": form(writers(200)),
    "workshops:action_step_back": write(writers(302)),
}


def row(name):
    return lambda place: {"slug": place.programme.slug, "pk": place.rows[name].pk}


ARGUMENTS = {
    "workshops:action_detail": row("action"),
    "workshops:action_edit": row("action"),
    "workshops:action_edit@authority": row("action.town"),
    "workshops:action_ideas": row("action"),
    "workshops:action_archive": row("action"),
    "workshops:action_bring_back": row("action.out"),
    "workshops:action_plan": row("action"),
    "workshops:action_start": row("action"),
    "workshops:action_done": row("action.started"),
    "workshops:action_step_back": row("action.started"),
}

TYPED = {
    # Who speaks for a group proposes in its name: each account has its own to choose.
    "workshops:action_add": lambda world: {"words": "Un repas avec le quartier."},
    "workshops:envelope_edit": lambda world: {"amount": "2 500"},
    "workshops:action_ideas": lambda world: {
        "idea": str(world.mine.rows["idea.dark"].pk)
    },
}
