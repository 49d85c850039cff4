"""The poster of the path: a page, and its print on one sheet."""

import datetime as dt

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertRedirects

from phases import pdf
from phases.copying import begin_path
from phases.models import PathTemplate, Phase
from phases.plan import plan_of
from phases.telling import in_one_breath
from programmes import printing
from programmes.models import Role
from tests.contracts.reading_pdf import opened, plain, tags, text
from tests.factories import make_membership, make_programme, make_user
from tests.phases import plans

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def programme():
    programme = make_programme()
    begin_path(programme, PathTemplate.objects.get(name="Rouffach 2019"))
    day = dt.date(2025, 9, 18)
    Phase.objects.filter(code="I").update(started_on=day)
    return programme


def enter(client, programme, role=Role.OBSERVER):
    user = make_membership(programme, role).user
    client.force_login(user)
    return user


def url(name, programme):
    return reverse(f"phases:poster_{name}", args=[programme.slug])


def test_the_print_is_one_tagged_sheet_that_says_its_day_and_the_whole_path(
    client, programme
):
    enter(client, programme)
    answer = client.get(url("pdf", programme))
    assert answer["Content-Type"] == "application/pdf"
    name = f'inline; filename="{programme.slug}-parcours.pdf"'
    assert answer["Content-Disposition"] == name
    said = text(answer.content)
    for word in ("Notre parcours", str(programme), "Imprimé le", "III b"):
        assert word in said
    assert "Aujourd’hui" not in said  # it stays on the wall
    with opened(answer.content) as document:
        assert len(document.pages) == 1
        assert document.Root.Lang == "fr"
        [figure] = [tag for tag in tags(document) if tag.S == "/Figure"]
    assert plain(str(figure.Alt)) == plain(in_one_breath(plan_of(programme)))


def test_the_print_of_the_day_is_kept_and_a_step_begun_makes_another(
    client, programme, monkeypatch
):
    made = []
    render = printing.render
    monkeypatch.setattr(
        printing, "render", lambda *args: made.append(1) or render(*args)
    )
    enter(client, programme)
    first = client.get(url("pdf", programme)).content
    assert client.get(url("pdf", programme)).content == first
    assert len(made) == 1
    Phase.objects.filter(code="II").update(started_on=dt.date(2025, 11, 6))
    assert client.get(url("pdf", programme)).content != first
    assert len(made) == 2


def test_too_many_prints_in_an_hour_are_refused_in_words(
    client, programme, monkeypatch
):
    monkeypatch.setattr("programmes.handing_out.allow_rendering", lambda user: False)
    enter(client, programme)
    answer = client.get(url("pdf", programme), follow=True)
    assertRedirects(answer, url("html", programme))
    assertContains(answer, "Réessayez plus tard")


def test_the_page_says_in_words_what_the_drawing_shows(client, programme):
    enter(client, programme, Role.PARTICIPANT)
    page = client.get(url("html", programme))
    assertContains(page, "Commencée le jeudi 18 septembre 2025")
    assertContains(page, "drawn--wide")
    assertContains(page, f'href="{url("pdf", programme)}"')


def test_a_programme_without_a_path_has_no_poster(client):
    programme = make_programme()
    enter(client, programme)
    assert client.get(url("pdf", programme)).status_code == 404
    assertContains(client.get(url("html", programme)), "Aucun parcours")


def test_strangers_cannot_tell_that_there_is_one(client, programme):
    client.force_login(make_user())
    statuses = [client.get(url(n, programme)).status_code for n in ("pdf", "html")]
    assert statuses == [404, 404]


def test_a_long_path_is_drawn_in_smaller_type_on_the_same_sheet():
    plan = plans.many_phases(15, plans.LONGEST, **plans.months(9, 8))
    shape = pdf.shape_for(plan, dt.date(2026, 3, 17))
    assert shape.size < pdf.shape_for(plans.mulhouse(), None).size
    programme = make_programme()
    with opened(pdf.poster_pdf(programme, plan)) as document:
        assert len(document.pages) == 1
