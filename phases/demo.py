"""The demo's paths: Rivemont's in three periods, Val-Fleuri's in four steps."""

import datetime as dt

from phases.copying import begin_path
from phases.models import PathTemplate, Phase, Step

#: Code of the phase: months planned, day begun, day finished.
RIVEMONT = {
    "1": ((10, 11), dt.date(2025, 10, 9), dt.date(2025, 12, 11)),
    "2": ((12, 1), dt.date(2025, 11, 27), dt.date(2026, 1, 22)),
    "3": ((1, 7), dt.date(2026, 1, 8), None),
    "4": ((7, 8), None, None),
}
#: The same for the edition before, which has ended.
RIVEMONT_BEFORE = {
    "1": ((10, 11), dt.date(2023, 10, 5), dt.date(2023, 12, 14)),
    "2": ((12, 1), dt.date(2023, 12, 7), dt.date(2024, 1, 25)),
    "3": ((1, 7), dt.date(2024, 1, 25), dt.date(2024, 7, 4)),
    "4": ((7, 8), dt.date(2024, 7, 4), dt.date(2024, 7, 5)),
}
#: The same for Val-Fleuri, whose template plans the months itself.
VAL_FLEURI = {
    "I": (dt.date(2025, 9, 18), dt.date(2025, 11, 13)),
    "II": (dt.date(2025, 11, 6), None),
    "II a": (dt.date(2025, 11, 6), dt.date(2026, 1, 8)),
    "II b": (dt.date(2026, 1, 15), None),
}

#: What was missing when a part was passed all the same, and why.
ALL_THE_SAME = {
    "II a": (
        ["annex_1_is_written"],
        "Les mots du groupe sont au mur. L’annexe 1 sera mise au propre en construisant"
        " le contrat.",
    ),
}


def walk_rivemont(programme, by, story=RIVEMONT):
    """Give Rivemont the path of 2008, planned by months, and what happened of it."""
    path = begin_path(programme, PathTemplate.objects.get(name="Mulhouse 2008"))
    for phase in path.phases.all():
        (first, last), begun, finished = story[phase.code]
        phase.from_month, phase.until_month = first, last
        _happened(phase, begun, finished, by)


def walk_rivemont_before(programme, by):
    """Give the edition before the same path, walked to its end."""
    walk_rivemont(programme, by, RIVEMONT_BEFORE)


def walk_val_fleuri(programme, by):
    """Give Val-Fleuri the path of 2019 and what happened of it."""
    path = begin_path(programme, PathTemplate.objects.get(name="Rouffach 2019"))
    phases = Phase.objects.filter(path=path).select_related("path")
    steps = Step.objects.filter(phase__path=path).select_related("phase")
    for part in [*phases, *steps]:
        begun, finished = VAL_FLEURI.get(part.title, (None, None))
        _happened(part, begun, finished, by)


def _happened(part, begun, finished, by):
    part.started_on, part.finished_on = begun, finished
    part.finished_by = by if finished else None
    if finished:
        part.missing, part.reason = ALL_THE_SAME.get(part.title, ([], ""))
    part.save()
