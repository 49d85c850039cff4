"""What the group keeps: the tools it was handed, and the rules it gave itself."""

import uuid

import pytest
from django.core.exceptions import ValidationError
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from programmes.models import Role
from tests.factories import make_programme
from tests.workshops.addresses import url
from tests.workshops.making import in_days
from tests.workshops.making_kept import make_rules, make_tool
from tests.workshops.making_presence import make_group_session
from workshops.keeping import changed_lines, rules_on_paper
from workshops.models import GroupRules, HandedTool

pytestmark = pytest.mark.django_db


def sent(**values):
    return {"submission_id": str(uuid.uuid4())} | values


def test_a_tool_is_noted_once_whatever_the_clicks(enter, programme):
    client, session = enter(Role.FACILITATOR), make_group_session(programme)
    place = url("tool_add", programme, seance=session.pk)
    page = client.get(place)
    assert page.context["form"].initial["session"] == str(session.pk)
    typed = sent(title="La météo du jour", handed_on="2026-02-05", session=session.pk)
    for _ in range(2):
        answer = client.post(place, typed)
        assertRedirects(answer, url("tool_list", programme))
    tool = HandedTool.objects.get()
    assert (tool.title, tool.session, tool.programme) == (
        "La météo du jour",
        session,
        programme,
    )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"title": " "}, "obligatoire"),
        ({"title": "x" * 161}, "161 caractères, maximum 160"),
        ({"words": "x" * 2001}, "2001 caractères"),
        ({"handed_on": "hier"}, "Écrivez le jour"),
        ({"handed_on": "2999-01-01"}, "pas encore venu"),
        ({"session": "9" * 30}, "choix valide"),
        ({"title": "a\0b"}, "nul"),
    ],
)
def test_what_cannot_be_kept_is_said_and_the_text_stays(enter, programme, typed, said):
    body = sent(title="Une fiche", words="Pour parler de soi", handed_on="2026-02-05")
    page = enter().post(url("tool_add", programme), body | typed)
    assertContains(page, said)
    if "words" not in typed:
        assertContains(page, "Pour parler de soi")
    assert not HandedTool.objects.exists()


def test_the_session_of_another_programme_cannot_be_named(enter, programme):
    theirs = make_group_session(make_programme())
    body = sent(title="Une fiche", handed_on="2026-02-05", session=theirs.pk)
    page = enter().post(url("tool_add", programme), body)
    assertContains(page, "choix valide")


def test_two_who_change_a_tool_at_once_see_both_texts(enter, programme):
    client, tool = enter(), make_tool(programme)
    typed = sent(title="Mes mots", handed_on="2026-02-05", version=tool.version)
    HandedTool.objects.update(title="Leurs mots", version=tool.version + 1)
    page = client.post(url("tool_edit", programme, tool.pk), typed)
    assertContains(page, "Mes mots", status_code=409)
    assertContains(page, "Leurs mots", status_code=409)
    again = typed | sent(version=tool.version + 1)
    assertRedirects(
        client.post(url("tool_edit", programme, tool.pk), again),
        url("tool_list", programme),
    )
    tool.refresh_from_db()
    assert tool.title == "Mes mots"


def test_a_tool_taken_out_is_put_back_and_what_was_typed_meanwhile_is_kept(
    enter, programme
):
    client, tool = enter(), make_tool(programme)
    page = client.post(url("tool_archive", programme, tool.pk), follow=True)
    assertContains(page, "Annuler")
    typed = sent(title="Mes mots", handed_on="2026-02-05", version=tool.version)
    page = client.post(url("tool_edit", programme, tool.pk), typed)
    assertContains(page, "Mes mots", status_code=409)
    assert client.get(url("tool_edit", programme, tool.pk)).status_code == 404
    client.post(url("tool_bring_back", programme, tool.pk))
    assert list(HandedTool.objects.kept()) == [tool]


@pytest.mark.parametrize("role", [Role.PARTNER, Role.PARTICIPANT])
def test_all_who_take_part_read_the_tools_and_only_the_team_notes_one(
    enter, programme, role
):
    make_tool(programme)
    client = enter(role)
    page = client.get(url("tool_list", programme))
    assertContains(page, "Le jeu des cartes")
    assertNotContains(page, url("tool_add", programme))
    assert client.get(url("tool_add", programme)).status_code == 403


@pytest.mark.parametrize("number", [1, 30])
def test_the_list_of_tools_costs_the_same_however_long(
    enter, programme, number, django_assert_num_queries
):
    session = make_group_session(programme)
    for _ in range(number):
        make_tool(programme, session=session)
    client, place = enter(), url("tool_list", programme)
    client.get(place)
    with django_assert_num_queries(6):
        client.get(place)


def test_the_tools_are_printed(enter, programme):
    make_tool(programme, words="Pour dire comment on va.")
    client = enter(Role.PARTICIPANT)
    assertContains(client.get(url("tool_sheet", programme)), "Pour dire comment on va.")
    answer = client.get(url("tool_sheet_pdf", programme))
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


def test_rules_are_written_then_agreed_on_by_the_group_for_good(enter, programme):
    client = enter(Role.FACILITATOR)
    client.post(url("rules_edit", programme), sent(text="On arrive à l’heure."))
    rules = GroupRules.objects.get()
    assert (rules.number, rules.agreed_on) == (1, None)
    client.post(url("rules_agree", programme), sent(agreed_on="2026-02-05"))
    page = client.get(url("rules_detail", programme))
    assertContains(page, "jeudi 5 février 2026")
    # The next version begins with the words of this one, which stays as it is.
    page = client.get(url("rules_edit", programme))
    assertContains(page, "On arrive à l’heure.")
    client.post(url("rules_edit", programme), sent(text="On prévient si l’on tarde."))
    texts = GroupRules.objects.order_by("number").values_list("number", "text")
    assert list(texts) == [
        (1, "On arrive à l’heure."),
        (2, "On prévient si l’on tarde."),
    ]


def test_rules_agreed_on_change_no_more_and_never_go_back_in_time(programme):
    rules = make_rules(programme, agreed_on=in_days(-3))
    with pytest.raises(ValidationError, match="déjà validé"):
        rules.agree(in_days(-2))
    following = make_rules(programme)
    with pytest.raises(ValidationError, match="plus tardif"):
        following.agree(in_days(-4))
    following.agree(in_days(-3))
    assert GroupRules.objects.agreed().first() == following


def test_what_was_written_while_the_group_agreed_becomes_the_next_version(
    enter, programme
):
    client, rules = enter(), make_rules(programme, text="Avant")
    typed = sent(text="Après", version=rules.version)
    rules.agree(in_days(-1))
    client.post(url("rules_edit", programme), typed)
    rules.refresh_from_db()
    assert rules.text == "Avant"
    assert GroupRules.objects.being_written().get().text == "Après"


def test_two_who_write_the_rules_at_once_see_both_texts(enter, programme):
    client, rules = enter(), make_rules(programme)
    typed = sent(text="Mes mots", version=rules.version)
    GroupRules.objects.update(text="Leurs mots", version=rules.version + 1)
    page = client.post(url("rules_edit", programme), typed)
    assertContains(page, "Mes mots", status_code=409)
    assertContains(page, "Leurs mots", status_code=409)


def test_those_who_do_not_lead_read_only_what_is_agreed_on(enter, programme):
    make_rules(programme, agreed_on=in_days(-9), text="Des mots validés")
    writing = make_rules(programme, text="Des mots en cours")
    client = enter(Role.PARTICIPANT)
    page = client.get(url("rules_detail", programme))
    assertContains(page, "Des mots validés")
    assertNotContains(page, "Des mots en cours")
    place = url("rules_version", programme, writing.number)
    assert client.get(place).status_code == 404


def test_a_version_says_what_it_changed_of_the_one_before(programme):
    before = make_rules(programme, agreed_on=in_days(-9), text="Un\nDeux\nTrois")
    after = make_rules(programme, text="Un\n2\nTrois\nQuatre")
    assert list(changed_lines(before, after)) == [
        ("same", "Un"),
        ("gone", "Deux"),
        ("new", "2"),
        ("same", "Trois"),
        ("new", "Quatre"),
    ]


def test_the_rules_are_printed_for_the_wall_once_there_are_some(enter, programme):
    client = enter(Role.PARTICIPANT)
    assert client.get(url("rules_sheet", programme)).status_code == 404
    make_rules(programme, agreed_on=in_days(-9), text="On s’écoute.\n\nOn rit.")
    assertContains(client.get(url("rules_sheet", programme)), "On s’écoute.")
    assert client.get(url("rules_sheet_pdf", programme)).content.startswith(b"%PDF")


@pytest.mark.parametrize("number", [1, 30])
def test_the_rules_cost_the_same_however_many_versions(
    enter, programme, number, django_assert_num_queries
):
    for _ in range(number):
        make_rules(programme, agreed_on=in_days(-9))
    client, place = enter(), url("rules_detail", programme)
    client.get(place)
    with django_assert_num_queries(4):
        client.get(place)


@pytest.mark.parametrize(
    ("lines", "size"), [(6, ""), (15, "snug"), (40, "dense")], ids=str
)
def test_the_rules_are_set_as_large_as_they_are_few(programme, lines, size):
    rules = make_rules(programme, text="On s’écoute.\n" * lines)
    assert rules_on_paper(rules)["size"] == size
