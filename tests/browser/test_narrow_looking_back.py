"""What looks back, follows the contract and ends it, on the narrowest of phones."""

import pytest
from django.urls import reverse

from evaluation.models import CommitmentReading, Ending, Improvement, Indicator, Level
from programmes.models import Role
from tests import factories
from tests.browser.test_narrow_pages import NARROWEST, SMALL, TARGET, faults
from tests.contracts.making_acts import (
    in_force,
    make_accession,
    make_amendment,
    newcomer,
    sealed,
    signed_contract,
)
from tests.contracts.making_easy import say_easily
from tests.evaluation.making_measures import make_indicator, make_measure
from tests.evaluation.making_report import agree, make_season
from tests.programmes.making_rights import make_consent, make_request
from wellbeing.models import Idea, Synthesis

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

LONG = "Anticonstitutionnellement" * 4


@pytest.fixture(params=["light", "dark"])
def look(at, enter, request):
    """Return a function that finds what is wrong with pages, seen by somebody."""
    at.set_viewport_size(NARROWEST)
    at.emulate_media(color_scheme=request.param)

    def look(programme, role, *pages):
        enter(at, factories.make_membership(programme, role).user)
        return {
            (name, *args): wrong
            for name, *args in pages
            if (wrong := faults(at, name, programme, *args))
        }

    return look


@pytest.fixture
def season(transactional_db):
    """A programme that looked back twice, in words as long as they come."""
    programme = make_season(people=3, sessions=1, ideas=2, commitments=(1, 1, 1))
    for model, field in (
        (Idea, "text"),
        (Improvement, "words"),
        (Indicator, "name"),
        (Level, "words"),
        (CommitmentReading, "words"),
        (Synthesis, "text"),
        (Ending, "words"),
    ):
        model.objects.update(**{field: LONG})
    agree(programme, LONG)
    return programme


def test_the_co_evaluations_fit(look, season):
    first, last = season.evaluations.in_order()
    idea = first.brought.ideas.first()
    mid_term, refused = season.improvements.order_by("pk")[:2]
    pages = (
        ("evaluation_list",),
        ("evaluation_detail", first.pk),
        ("evaluation_detail", last.pk),
        ("evaluation_hold", first.pk),
        ("synthesis", last.pk),
        ("synthesis_html", last.pk),
        ("contribution_list", last.pk),
        ("contribution_speaks_of", idea.pk),
        ("improvement_list",),
        ("improvement_add",),
        ("improvement_decide", refused.pk),
        ("improvement_look", mid_term.pk, last.pk),
    )
    assert look(season, Role.FACILITATOR, *_of_evaluation(pages)) == {}


def _of_evaluation(pages):
    return [(f"evaluation:{name}", *args) for name, *args in pages]


def test_what_is_read_and_measured_fits(look, season):
    last = season.evaluations.in_order().last()
    reading = CommitmentReading.objects.filter(evaluation=last).first()
    indicator, measure = season.indicators.get(), season.measures.first()
    group = reading.role_group_id
    pages = (
        ("reading_list", last.pk),
        ("reading_room", last.pk, reading.commitment_id),
        ("reading_type", last.pk, group),
        ("reading_sheet", last.pk, group),
        ("indicator_list",),
        ("indicator_edit", indicator.pk),
        ("indicator_results",),
        ("measure_begin",),
        ("measure_detail", measure.pk),
        ("measure_type", measure.pk),
        ("measure_sheet", measure.pk),
    )
    assert look(season, Role.FACILITATOR, *_of_evaluation(pages)) == {}


def test_the_report_and_the_end_fit(look, season):
    pages = ("report_html", "report_easy_html", "ending", "ending_decide")
    pages += ("ending_means", "autonomy")
    rows = [*_of_evaluation([(name,) for name in pages])]
    rows += [("unanswered",), ("edition_comparison",)]
    assert look(season, Role.COORDINATOR, *rows) == {}
    Ending.objects.update(choice=Ending.Choice.STOPS, support="", rooms="")
    assert look(season, Role.PARTICIPANT, ("evaluation:closing",)) == {}


def test_what_follows_the_contract_fits(look, transactional_db):
    contract = signed_contract()
    programme = contract.programme
    draft = make_accession(contract, promises=(LONG,))
    second = newcomer(programme, name=LONG[:80])
    joined = in_force(make_accession(contract, second, promises=(LONG,)))
    changed = sealed(make_amendment(contract, reason=LONG))
    article = contract.articles.kept().first()
    say_easily(contract, LONG)
    own, theirs = ("adhesions", draft.number), ("avenants", changed.number)
    pages = (
        ("act_list",),
        ("today",),
        ("accession_begin",),
        ("amendment_begin",),
        ("act_detail", *own),
        ("act_detail", "adhesions", joined.number),
        ("act_detail", *theirs),
        ("act_seal", *own),
        ("act_signatures", *theirs),
        ("act_take_effect", *theirs),
        ("joined_add", draft.number),
        ("easy_reading",),
        ("easy_edit", article.pk),
        ("easy_sheet",),
        ("easy_check_add",),
    )
    pages = [(f"contracts:{name}", *args) for name, *args in pages]
    assert look(programme, Role.COORDINATOR, *pages) == {}


def test_the_rights_of_a_person_fit(look, transactional_db):
    programme = factories.make_programme()
    partner = factories.make_partner(programme, name=LONG, capacity=LONG)
    make_consent(partner, heard_by=LONG)
    make_request(partner)
    number = partner.number
    pages = (
        ("person", number),
        ("request_list",),
        ("request_add", number),
        ("erase", number),
        ("retention",),
        ("consent_sheet", number),
        ("consent_add", number, "contact"),
    )
    pages = [(f"rights:{name}", *args) for name, *args in pages]
    assert look(programme, Role.COORDINATOR, *pages) == {}


def test_the_phone_that_says_where_things_stand_fits(opened, transactional_db):
    indicator = make_indicator(words=(LONG,) * 5, name=LONG)
    measure = make_measure(indicator.programme, means="phones")
    measure.let_phones_in()
    for place in (
        reverse("vote_code"),
        reverse("vote_cast", args=[measure.code]),
        reverse("vote_over"),
    ):
        page = opened(place, viewport=NARROWEST)
        width = page.evaluate("document.documentElement.scrollWidth")
        assert (width, page.evaluate(SMALL, TARGET)) == (NARROWEST["width"], []), place
