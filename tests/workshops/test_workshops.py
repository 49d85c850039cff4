"""What a workshop is: its number, its filters, taking it out, and what ships with it."""

import importlib

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.utils import timezone

from tests.factories import make_idea, make_organisation, make_programme, make_round
from tests.workshops.making import in_days
from tests.workshops.making_at_work import make_hosting, make_session_of, make_workshop
from workshops.at_work import skills_worked_on
from workshops.models import Hosting, SocialSkill, Workshop, WorkshopModel

pytestmark = pytest.mark.django_db
shipped = importlib.import_module("workshops.migrations.0007_shipped_workshops")


def test_workshops_are_numbered_in_their_programme_once_and_for_all():
    programme = make_programme()
    assert [make_workshop(programme).number for _ in range(2)] == [1, 2]
    make_workshop(programme).take_out()
    assert make_workshop(programme).number == 4
    assert make_workshop().number == 1


def test_a_workshop_has_no_host_nor_content_or_several():
    workshop = make_workshop(contents=" Un atelier « clown »\n\n Le souffle ")
    assert workshop.contents_lines == ["Un atelier « clown »", "Le souffle"]
    for _ in range(2):
        make_hosting(workshop)
    assert workshop.hostings.count() == 2
    assert make_workshop().contents_lines == []


def test_those_without_an_idea_or_with_a_host_to_confirm_are_found():
    programme = make_programme()
    answered, bare, waiting = (make_workshop(programme) for _ in range(3))
    answered.cite([make_idea(make_round(programme)).pk], [])
    waiting.cite([make_idea(make_round(programme)).pk], [])
    make_hosting(answered, confirmed_on=in_days(-1))
    make_hosting(waiting)
    make_hosting(bare).take_out()
    assert list(Workshop.objects.without_idea()) == [bare]
    assert list(Workshop.objects.awaiting_a_host()) == [waiting]


def test_a_workshop_with_a_session_stays_and_one_cancelled_does_not_hold_it():
    workshop = make_workshop()
    session = make_session_of(workshop, in_days(3))
    with pytest.raises(ValidationError):
        workshop.take_out()
    session.cancel()
    workshop.take_out()
    workshop.take_out()
    assert list(Workshop.objects.kept()) == []
    assert workshop.version == 2
    workshop.bring_back()
    assert list(Workshop.objects.kept()) == [workshop]


def test_an_organisation_is_brought_back_unless_it_was_noted_again():
    workshop, organisation = make_workshop(), make_organisation()
    hosting = make_hosting(workshop, organisation)
    hosting.take_out()
    again = make_hosting(workshop, organisation)
    with pytest.raises(ValidationError):
        hosting.bring_back()
    again.take_out()
    hosting.bring_back()
    assert list(Hosting.objects.kept()) == [hosting]


def test_what_a_workshop_that_was_taken_out_was_given_is_not_told():
    hosting = make_hosting()
    hosting.workshop.take_out()
    assert list(Hosting.objects.kept()) == []


def test_skills_are_counted_by_session_of_the_programme_held_so_far():
    workshop = make_workshop(track=Workshop.Track.SOCIAL_SKILLS)
    assert skills_worked_on(workshop.programme, timezone.localdate()) == []
    first, second, *others = SocialSkill.objects.order_by("position")
    for day in (-14, -7, 7):
        make_session_of(workshop, in_days(day)).skills.add(first)
    make_session_of(workshop, in_days(-7)).skills.add(first, second)
    cancelled = make_session_of(workshop, in_days(-1))
    cancelled.skills.add(second)
    cancelled.cancel()
    elsewhere = make_workshop(track=Workshop.Track.SOCIAL_SKILLS)
    make_session_of(elsewhere, in_days(-7)).skills.add(second)
    counts = skills_worked_on(workshop.programme, timezone.localdate())
    assert counts == [(first, 3), (second, 1), *((one, 0) for one in others)]


def test_the_eight_themes_and_the_seven_skills_are_shipped():
    themes = list(
        WorkshopModel.objects.order_by("position").values_list("theme", flat=True)
    )
    assert themes == [theme for theme, _need, _contents in shipped.THEMES]
    assert len(themes) == 8
    labels = list(
        SocialSkill.objects.order_by("position").values_list("label", flat=True)
    )
    assert labels == list(shipped.SKILLS)
    assert len(labels) == 7


def test_what_is_shipped_is_taken_back_save_what_a_session_has_ticked():
    workshop = make_workshop(track=Workshop.Track.SOCIAL_SKILLS)
    ticked = SocialSkill.objects.get(label="Communication")
    make_session_of(workshop, in_days(-1)).skills.add(ticked)
    shipped.take_back(apps, None)
    assert list(WorkshopModel.objects.all()) == []
    assert list(SocialSkill.objects.all()) == [ticked]
