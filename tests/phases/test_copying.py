import datetime as dt

import pytest
from django.utils import timezone

from phases.copying import begin_path, lines_of, take_up_path
from phases.models import PathTemplate, Phase, Step
from phases.plan import plan_of
from tests.factories import make_programme, make_user

pytestmark = pytest.mark.django_db

NAMES = ["Mulhouse 2008", "Rouffach 2019"]
COLUMNS = ("sort", "code", "label", "kind", "milestone", "from_month", "until_month")


def template(name="Rouffach 2019"):
    return PathTemplate.objects.get(name=name)


def as_rows(lines):
    return [tuple(getattr(line, name) for name in COLUMNS) for line in lines]


@pytest.mark.parametrize("name", NAMES)
def test_a_programme_receives_every_line_of_its_template(name):
    path = begin_path(make_programme(), template(name))
    wanted = as_rows(template(name).lines.order_by("position"))
    assert as_rows(lines_of(path)) == wanted


def test_later_changes_of_the_template_do_not_touch_the_programme():
    programme = make_programme()
    begin_path(programme, template())
    before = plan_of(programme)
    template().lines.update(label="Tout autre chose", from_month=1, until_month=1)
    template().delete()
    assert plan_of(programme) == before


def test_the_plan_of_an_older_programme_is_taken_up_without_what_happened():
    older = make_programme()
    path = begin_path(older, template())
    day, user = dt.date(2018, 10, 1), make_user()
    Phase.objects.filter(path=path).update(
        started_on=day, finished_on=day, finished_by=user, reason="Il le fallait."
    )
    path.milestones.filter(kind="final").update(
        set_on=day, set_because="La salle.", held_on=day
    )
    programme = make_programme()
    taken = take_up_path(programme, path)

    assert as_rows(lines_of(taken)) == as_rows(template().lines.order_by("position"))
    assert set(taken.phases.values_list("started_on", "finished_on", "reason")) == {
        (None, None, "")
    }
    assert set(taken.milestones.values_list("set_on", "set_because", "held_on")) == {
        (None, "", None)
    }


def test_what_was_taken_out_of_a_path_is_not_taken_up():
    path = begin_path(make_programme(), template())
    path.phases.filter(code="IV").update(archived_at="2026-01-01T00:00:00Z")
    taken = take_up_path(make_programme(), path)
    assert [phase.code for phase in taken.phases.in_order()] == ["I", "II", "III"]


def test_a_milestone_whose_step_was_taken_out_is_taken_up_with_its_phase():
    path = begin_path(make_programme(), template())
    step = path.milestones.get(kind="signature").step
    Step.objects.filter(pk=step.pk).update(archived_at=timezone.now())
    older, taken = plan_of(path.programme), take_up_path(make_programme(), path)
    assert [one.kind for one in plan_of(taken.programme).milestones] == [
        one.kind for one in older.milestones
    ]
    signature = taken.milestones.get(kind="signature")
    assert (signature.phase.code, signature.step) == ("II", None)


@pytest.mark.parametrize("word", ["préparation", "réalisation", "Fin"])
def test_a_period_that_was_taken_out_is_not_revived(word):
    path = begin_path(make_programme(), template("Mulhouse 2008"))
    path.periods.filter(label__contains=word).update(archived_at=timezone.now())
    older, taken = plan_of(path.programme), take_up_path(make_programme(), path)
    assert periods(plan_of(taken.programme)) == periods(older)
    assert taken.periods.count() == 2


def test_a_phase_without_a_period_does_not_enter_the_one_above():
    path = begin_path(make_programme(), template("Mulhouse 2008"))
    path.phases.filter(code="4").update(period=None)
    taken = take_up_path(make_programme(), path)
    assert periods(plan_of(taken.programme))[-1] == ("", ["Phase 4"])


def periods(plan):
    """Return each period with the titles of its phases."""
    return [(one.label, [p.title for p in one.phases]) for one in plan.periods]
