"""What phones choose in a measure: counted once closed, then forgotten."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from evaluation import measure_phones
from evaluation.models import Measure, Vote
from programmes.models import Role, Tally
from tests.evaluation.making_measures import (
    Means,
    counts,
    make_indicator,
    make_measure,
    type_counts,
)
from tests.factories import make_membership

pytestmark = pytest.mark.django_db


@pytest.fixture
def indicator():
    return make_indicator()


@pytest.fixture
def phones(indicator):
    """A measure that phones may open."""
    measure = make_measure(indicator.programme, means=Means.PHONES)
    measure.let_phones_in()
    return measure


def cast(measure, key, indicator, level):
    measure_phones.cast(measure, key, {str(indicator.pk): level})


def test_a_phone_has_one_vote_and_changes_it_until_the_close(phones, indicator):
    cast(phones, "one", indicator, 2)
    cast(phones, "one", indicator, 4)
    cast(phones, "two", indicator, 4)
    assert phones.votes.count() == 2
    assert counts(phones) == []  # nobody is influenced
    phones.close()
    assert counts(phones, "by_phones") == [0, 0, 0, 2, 0]
    with pytest.raises(ValidationError, match="téléphone"):
        cast(phones, "one", indicator, 1)


def test_the_close_forgets_each_vote_and_phone_and_is_not_undone(phones, indicator):
    cast(phones, "one", indicator, 2)
    assert Tally.objects.filter(kind=f"vote {phones.pk}").exists()
    phones.close()
    assert not Tally.objects.filter(kind=f"vote {phones.pk}").exists()
    assert not Vote.objects.exists()
    assert (phones.code, phones.is_shown) == ("", True)
    for act in (phones.close, phones.let_phones_in):
        with pytest.raises(ValidationError) as refusal:
            act()
        assert refusal.value.code == "over"


def test_paper_is_added_to_what_phones_chose(phones, indicator):
    type_counts(phones, indicator, 0, 0, 3, 0, 0)
    cast(phones, "one", indicator, 3)
    phones.close()
    assert counts(phones, "number", "by_phones")[2] == (3, 1)
    type_counts(phones, indicator, 0, 0, 0, 0, 0)
    assert counts(phones, "number", "by_phones")[2] == (0, 1)
    assert [one.total for one in phones.counts.order_by("level__situation")][2] == 1


def test_the_code_that_was_given_stays(phones):
    code = phones.code
    phones.let_phones_in()
    assert phones.code == code


def test_phones_have_nothing_to_choose_before_the_group_agreed():
    measure = make_measure(means=Means.PHONES)
    with pytest.raises(ValidationError, match="validé"):
        measure.let_phones_in()


def test_a_measure_that_was_taken_out_lets_no_phone_in(phones, indicator):
    phones.archive()
    assert measure_phones.measure_of(phones.code) is None
    with pytest.raises(ValidationError):
        cast(phones, "one", indicator, 1)
    with pytest.raises(ValidationError):
        phones.close()


def test_sixty_choices_a_minute_are_enough(phones, indicator, monkeypatch):
    for _n in range(60):
        cast(phones, "one", indicator, 1)
    with pytest.raises(ValidationError) as refusal:
        cast(phones, "one", indicator, 1)
    assert refusal.value.code == "often"
    cast(phones, "two", indicator, 1)


def test_a_phone_chooses_without_account_and_finds_its_choice(phones, indicator):
    phone, here = Client(), reverse("vote_cast", args=[phones.code])
    page = phone.get(here)
    assertContains(page, indicator.name)
    assertContains(page, "idéale".capitalize())
    assert "noindex" in page.headers["X-Robots-Tag"]
    page = phone.post(here, {f"indicator-{indicator.pk}": "4"}, follow=True)
    assertContains(page, "Votre choix est gardé")
    assertContains(page, "checked", count=1)
    assert phones.votes.get().choice == {str(indicator.pk): 4}


def test_a_phone_that_keeps_no_cookie_is_told_of_paper(phones, indicator):
    here = reverse("vote_cast", args=[phones.code])
    page = Client().post(here, {f"indicator-{indicator.pk}": "4"})
    assertContains(page, "papier")
    assert not Vote.objects.exists()


def test_a_phone_says_something_or_is_asked_to(phones, indicator):
    phone, here = Client(), reverse("vote_cast", args=[phones.code])
    phone.get(here)
    assertContains(phone.post(here, {"submission_id": ""}), "au moins une situation")
    page = phone.post(here, {f"indicator-{indicator.pk}": "6"})
    assertContains(page, "une des situations de la liste")
    assert not Vote.objects.exists()


def test_what_comes_too_late_is_said_to_be(phones, indicator):
    phone, here = Client(), reverse("vote_cast", args=[phones.code])
    phone.get(here)
    phones.close()
    page = phone.post(here, {f"indicator-{indicator.pk}": "4"})
    assertContains(page, "trop tard", status_code=409)
    assert Client().get(here).status_code == 404


def test_a_code_is_typed_as_it_stands_on_the_wall(phones):
    page = Client().post(reverse("vote_code"), {"code": phones.code.lower()})
    assertRedirects(page, reverse("vote_cast", args=[phones.code]))


def test_the_wall_says_how_many_chose_and_never_what(client, phones, indicator):
    programme = indicator.programme
    client.force_login(make_membership(programme, Role.PARTICIPANT).user)
    cast(phones, "one", indicator, 2)
    page = client.get(
        reverse("evaluation:measure_wall", args=[programme.slug, phones.pk])
    )
    assertContains(page, phones.code)
    assertContains(page, "1 choix")
    told = reverse("evaluation:measure_told", args=[programme.slug, phones.pk])
    answer = client.get(told)
    again = client.get(told, headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304
    page = client.get(
        reverse("evaluation:measure_detail", args=[programme.slug, phones.pk])
    )
    assertNotContains(page, "spread__bar")


def test_the_team_lets_phones_in_and_closes(client, indicator):
    programme = indicator.programme
    measure = make_measure(programme, means=Means.PHONES)
    client.force_login(make_membership(programme, Role.FACILITATOR).user)

    def at(name):
        return reverse(f"evaluation:measure_{name}", args=[programme.slug, measure.pk])

    assertRedirects(client.post(at("let_in")), at("wall"))
    assertContains(client.get(at("close")), "ne s’annule pas")
    assertRedirects(client.post(at("close")), at("detail"))
    assert Measure.objects.get().closed_at is not None
    assertContains(client.post(at("let_in"), follow=True), "n’est plus possible")
