"""Bringing a file of ideas in: looked over first, written once, word for word."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pytest_django.asserts import (
    assertContains,
    assertNotContains,
    assertRedirects,
)

from programmes.models import Event, Role
from tests.factories import make_idea, make_membership, make_user
from tests.wellbeing.said import make_said, make_sorted
from wellbeing import importing, spreadsheets
from wellbeing.exporting import as_csv, as_xlsx
from wellbeing.importing import lines_of
from wellbeing.lists import Unreadable
from wellbeing.models import Idea, Round, Sorting
from wellbeing.tying import lay

pytestmark = pytest.mark.django_db
LIST = "Idée;Composante;Hors du texte\r\nUn banc ;A01;\r\nLe bruit;;oui\r\n"


@pytest.fixture
def round_():
    return make_said()[1]


@pytest.fixture
def enter(client, round_):
    def enter(role=Role.FACILITATOR):
        client.force_login(make_membership(round_.programme, role).user)
        return client

    return enter


def url(name, round_):
    return reverse(f"wellbeing:{name}", args=[round_.programme.slug, round_.pk])


def give(client, round_, body, name="idees.csv"):
    body = body.encode() if isinstance(body, str) else body
    return client.post(url("import", round_), {"file": SimpleUploadedFile(name, body)})


def fill(client, round_, page, **values):
    source = page.context["form"]["source"].value()
    sent = {"source": source, "submission_id": str(uuid.uuid4())} | values
    return client.post(url("import_fill", round_), sent)


def test_nothing_is_written_before_it_was_looked_over(enter, round_):
    client = enter()
    page = give(client, round_, LIST)
    assertContains(page, "2 idées à importer")
    assert not Idea.objects.exists()
    assertRedirects(fill(client, round_, page), url("round_files", round_))
    bench, noise = Idea.objects.order_by("text")[::-1]
    assert (bench.text, bench.left_out) == ("Un banc ", False)
    assert bench.sortings.get().component.code == "A01"
    assert (noise.text, noise.left_out) == ("Le bruit", True)
    assert not noise.sortings.exists()


def test_sent_twice_it_is_brought_in_once(enter, round_):
    client = enter()
    page = give(client, round_, LIST)
    once = {"submission_id": str(uuid.uuid4())}
    for _time in range(2):
        assertRedirects(fill(client, round_, page, **once), url("round_files", round_))
    assert Idea.objects.count() == 2


def test_what_is_refused_is_shown_with_why(enter, round_):
    body = f"Idée;Composante\n;A01\n{'x' * 281};\nLe bruit;Z99\nUn banc;B01\n"
    page = give(enter(), round_, body)
    assertContains(page, "3 lignes sont refusées")
    for why in ("n’a pas d’idée", "281 signes, 280 au plus", "Z99", "x" * 281):
        assertContains(page, why)
    assertContains(page, "1 idée à importer")


def test_words_that_are_there_come_again_only_if_asked(enter, round_):
    make_idea(round_, text="Le bruit")
    client = enter()
    page = give(client, round_, LIST)
    assertContains(page, "1 ligne est déjà dans le recueil")
    fill(client, round_, page)
    assert Idea.objects.filter(text="Le bruit").count() == 1
    fill(client, round_, give(client, round_, LIST), again="on")
    assert Idea.objects.filter(text="Le bruit").count() == 2


def make_no_longer_standing(round_):
    make_idea(round_, text="Nomme Solène").hide(None)
    make_idea(round_, text="Retirée").withdraw()
    make_idea(round_, text="Un bnac").say_again("Un banc")
    make_idea(round_, text="Un pré et du pain").split("Un pré", "du pain")


GONE = "Nomme Solène\nRetirée\nUn bnac\nUn pré et du pain\nNeuve"


def test_what_no_longer_stands_comes_back_only_if_asked(enter, round_):
    make_no_longer_standing(round_)
    before, client = Idea.objects.count(), enter()
    page = give(client, round_, GONE, "i.txt")
    assertContains(page, "2 lignes ont été retirées ou masquées")
    assertContains(page, "2 lignes ont été redites autrement")
    assertContains(page, "Nomme Solène")
    assertContains(page, "1 idée à importer")
    fill(client, round_, page)
    assert Idea.objects.count() == before + 1
    fill(client, round_, page, back="on")
    assert Idea.objects.count() == before + 5


def test_what_was_hidden_is_neither_read_nor_brought_back_by_a_coordinator(
    enter, round_
):
    make_no_longer_standing(round_)
    client = enter(Role.COORDINATOR)
    page = give(client, round_, GONE, "i.txt")
    assertContains(page, "2 lignes ont été retirées ou masquées")
    assertNotContains(page, "Solène")
    fill(client, round_, page, back="on")
    assert not Idea.objects.filter(text="Nomme Solène", hidden=False).exists()
    assert Idea.objects.filter(text="Un bnac").count() == 2


def test_words_that_stand_are_known_as_such_even_if_another_was_hidden(round_):
    make_idea(round_, text="Le bruit").hide(None)
    make_idea(round_, text="Le bruit")
    [line] = importing.checked(round_, lines_of(b"Le bruit", "a.txt"))
    assert line.known == "there"


def test_nothing_that_is_written_keeps_the_order_of_the_file(round_):
    words = [f"Idée {n}" for n in range(40)]
    body = "\n".join(["Idée;Composante", *(f"{one};A01" for one in words)])
    importing.bring_in(round_, lines_of(body.encode(), "a.csv"))
    rows = Sorting.objects.order_by("pk").values_list("idea__text", flat=True)
    assert sorted(rows) == sorted(words)
    assert list(rows) != words


@pytest.mark.parametrize(("make", "name"), [(as_csv, "i.csv"), (as_xlsx, "i.xlsx")])
def test_what_leaves_comes_back_as_it_was(enter, round_, make, name):
    odd = "=1+1 ; « oui »\n🌞 <b> _x0041_ \t"
    top = make_sorted(round_, "A01", text=odd)
    make_sorted(round_, "B00", text="'=1").leave_out()
    lay(make_sorted(round_, "A01", text="La même"), top, seen=None)
    body = make(round_).content
    _programme, other, _dark = make_said(round_.programme, round_.referential)
    client = enter()
    page = give(client, other, body, name)
    assert page.context["refused"] == []
    fill(client, other, page)
    found = {
        (
            one.text,
            one.left_out,
            one.sortings.get().component.code,
            one.stacked_on and one.stacked_on.text,
        )
        for one in other.ideas.all()
    }
    assert found == {
        (odd, False, "A01", None),
        ("'=1", True, "B00", None),
        ("La même", False, "A01", odd),
    }


def test_an_idea_is_not_laid_on_one_that_is_sorted_elsewhere(round_):
    rows = ("Idée;Composante;Même idée que", "Un;A01;", "Deux;B00;Un", "Trois;A01;?")
    importing.bring_in(round_, lines_of("\n".join(rows).encode(), "a.csv"))
    assert not round_.ideas.exclude(stacked_on=None).exists()


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([["Idée", "Composante"], ["Le calme", "A01", "les amis"]], "les amis"),
        ([["Le calme", "la nature"]], "la nature"),
    ],
)
def test_words_beyond_the_last_head_are_refused_and_shown(enter, round_, rows, said):
    page = give(enter(), round_, spreadsheets.written(rows), "a.xlsx")
    assertContains(page, "plus de colonnes")
    assertContains(page, said)
    assert page.context["new"] == []


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (b"%PDF-1.7", "a.pdf"),
        (b"PK\x03\x04nonsense", "a.xlsx"),
        (b"a\0b", "a.csv"),
        (b"", "a.csv"),
        (b"\n\n", "a.txt"),
        (b"x\n" * 2001, "a.txt"),
    ],
    ids=["kind", "sheet", "nul", "empty", "blank", "many"],
)
def test_what_is_no_list_is_refused_in_words(enter, round_, body, name):
    with pytest.raises(Unreadable):
        lines_of(body, name)
    page = give(enter(), round_, body, name)
    assertContains(page, 'id="errors"')


def test_the_journal_says_how_many_and_not_who_nor_what(enter, round_):
    client = enter()
    fill(client, round_, give(client, round_, LIST))
    [line] = Event.objects.filter(kind="ideas_imported")
    assert line.by is None
    assert "banc" not in line.content


def test_what_was_looked_over_in_another_round_is_not_taken(enter, round_):
    client = enter()
    page = give(client, round_, LIST)
    _programme, other, _dark = make_said(round_.programme)
    assertRedirects(fill(client, other, page), url("import", other))
    assert not Idea.objects.exists()


@pytest.mark.parametrize("name", ["import", "import_fill"])
def test_those_who_lead_bring_in_before_the_reveal_facilitators_alone(
    enter, client, round_, name
):
    for role in (Role.PARTICIPANT, Role.PARTNER, Role.OBSERVER):
        assert enter(role).post(url(name, round_)).status_code == 403
    assert enter(Role.COORDINATOR).get(url("import", round_)).status_code == 200
    Round.objects.update(revealed_on=None)
    assert enter(Role.COORDINATOR).post(url(name, round_)).status_code == 403
    assert enter().get(url("import", round_)).status_code == 200
    client.force_login(make_user())
    assert client.post(url(name, round_)).status_code == 404


def test_a_long_list_is_written_in_a_few_queries(round_, django_assert_max_num_queries):
    lines = lines_of(b"Un banc\n" * 300, "a.txt")
    with django_assert_max_num_queries(20):
        assert importing.bring_in(round_, lines) == 300
