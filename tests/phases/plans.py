"""Plans to draw and to tell, without a database: the two shipped shapes, and any other."""

import calendar
import datetime as dt

from hypothesis import strategies as st

from phases.models import MilestoneKind
from phases.plan import (
    MilestoneOnPlan,
    PeriodOnPlan,
    PhaseOnPlan,
    Plan,
    StretchOnPlan,
)

OUTCOME = "Bien-être ou mieux-être"
SIGNED = dt.date(2026, 1, 22)
#: As long as a label may be, its words as long as they come.
LONGEST = ("Interconstitutionnellement, nous avançons ensemble et sans hâte ; " * 5)[
    :300
]


def milestone(kind, label, day=None, **values):
    return MilestoneOnPlan(kind, label, day, **values)


def months(first, last):
    """Return window and months of a season, September 2025 to August 2026."""
    years = [2025 if month >= 9 else 2026 for month in (first, last)]
    end = calendar.monthrange(years[1], last)[1]
    window = dt.date(years[0], first, 1), dt.date(years[1], last, end)
    return {"window": window, "months": (first, last)}


def mulhouse(*, planned=False, happened=False, days=True):
    """Three periods, four phases, three milestones; ``planned`` by months of a season."""
    spans = [(10, 11), (12, 1), (1, 7), (7, 8)]
    whens = [months(*span) if planned else {} for span in spans]
    if happened:
        whens[0] |= _begun(dt.date(2025, 10, 9), dt.date(2025, 12, 11))
        whens[1] |= _begun(dt.date(2025, 11, 27), SIGNED)
        whens[2] |= _begun(dt.date(2026, 1, 8))
    signature = milestone(
        "signature",
        "Signature du CSM",
        SIGNED if days else None,
        held_on=SIGNED if happened else None,
    )
    mid = milestone("mid_term", "Évaluation après la signature", _day(days, 4))
    final = milestone("final", "Évaluation à la fin du contrat", _day(days, 7))
    one, two, three, four = (
        PhaseOnPlan(f"Phase {n}", f"Ce que nous faisons en {n}", **when)
        for n, when in enumerate(whens, start=1)
    )
    two = _with(two, milestones=(signature,))
    three = _with(three, milestones=(mid, final))
    periods = (
        PeriodOnPlan("Période de préparation", (one, two)),
        PeriodOnPlan("Période de réalisation", (three,)),
        PeriodOnPlan("Fin", (four,)),
    )
    return Plan(periods, OUTCOME)


def rouffach(*, planned=True):
    """I to IV with their steps; III overlaps II, and two steps have no months."""

    def when(*span):
        return months(*span) if planned else {"months": span}

    signature = milestone("signature", "Signature du contrat", SIGNED)
    mid = milestone("mid_term", "Co-évaluation de mi-parcours", _day(True, 4))
    phases = (
        PhaseOnPlan("I", "Étape de lancement", **when(9, 10)),
        PhaseOnPlan(
            "II",
            "Étape de préparation",
            **when(11, 3),
            steps=(
                StretchOnPlan("II a", "Définition du bien-être", **when(11, 12)),
                StretchOnPlan("II b", "Construction du CSM", **when(1, 2)),
                StretchOnPlan(
                    "II c", "Signature du contrat", **when(3, 3), milestone=signature
                ),
            ),
        ),
        PhaseOnPlan(
            "III",
            "Étape de concrétisation",
            **when(2, 6),
            steps=(
                StretchOnPlan("III a", "Mise en place des ateliers", **when(2, 6)),
                StretchOnPlan("III b", "Co-évaluation de mi-parcours", milestone=mid),
            ),
        ),
        PhaseOnPlan("IV", "Fin du CSM", **when(6, 6)),
    )
    return Plan((PeriodOnPlan("", phases),), OUTCOME)


def one_phase(label="Être ensemble", **values):
    return Plan((PeriodOnPlan("", (PhaseOnPlan("", label, **values),)),), OUTCOME)


def many_phases(count, label="Avancer d’un pas", **values):
    phases = (PhaseOnPlan(f"Phase {n + 1}", label, **values) for n in range(count))
    return Plan((PeriodOnPlan("", tuple(phases)),), OUTCOME)


def _begun(day, until=None):
    return {"started_on": day, "finished_on": until}


def _day(is_known, month):
    return dt.date(2026, month, 22) if is_known else None


def _with(phase, **values):
    known = {name: getattr(phase, name) for name in phase.__dataclass_fields__}
    return PhaseOnPlan(**known | values)


# Any plan that the forms let through.

DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2060, 12, 31))
NEAR = st.dates(dt.date(2025, 9, 1), dt.date(2026, 8, 31))
LETTERS = st.characters(exclude_categories=["Cs", "Cc"])
SOME_WORDS = st.sampled_from(
    ["Phase", "Être", "anticonstitutionnellement", "l’abri", "🌱", "שלום", "W" * 40]
)
LABELS = st.one_of(
    st.text(LETTERS, min_size=1, max_size=80),
    st.lists(SOME_WORDS, min_size=1, max_size=20).map(" ".join),
    st.just(LONGEST),
)
TITLES = st.sampled_from(["", "Phase 1", "II", "II a", "WWWWWWWWWWWWWWWWWWWW 12345678"])


@st.composite
def whens(draw, days):
    """Return window and days of a stretch, any of them missing."""
    found = {}
    if draw(st.booleans()):
        found["window"] = tuple(sorted(draw(st.tuples(days, days))))
    if draw(st.booleans()):
        started, finished = sorted(draw(st.tuples(days, days)))
        ended = finished if draw(st.booleans()) else None
        found |= {"started_on": started, "finished_on": ended}
    return found


@st.composite
def plans(draw):
    """Return a plan of one to twelve phases, its milestones anywhere."""
    days = draw(st.sampled_from([DAYS, NEAR, NEAR]))
    when = whens(days) if draw(st.booleans()) else st.just({})
    free = [
        milestone(kind, draw(LABELS), draw(st.none() | days), held_on=held)
        for kind in MilestoneKind.values
        if (held := draw(st.none() | days)) or draw(st.booleans())
    ]
    periods = []
    for _period in range(draw(st.integers(1, 3))):
        label = draw(LABELS) if draw(st.booleans()) else ""
        phases = [draw(_phases(when, free)) for _n in range(draw(st.integers(1, 4)))]
        periods.append(PeriodOnPlan(label, tuple(phases)))
    return Plan(tuple(periods), draw(LABELS)[:80], draw(st.booleans()))


@st.composite
def _phases(draw, when, free):
    steps = []
    for _step in range(draw(st.integers(0, 3))):
        taken = free.pop() if free and draw(st.booleans()) else None
        label = draw(LABELS)
        steps.append(StretchOnPlan(draw(TITLES), label, **draw(when), milestone=taken))
    taken = tuple(free.pop() for _n in range(draw(st.integers(0, len(free)))))
    return PhaseOnPlan(
        draw(TITLES), draw(LABELS), **draw(when), steps=tuple(steps), milestones=taken
    )
