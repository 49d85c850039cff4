"""What the tests of the path begin with: a programme that walks one, and its addresses."""

from django.urls import reverse

from phases.copying import begin_path
from phases.models import PathTemplate, Phase, Step
from programmes.journal import facts_of
from programmes.models import Event
from tests.factories import make_programme

MULHOUSE, ROUFFACH = "Mulhouse 2008", "Rouffach 2019"


def walking(name=ROUFFACH, **values):
    """Return a programme of 2018-2019 with the path of this template."""
    values = {"first_year": 2018, "last_year": 2019} | values
    programme = values.pop("programme", None) or make_programme(**values)
    begin_path(programme, PathTemplate.objects.get(name=name))
    return programme


def phase(programme, code):
    return Phase.objects.get(path__programme=programme, code=code)


def step(programme, title):
    """Return the step called « II a »."""
    code, letter = title.split()
    steps = Step.objects.filter(phase__path__programme=programme)
    return steps.get(phase__code=code, code=letter)


def milestone(programme, kind):
    return programme.path.milestones.get(kind=kind)


def url(programme, name, *args):
    return reverse(f"phases:{name}", args=[programme.slug, *args])


def acts():
    """Return what the journal says was done to the path."""
    rows = Event.objects.filter(kind="path_changed").order_by("sequence")
    return [(facts_of(one)["part"], facts_of(one)["act"]) for one in rows]


def stretch(version=1, **values):
    return {
        "label": "Faire connaissance",
        "code": "",
        "kind": "",
        "period": "",
        "from_month": "",
        "until_month": "",
        "planned_from": "",
        "planned_until": "",
        "version": version,
    } | values


def period(programme, word):
    return programme.path.periods.get(label__contains=word)
