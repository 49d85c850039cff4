"""The themes of a group: added, reworded, taken out and put back."""

import uuid

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from programmes.models import Event, Role
from tests.factories import make_idea, make_membership, make_programme, make_user
from tests.wellbeing.sorting import desk, make_mirrored, place_of, wall
from wellbeing.models import Dimension, Idea
from wellbeing.models.sortings import seen_of, sort
from wellbeing.theming import add_theme, take_out

pytestmark = pytest.mark.django_db
TEAM = (Role.COORDINATOR, Role.FACILITATOR)


@pytest.fixture
def programme():
    return make_programme()


@pytest.fixture
def enter(client, programme):
    def enter(role=Role.FACILITATOR):
        client.force_login(make_membership(programme, role).user)
        return client

    return enter


def url(name, programme, *args):
    return reverse(f"wellbeing:{name}", args=[programme.slug, *args])


def make_theme(programme, label="Le goût des autres"):
    return add_theme(Dimension(programme=programme, label=label))


def body(label="Le goût des autres", **values):
    return {"label": label, "submission_id": str(uuid.uuid4())} | values


def test_a_theme_is_added_with_its_one_component(enter, programme):
    client, place = enter(), url("theme_add", programme)
    answer = client.post(place, body())
    assertRedirects(answer, url("theme_list", programme))
    theme = Dimension.objects.get(programme=programme)
    part = theme.components.get()
    assert (theme.label, part.label, part.is_general) == (
        "Le goût des autres",
        "Le goût des autres",
        True,
    )
    assert Event.objects.get(kind="theme_added").programme == programme


def test_a_double_click_adds_one(enter, programme):
    client, sent = enter(), body()
    for _n in range(2):
        client.post(url("theme_add", programme), sent)
    assert Dimension.objects.filter(programme=programme).count() == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "obligatoire"),
        ("x" * 161, "161 caractères"),
        ("le goût des autres", "a déjà un thème de ce nom"),
    ],
)
def test_what_cannot_be_a_theme_is_said_and_kept(enter, programme, typed, said):
    make_theme(programme)
    page = enter().post(url("theme_add", programme), body(typed))
    assertContains(page, said)
    assertContains(page, typed)
    assert Dimension.objects.filter(programme=programme).count() == 1


@pytest.mark.parametrize("role", Role, ids=str)
def test_only_who_leads_the_group_keeps_its_themes(enter, programme, role):
    theme, client = make_theme(programme), enter(role)
    status = 200 if role in TEAM else 403
    for name, args in (
        ("theme_list", []),
        ("theme_add", []),
        ("theme_edit", [theme.pk]),
    ):
        assert client.get(url(name, programme, *args)).status_code == status
    for name in ("theme_take_out", "theme_bring_back"):
        answer = client.post(url(name, programme, theme.pk))
        assert answer.status_code == (302 if role in TEAM else 403)


def test_strangers_find_no_theme(client, programme, enter):
    theme = make_theme(programme)
    theirs = make_theme(make_programme())
    assert enter().get(url("theme_edit", programme, theirs.pk)).status_code == 404
    client.force_login(make_user())
    for name, args in (("theme_list", []), ("theme_edit", [theme.pk])):
        assert client.get(url(name, programme, *args)).status_code == 404


def test_a_theme_of_the_list_is_not_changed_here(enter, programme):
    shipped = Dimension.objects.filter(programme=None).first()
    assert enter().get(url("theme_edit", programme, shipped.pk)).status_code == 404


def test_a_theme_is_reworded_and_two_editors_see_both(enter, programme):
    theme = make_theme(programme)
    client, place = enter(), url("theme_edit", programme, theme.pk)
    client.post(place, body("Les autres", version=1))
    theme.refresh_from_db()
    assert (theme.label, theme.components.get().label) == ("Les autres", "Les autres")
    answer = client.post(place, body("Autrui", version=1))
    assertContains(answer, "Autrui", status_code=409)
    assertContains(answer, "Les autres", status_code=409)


def test_a_theme_is_taken_out_and_put_back(enter, programme):
    theme, client = make_theme(programme), enter()
    page = client.post(url("theme_take_out", programme, theme.pk), follow=True)
    assertContains(page, "Annuler")
    client.post(url("theme_bring_back", programme, theme.pk))
    page = client.get(url("theme_list", programme))
    assertNotContains(page, "Thèmes retirés")
    assertContains(page, "Le goût des autres")


def test_ideas_are_sorted_in_it_beside_the_list(enter, programme):
    bright, _ill = make_mirrored(programme)
    theme, idea = make_theme(programme), make_idea(bright)
    theirs = make_theme(make_programme(), "Ailleurs")
    client, part = enter(), theme.components.get()
    page = client.get(wall(bright))
    assertContains(page, "Le goût des autres")
    assertNotContains(page, "Le goût des autres (à vérifier)")
    assertNotContains(page, "Ailleurs")
    client.post(desk(idea), {"component": part.pk, "seen": ""})
    assert idea.sortings.get().component == part
    with pytest.raises(ValidationError, match="autre liste"):
        sort(idea, theirs.components.get(), seen=seen_of(idea.sortings.get()))


def test_a_theme_that_holds_ideas_is_not_taken_out(enter, programme):
    bright, _ill = make_mirrored(programme)
    theme, idea = make_theme(programme), make_idea(bright)
    sort(idea, theme.components.get(), seen="")
    place = url("theme_take_out", programme, theme.pk)
    page = enter().post(place, follow=True)
    assertContains(page, "classez-les d’abord ailleurs")
    assertContains(page, "1 idée")
    theme.refresh_from_db()
    assert theme.archived_at is None


@pytest.mark.parametrize(
    "gone",
    [
        lambda idea: idea.withdraw(),
        lambda idea: idea.hide(None),
        lambda idea: idea.split("Le jardin", "Le chat"),
    ],
    ids=["withdrawn", "hidden", "split"],
)
@pytest.mark.parametrize("agreed", [False, True])
def test_a_theme_whose_ideas_count_no_more_is_taken_out(enter, programme, gone, agreed):
    bright, _ill = make_mirrored(programme)
    theme, idea = make_theme(programme), make_idea(bright)
    sort(idea, theme.components.get(), seen="")
    if agreed:
        bright.settle(bright.revealed_on)
    gone(idea)
    client = enter()
    assertContains(client.get(url("theme_list", programme)), "0 idée")
    client.post(url("theme_take_out", programme, theme.pk))
    theme.refresh_from_db()
    assert theme.archived_at is not None
    # Put back, it is to be sorted again; what the group agreed on is still told.
    Idea.objects.filter(pk=idea.pk).update(withdrawn=False, hidden=False)
    assert client.get(wall(bright, apres=idea.pk)).context["idea"] is not None
    assert idea.sortings.filter(is_current=False).exists() is agreed
    assert place_of(idea) is None


def test_no_idea_goes_into_a_theme_taken_out(programme):
    bright, _ill = make_mirrored(programme)
    theme, idea = make_theme(programme), make_idea(bright)
    take_out(theme)
    with pytest.raises(ValidationError, match="autre liste"):
        sort(idea, theme.components.get(), seen="")
    assert place_of(idea) is None


@pytest.mark.parametrize("number", [1, 30])
def test_the_list_costs_the_same_however_long(
    enter, programme, django_assert_num_queries, number
):
    for n in range(number):
        make_theme(programme, f"Thème {n}")
    client, place = enter(), url("theme_list", programme)
    client.get(place)
    with django_assert_num_queries(4):
        page = client.get(place)
    assert len(page.context["themes"]) == number
