"""Before the ceremony or the length moves: what moves with it, and what does not."""

import datetime as dt

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from programmes.models import Programme, Role
from programmes.moving import moves_between
from tests.contracts.addresses import url
from tests.factories import make_contract, make_membership, make_programme
from tests.phases.scenes import MULHOUSE, ROUFFACH, milestone, walking

pytestmark = pytest.mark.django_db

PLANNED = dt.date(2018, 12, 18)


def set_by_hand(programme, kind, day):
    row = milestone(programme, kind)
    row.set_on, row.set_because = day, "La salle est prise."
    row.save()


def moved(programme, day, **lengths):
    """Return what moves and what stays when the signature goes to ``day``."""
    later = Programme.objects.get(pk=programme.pk)
    later.signature_planned_on = day
    for name, value in lengths.items():
        setattr(later, name, value)
    found = moves_between(later, programme.dates, later.dates)
    return (
        [(one.label, str(one.before), str(one.after)) for one in found.moving],
        [(one.label, str(one.day), one.warning) for one in found.staying],
    )


@pytest.mark.parametrize(
    ("name", "mid_term", "final"),
    [
        (
            MULHOUSE,
            "Évaluation 3\xa0mois après la signature",
            "Évaluation à la fin du contrat",
        ),
        (
            ROUFFACH,
            "Co-évaluation participative de mi-parcours",
            "Co-évaluation participative finale",
        ),
    ],
)
def test_the_milestones_move_by_the_names_of_the_path(name, mid_term, final):
    moving, staying = moved(
        walking(name, signature_planned_on=PLANNED), dt.date(2019, 1, 15)
    )
    assert moving[1:] == [
        (mid_term, "2019-03-18", "2019-04-15"),
        ("Dernier jour du contrat", "2019-06-18", "2019-07-15"),
        (final, "2019-06-18", "2019-07-15"),
    ]
    assert moving[0][1:] == ("2018-12-18", "2019-01-15")
    assert staying == []


def test_without_a_path_the_days_have_their_usual_names():
    programme = make_programme(signature_planned_on=PLANNED)
    moving, _staying = moved(programme, dt.date(2019, 1, 15))
    assert [label for label, _before, _after in moving] == [
        "Cérémonie",
        "Évaluation de mi-parcours",
        "Dernier jour du contrat",
        "Évaluation finale",
    ]


def test_a_name_that_says_a_delay_says_the_new_one():
    programme = walking(MULHOUSE, signature_planned_on=PLANNED)
    moving, _staying = moved(programme, PLANNED, mid_term_months=4)
    assert moving == [
        ("Évaluation 4\xa0mois après la signature", "2019-03-18", "2019-04-18")
    ]


@pytest.mark.parametrize(
    ("day", "warning"),
    [
        (dt.date(2019, 4, 2), ""),
        (dt.date(2018, 12, 20), "Ce jour viendrait avant la signature."),
        (dt.date(2019, 12, 20), "Ce jour viendrait après la fin du contrat."),
    ],
)
def test_a_day_chosen_by_hand_does_not_move_and_may_be_warned_of(day, warning):
    programme = walking(signature_planned_on=PLANNED)
    set_by_hand(programme, "mid_term", day)
    moving, staying = moved(programme, dt.date(2019, 1, 15))
    assert len(moving) == 3
    assert staying == [
        ("Co-évaluation participative de mi-parcours", str(day), warning)
    ]


def test_what_took_place_does_not_move_and_is_not_warned_of():
    programme = walking(signature_planned_on=PLANNED)
    programme.path.milestones.filter(kind="mid_term").update(held_on="2018-12-20")
    _moving, ((_label, day, warning),) = moved(programme, dt.date(2019, 1, 15))
    assert (day, warning) == ("2018-12-20", "")


def test_nothing_moves_when_no_day_was_known():
    assert moved(walking(), PLANNED) == ([], [])


def test_the_page_of_the_ceremony_shows_it_all_before_saving(client):
    programme = walking(MULHOUSE, signature_planned_on=PLANNED)
    contract = make_contract(programme)
    set_by_hand(programme, "final", dt.date(2019, 12, 20))
    client.force_login(make_membership(programme, Role.FACILITATOR).user)
    sent = {"day": "2019-01-15", "order": "Accueil", "version": 1}
    page = client.post(url(contract, "ceremony_edit"), sent)
    for said in (
        "Signature du CSM",
        "Évaluation 3\xa0mois après la signature",
        "lundi 15 avril 2019",
        "Ce qui ne bouge pas",
        "Vendredi 20 décembre 2019",
        "choisi à la main\xa0: La salle est prise.",
        "Ce jour viendrait après la fin du contrat.",
    ):
        assertContains(page, said)
    assert Programme.objects.get().signature_planned_on == PLANNED


def test_the_settings_show_it_too(client):
    programme = walking(MULHOUSE, signature_planned_on=PLANNED)
    client.force_login(make_membership(programme, Role.FACILITATOR).user)
    sent = {
        "duration_months": "10",
        "mid_term_rule": "months_after_signature",
        "mid_term_months": "3",
        "version": "1",
    }
    address = reverse("programmes:settings", args=[programme.slug])
    page = client.post(address, sent)
    assertContains(page, "Évaluation à la fin du contrat")
    assertNotContains(page, "Ce qui ne bouge pas")
