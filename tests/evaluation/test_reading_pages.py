"""The pages of the readings: all side by side, and a sheet to print."""

import io

import pikepdf
import pytest
from pytest_django.asserts import assertContains

from programmes.models import Kind, Role
from tests.evaluation.making_readings import (
    Seen,
    commitments,
    make_evaluation,
    make_reading,
    url,
)
from tests.factories import (
    make_contract,
    make_membership,
    make_programme,
    make_role_group,
    make_signed,
)
from tests.workshops.making import in_days

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme():
    return make_contract().programme


@pytest.fixture
def evaluation(programme):
    return make_evaluation(programme)


@pytest.fixture
def enter(client, programme):
    """Log in with a role in the programme, that of a facilitator unless it is given."""

    def enter(role=Role.FACILITATOR, **values):
        client.force_login(make_membership(programme, role, **values).user)
        return client

    return enter


def test_the_readings_stand_side_by_side(enter, evaluation, programme):
    row = commitments(programme)[0]
    make_reading(evaluation, row, words="Tout a eu lieu.")
    make_reading(
        evaluation, row, Kind.PARTICIPANT, seen=Seen.NOT_YET, words="Pas vu encore."
    )
    page = enter().get(url("list", evaluation))
    assertContains(page, "Tout a eu lieu.", count=1)
    assertContains(page, "Pas vu encore.", count=1)
    assertContains(page, "Là où les lectures diffèrent")
    assertContains(page, "1 engagement relu sur 4")


def test_who_observes_reads_no_reading_but_in_the_report(enter, evaluation):
    make_reading(evaluation, words="Tout a eu lieu.")
    type(evaluation).objects.update(held_on=in_days(0))
    make_signed(evaluation.programme.contract, on=in_days(-90))
    assert enter(Role.OBSERVER).get(url("list", evaluation)).status_code == 403


@pytest.mark.parametrize("rows", [1, 30])
def test_the_page_costs_the_same_however_many_commitments(
    client, django_assert_num_queries, rows
):
    programme = make_contract(commitments=(rows, rows, rows)).programme
    evaluation = make_evaluation(programme)
    for row in commitments(programme):
        make_reading(evaluation, row).sessions.add(evaluation.session)
    client.force_login(make_membership(programme).user)
    client.get(url("list", evaluation))
    with django_assert_num_queries(10):
        client.get(url("list", evaluation))


def test_a_programme_without_commitments_says_so(client):
    programme = make_programme()
    client.force_login(make_membership(programme).user)
    page = client.get(url("list", make_evaluation(programme)))
    assertContains(page, "Aucun engagement n’est encore écrit.")


def test_the_sheet_begins_with_the_groups_own_commitments(enter, evaluation, programme):
    group = make_role_group(programme, Kind.FACILITATOR)
    page = enter().get(url("sheet", evaluation, group.pk))
    assert [block.title for block, _found in page.context["own"]] == [group.title]
    others = [block.title for block, _found in page.context["others"]]
    assert others == ["Collectivité"]
    mine = make_role_group(programme)
    page = enter().get(url("sheet", evaluation, mine.pk))
    assert [block.title for block, _found in page.context["own"]] == [mine.title]
    assertContains(page, "je m’engage")


def test_the_sheet_is_a_tagged_pdf_with_a_neutral_name(enter, evaluation, programme):
    group = make_role_group(programme)
    answer = enter().get(url("sheet_pdf", evaluation, group.pk))
    assert answer["Content-Type"] == "application/pdf"
    assert f"{programme.slug}-engagements-" in answer["Content-Disposition"]
    pdf = pikepdf.open(io.BytesIO(answer.content))
    assert pdf.Root.MarkInfo.Marked
    assert str(pdf.Root.Lang).startswith("fr")
