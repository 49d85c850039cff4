"""Indicators: five situations in the group's words, that stay once people answered."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from evaluation.models import Indicator, Situation
from programmes.models import Role
from tests.evaluation.making_measures import (
    WORDS,
    Means,
    make_indicator,
    make_measure,
    measured,
    type_counts,
)
from tests.factories import make_membership, make_programme
from tests.workshops.making import in_days

pytestmark = pytest.mark.django_db
OTHERS = {level: f"Autre {level}" for level in range(1, 6)}


def typed(words=WORDS, **values):
    """Return what the form sends."""
    said = {f"situation_{n}": one for n, one in enumerate(words, start=1)}
    return {"name": "Sortir de chez soi", "agreed_on": ""} | said | values


@pytest.fixture
def programme():
    return make_programme()


@pytest.fixture
def lead(client, programme):
    client.force_login(make_membership(programme, Role.FACILITATOR).user)
    return client


def at(programme, name, *args):
    return reverse(f"evaluation:{name}", args=[programme.slug, *args])


def test_an_indicator_has_exactly_five_situations_and_the_top_one_is_ideal(programme):
    indicator = make_indicator(programme)
    assert [level.situation for level in indicator.levels.all()] == [1, 2, 3, 4, 5]
    assert Situation(5).label == "idéale"
    assert Indicator.objects.get().words == dict(enumerate(WORDS, start=1))


def test_its_words_change_until_somebody_answered(programme):
    indicator = make_indicator(programme)
    indicator.write(OTHERS)
    assert Indicator.objects.get().words == OTHERS
    measure = make_measure(programme)
    indicator.write(OTHERS | {5: "Le but"})  # prepared, and nobody answered yet
    type_counts(measure, indicator, 0, 3, 0, 0, 0)
    with pytest.raises(ValidationError, match="répondu"):
        indicator.write(OTHERS)
    indicator.name = "Autre chose"
    with pytest.raises(ValidationError):
        indicator.write(OTHERS | {5: "Le but"})
    assert Indicator.objects.get().words[5] == "Le but"


def test_its_words_stay_while_phones_choose(programme):
    indicator = make_indicator(programme)
    measure = make_measure(programme, means=Means.PHONES)
    measure.let_phones_in()
    with pytest.raises(ValidationError):
        indicator.write(OTHERS)
    measure.close()  # nobody chose
    indicator.write(OTHERS)
    assert Indicator.objects.get().words == OTHERS


def test_what_was_measured_may_still_be_agreed_on_another_day(lead, programme):
    indicator = measured(1, 2, 3, 0, 0, programme=programme).indicators().get()
    sent = typed(agreed_on=str(in_days(-3)), version=1)
    page = lead.post(at(programme, "indicator_edit", indicator.pk), sent)
    assertRedirects(page, at(programme, "indicator_list"))
    assert Indicator.objects.get().agreed_on == in_days(-3)
    sent = typed(OTHERS.values(), version=2)
    page = lead.post(at(programme, "indicator_edit", indicator.pk), sent)
    assertContains(page, "Autre 5")  # nothing typed is lost
    assertContains(page, "autre indicateur")
    assert Indicator.objects.get().words == dict(enumerate(WORDS, start=1))


def test_the_team_writes_one_and_all_who_take_part_read_it(lead, client, programme):
    page = lead.post(at(programme, "indicator_add"), typed())
    assertRedirects(page, at(programme, "indicator_list"))
    client.force_login(make_membership(programme, Role.PARTICIPANT).user)
    page = client.get(at(programme, "indicator_list"))
    for words in WORDS:
        assertContains(page, words)
    assertNotContains(page, at(programme, "indicator_add"))


def test_each_situation_is_asked_for_and_said_once(lead, programme):
    words = ("Rien", "rien", "", "Bien", "Très bien")
    page = lead.post(at(programme, "indicator_add"), typed(words))
    assertContains(page, "Décrivez chacune des cinq situations")
    assertContains(page, "situation 1")
    assert not Indicator.objects.exists()


def test_two_people_who_change_it_see_both_texts(lead, programme):
    indicator = make_indicator(programme)
    here = at(programme, "indicator_edit", indicator.pk)
    lead.post(here, typed([*WORDS[:4], "Le but de l’une"], version=1))
    page = lead.post(here, typed([*WORDS[:4], "Le but de l’autre"], version=1))
    assert page.status_code == 409
    assertContains(page, "Le but de l’une", status_code=409)
    assertContains(page, "Le but de l’autre", status_code=409)
    lead.post(here, typed([*WORDS[:4], "Le but de l’autre"], version=2))
    assert Indicator.objects.get().words[5] == "Le but de l’autre"


def test_it_is_taken_out_and_put_back(lead, programme):
    indicator = make_indicator(programme)
    page = lead.post(at(programme, "indicator_archive", indicator.pk), follow=True)
    assertContains(page, "Annuler")
    assert not Indicator.objects.kept().exists()
    lead.post(at(programme, "indicator_bring_back", indicator.pk))
    assert Indicator.objects.kept().get().version == 3


def test_what_was_taken_out_meanwhile_is_given_back(lead, programme):
    indicator = make_indicator(programme)
    indicator.archive()
    here = at(programme, "indicator_edit", indicator.pk)
    page = lead.post(here, typed([*WORDS[:4], "Mes mots"], version=1))
    assertContains(page, "Mes mots", status_code=409)
    assert lead.get(here).status_code == 404


@pytest.mark.parametrize("number", [1, 30])
def test_the_list_asks_as_much_however_many_there_are(
    lead, programme, number, django_assert_num_queries
):
    for n in range(number):
        make_indicator(programme, name=f"Indicateur {n}")
    with django_assert_num_queries(10):
        page = lead.get(at(programme, "indicator_list"))
    assertContains(page, "Indicateur 0")
