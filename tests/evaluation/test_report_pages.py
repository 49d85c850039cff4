"""Who reads which report, on a page, on paper and as a file."""

import datetime as dt

import pytest
from django.urls import reverse

from evaluation.reporting import prints, report_of
from programmes.models import Kind, Role
from programmes.printing import pages_of
from tests.evaluation.making_asking import accepted
from tests.evaluation.making_report import agree, answers_in, make_season
from tests.factories import make_membership, make_partner, make_programme
from wellbeing import spreadsheets
from workshops.models import Workshop

pytestmark = pytest.mark.django_db
PAGES = ("report_html", "report_pdf", "report_easy_html", "report_easy_pdf")
INSIDE, OUTSIDE = "groupe", "exterieur"


@pytest.fixture
def programme():
    return make_season()


@pytest.fixture
def opened(client, programme):
    """Return a function that opens a page of the report for somebody of this role."""

    def open_(name, role, version=None):
        client.force_login(make_membership(programme, role).user)
        address = reverse(f"evaluation:{name}", args=[programme.slug])
        return client.get(f"{address}?pour={version}" if version else address)

    return open_


@pytest.mark.parametrize("role", [Role.PARTICIPANT, Role.PARTNER, Role.FACILITATOR])
def test_whoever_takes_part_reads_the_words_of_the_group(opened, programme, role):
    page = opened("report_html", role).content.decode()
    assert all(text in page.replace("&#x27;", "’") for text in answers_in(programme))


def test_what_leaves_the_group_quotes_nobody(opened, programme):
    page = opened("report_html", Role.COORDINATOR, OUTSIDE).content.decode()
    assert [text for text in answers_in(programme) if text in page] == []


@pytest.mark.parametrize("name", [*PAGES, "report_figures"])
def test_who_observes_waits_until_the_group_agrees(opened, programme, name):
    assert opened(name, Role.OBSERVER).status_code == 403
    agree(programme)
    assert opened(name, Role.OBSERVER).status_code == 200
    assert opened(name, Role.OBSERVER, INSIDE).status_code == 403


def test_who_observes_reads_the_version_that_leaves_the_group(opened, programme):
    agree(programme)
    page = opened("report_html", Role.OBSERVER).content.decode()
    assert [text for text in answers_in(programme) if text in page] == []
    assert "Le mardi compte pour nous." in page


def test_the_easy_report_stands_on_two_pages(programme):
    agree(programme, "Le mardi compte.\n" * 9)
    pdf = prints.easy_pdf(report_of(programme, outside=True))
    assert pages_of(pdf) == 2


def test_the_easy_report_stands_on_two_pages_however_long_the_texts(programme):
    long = (
        "Nous avons pris le temps de nous écouter, chacun à son tour, sans juger. " * 13
    )
    agree(programme, "\n".join([long[:600]] * 6))
    Workshop.objects.update(theme=long[:150])
    mid_term = programme.evaluations.in_order().first()
    for number in range(6):
        Workshop.objects.create(programme=programme, theme=f"{number} {long[:150]}")
        accepted(mid_term, words=long[:900])
    for kind in list(Kind):
        for _n in range(6):
            make_partner(programme, kind)
    report = report_of(programme, outside=False)
    parts = prints.easy_parts_of(report)
    assert parts["kept"][0].endswith("… la suite dans le rapport")
    assert max(map(len, parts["kept"])) < 130
    assert pages_of(prints.easy_pdf(report)) == 2


def test_the_easy_report_says_what_did_nothing_or_harm_too(opened, programme):
    page = opened("report_easy_html", Role.PARTICIPANT).content.decode()
    assert (
        "Cela a aidé&nbsp;: 16 · Sans effet&nbsp;: 11 · Cela a fait du mal&nbsp;: 2."
        in page
    )


def test_a_report_without_a_path_nor_answers_is_printed():
    report = report_of(make_programme(), outside=True)
    assert prints.report_pdf(report).startswith(b"%PDF")


def test_the_figures_say_what_is_withheld_and_what_is_left_out(opened):
    answer = opened("report_figures", Role.COORDINATOR, OUTSIDE)
    assert answer["Content-Disposition"].endswith('-chiffres.xlsx"')
    rows = spreadsheets.read(answer.content)
    assert rows[0] == ["Partie", "Quoi", "Détail", "Nombre", "Jour"]
    harmed = [row[3] for row in rows if row[2:3] == ["Cela a fait du mal"]]
    assert harmed == ["0", "non dit", "non dit"] * 2
    assert rows[-1][0].startswith(
        "Pas dans ce fichier\u00a0: les nombres de un à quatre"
    )


def test_days_and_numbers_are_such_in_the_file():
    body = spreadsheets.written([["Jour", 3, dt.date(2026, 4, 9)]], keeps_heads=True)
    assert spreadsheets.read(body) == [["Jour", "3", "46121"]]


@pytest.mark.parametrize("name", ["report_html", "report_easy_html"])
def test_the_queries_of_a_page_are_as_many_for_many_rows(
    client, django_assert_num_queries, name
):
    for size in (1, 30):
        programme = make_season(sessions=size, ideas=size, commitments=(size, 1, 1))
        client.force_login(make_membership(programme, Role.PARTICIPANT).user)
        with django_assert_num_queries(33):
            client.get(reverse(f"evaluation:{name}", args=[programme.slug]))
