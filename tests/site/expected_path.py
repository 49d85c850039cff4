"""The path: who meets what at its addresses, and how they are written and filled."""

from phases.models import PathTemplate
from tests.site.answers import coordinators, form, members, read, write, writers

PATH = {
    "phases:path": read(members(200)),
    "phases:poster_html": read(members(200)),
    "phases:poster_pdf": read(members(200)),
    # The signed one has no path yet.
    "phases:path@signed": read(members(200)),
    "phases:choose@signed": form(coordinators(200)),
    # Where there is one, there is nothing to choose.
    "phases:choose": {"GET": coordinators(302), "POST": coordinators(302)},
    "phases:arrange": read(coordinators(200)),
    "phases:words_edit": form(coordinators(200)),
    "phases:period_add": form(coordinators(200)),
    "phases:phase_add": form(coordinators(200)),
    "phases:step_add": form(coordinators(200)),
    # Read by all; where it is, the facilitators say too.
    "phases:phase": form(members(200), writers(302)),
    "phases:step": form(members(200), writers(302)),
    # A facilitator plans, and shapes nothing.
    "phases:part_edit": form(writers(200)),
    "phases:part_edit@period": form(coordinators(200)),
    "phases:part_move": write(coordinators(302)),
    "phases:part_remove": write(coordinators(302)),
    "phases:part_bring_back": write(coordinators(302)),
    "phases:milestone_add": form(writers(200)),
    "phases:milestone_edit": form(writers(200)),
    "phases:milestone_edit@signature": form(coordinators(200)),
}

#: Accepted, and changes no row: there is a path already.
CHANGES_NOTHING = {"phases:choose"}


def row(name):
    return lambda place: {"slug": place.programme.slug, "pk": place.rows[name].pk}


def part(noun, name):
    return lambda place: row(name)(place) | {"noun": noun}


PATH_ARGUMENTS = {
    "phases:phase": row("phase"),
    "phases:step": row("step"),
    "phases:step_add": row("phase"),
    "phases:part_edit": part("phases", "phase"),
    "phases:part_edit@period": part("periodes", "period"),
    "phases:part_move": part("phases", "phase"),
    "phases:part_remove": part("sous-etapes", "step"),
    "phases:part_bring_back": part("phases", "phase_out"),
    "phases:milestone_edit": row("milestone"),
    "phases:milestone_edit@signature": row("signature"),
}

PATH_TYPED = {
    "phases:choose": lambda world: {"template": template()},
    "phases:words_edit": lambda world: {"phase_word": "Étape"},
    "phases:period_add": lambda world: {"label": "Une période de plus"},
    "phases:phase_add": lambda world: {"label": "Une phase de plus"},
    "phases:step_add": lambda world: {"label": "Une sous-étape de plus"},
    "phases:phase": lambda world: {"started_on": "2025-10-09"},
    "phases:step": lambda world: {"started_on": "2025-10-09"},
    "phases:part_edit": lambda world: {"from_month": "11", "until_month": "2"},
    "phases:part_edit@period": lambda world: {"label": "Une autre période"},
    "phases:part_move": lambda world: {"position": "4"},
    "phases:milestone_add": lambda world: {
        "label": "L’évaluation de la fin",
        "comes_with": f"phase-{world.mine.rows['phase'].pk}",
    },
    "phases:milestone_edit": lambda world: {"held_on": "2026-01-08"},
    "phases:milestone_edit@signature": lambda world: {"label": "La signature"},
}


def template():
    return PathTemplate.objects.order_by("pk")[0].pk
