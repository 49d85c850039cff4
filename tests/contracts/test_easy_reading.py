"""The companion in easy words: beside the contract, never the text that is signed."""

import uuid

import pytest
from pytest_django.asserts import (
    assertContains,
    assertNotContains,
    assertNumQueries,
    assertRedirects,
)

from contracts.act_signing import take_effect
from contracts.drafting import add_article
from contracts.easy import companion_of, easy_pdf
from contracts.models import EasyArticle, EasyCheck
from programmes.models import Role
from tests.contracts.addresses import url
from tests.contracts.making_acts import (
    TODAY,
    make_amendment,
    sealed,
    sign_everywhere,
    signed_contract,
)
from tests.contracts.making_easy import make_check, say_easily
from tests.factories import make_contract, make_frozen, make_membership

pytestmark = pytest.mark.django_db


def sent(**values):
    return {"submission_id": str(uuid.uuid4())} | values


def first(contract):
    return companion_of(contract).lines[0]


def test_each_article_stands_beside_its_easy_words(client, contract, facilitator):
    say_easily(contract, "Cela dure {durée}.", only=first(contract).paper.number)
    page = client.get(url(contract, "easy_reading"))
    assertContains(page, "Cela dure 6\xa0mois.")
    assertContains(page, "Pas encore écrit")
    assertContains(page, "Celui-ci n’est pas signé")


def test_who_changes_words_with_a_mark_in_them_is_told_what_it_is(
    client, contract, facilitator
):
    say_easily(contract, "Cela dure {durée}.", only=first(contract).paper.number)
    marked, unmarked = (line.article.pk for line in companion_of(contract).lines[:2])
    told = "Les mots entre accolades se remplissent tout seuls"
    assertContains(client.get(url(contract, "easy_edit", marked)), told)
    assertNotContains(client.get(url(contract, "easy_edit", unmarked)), told)


def test_easy_words_are_written_at_any_time_and_once(client, contract, facilitator):
    line = first(contract)
    place = url(contract, "easy_edit", line.article.pk)
    body = sent(text="C’est simple.", version=0)
    for _click in range(2):
        assertRedirects(
            client.post(place, body),
            url(contract, "easy_reading") + f"#article-{line.paper.number}",
        )
    easy = EasyArticle.objects.get()
    assert (easy.text, easy.written_by, easy.version) == (
        "C’est simple.",
        facilitator,
        1,
    )
    assert easy.written_for == line.said


def test_a_frozen_contract_is_still_said_more_simply(client):
    contract = make_frozen().contract
    user = make_membership(contract.programme, Role.FACILITATOR).user
    client.force_login(user)
    line, before = first(contract), contract.frozen.digest
    place = url(contract, "easy_edit", line.article.pk)
    client.post(place, sent(text="Simple.", version=0))
    assert EasyArticle.objects.get().text == "Simple."
    assert type(contract).objects.get().frozen.digest == before


def test_two_who_begin_or_change_at_once_see_both_texts(client, contract, facilitator):
    line = first(contract)
    place = url(contract, "easy_edit", line.article.pk)
    say_easily(contract, "Leurs mots.", only=line.paper.number)
    page = client.post(place, sent(text="Mes mots.", version=0))
    assertContains(page, "Leurs mots.", status_code=409)
    assertContains(page, "Mes mots.", status_code=409)
    client.post(place, sent(text="Mes mots.", version=1))
    assert EasyArticle.objects.get().text == "Mes mots."


@pytest.mark.parametrize("change", ["text", "heading", "clause", "commitment", "lead"])
def test_an_article_that_changes_is_to_be_read_again(contract, change):
    say_easily(contract)
    line = next(one for one in companion_of(contract).lines if one.paper.blocks)
    article, block = line.article, line.article.blocks.first()
    if change == "commitment":
        one = block.commitments.first()
        one.text = "Faire autrement"
        one.save_as("changed", fields=["text"])
    elif change == "lead":
        block.lead_in = "Nous ferons :"
        block.save_as("changed", fields=["lead_in"])
    else:
        setattr(article, change, "Autre chose")
        article.save_as("changed", fields=[change])
    again = [one for one in companion_of(contract).lines if one.is_to_be_read_again]
    assert [one.article for one in again] == [article]


def test_an_article_that_an_amendment_changes_is_to_be_read_again():
    contract = signed_contract()
    say_easily(contract)
    article = contract.articles.first()
    act = sealed(make_amendment(contract, article=article, text_after="Autrement."))
    assert not first(contract).is_to_be_read_again
    sign_everywhere(act)
    take_effect(act, TODAY, act.sealed_by)
    again = [one for one in companion_of(contract).lines if one.is_to_be_read_again]
    assert [one.article for one in again] == [article]
    [[span]] = again[0].paper.paragraphs
    assert span.text == "Autrement."


def test_saving_again_says_that_the_words_fit(client, contract, facilitator):
    say_easily(contract)
    article = first(contract).article
    article.text = "Autre chose"
    article.save_as("changed", fields=["text"])
    assertContains(client.get(url(contract, "easy_reading")), "À relire")
    place = url(contract, "easy_edit", article.pk)
    assertContains(client.get(place), "À relire")
    client.post(place, sent(text="Autre chose, simplement.", version=1))
    assert not first(contract).is_to_be_read_again


def test_a_safety_clause_is_reminded_until_its_words_are_there(
    client, contract, facilitator
):
    article = first(contract).article
    article.text = "Aider, dans la mesure de mes disponibilités."
    article.clause = "dans la mesure de mes disponibilités"
    article.save_as("changed", fields=["text", "clause"])
    say_easily(contract, "Aider quand je peux.")
    assert first(contract).missing_clauses == (article.clause,)
    page = client.get(url(contract, "easy_edit", article.pk))
    assertContains(page, "dans la mesure de mes disponibilités")
    EasyArticle.objects.update(text="Aider, dans la mesure de mes disponibilités.")
    assert first(contract).missing_clauses == ()


def test_hints_are_shown_to_who_writes_alone(client, contract, facilitator):
    line = first(contract)
    say_easily(contract, "Le CSM, 20 % et le planning.", only=line.paper.number)
    page = client.get(url(contract, "easy_edit", line.article.pk))
    for said in ("CSM", "20 %", "planning", "Ce sont des pistes"):
        assertContains(page, said)
    assertNotContains(client.get(url(contract, "easy_reading")), "Ce sont des pistes")


def test_it_is_understood_while_the_words_that_were_read_stand(contract):
    say_easily(contract)
    make_check(contract, is_understood=True)
    assert companion_of(contract).is_understood
    easy = EasyArticle.objects.first()
    easy.text = "D’autres mots."
    easy.save()
    told = companion_of(contract)
    assert not told.is_understood
    assert [is_of_today for _check, is_of_today in told.told] == [False]


def test_a_text_that_is_not_whole_is_not_understood(contract):
    say_easily(contract)
    add_article(contract, 1, None, "Encore", "Un article de plus.")
    make_check(contract, is_understood=True)
    assert not companion_of(contract).is_understood


def test_a_reading_is_noted_changed_taken_out_and_put_back(
    client, contract, facilitator
):
    say_easily(contract)
    typed = sent(read_on="2026-02-05", readers="Quatre personnes", said="C’est clair.")
    back = url(contract, "easy_reading")
    for _click in range(2):
        answer = client.post(url(contract, "easy_check_add"), typed)
        assertRedirects(answer, f"{back}#relectures", fetch_redirect_response=False)
    check = EasyCheck.objects.get()
    assert (check.noted_by, check.is_understood) == (facilitator, False)
    assert check.digest == companion_of(contract).digest
    place = url(contract, "easy_check_edit", check.pk)
    body = sent(**typed | {"is_understood": "on", "version": 1})
    client.post(place, body | sent())
    assert EasyCheck.objects.get().is_understood
    page = client.post(url(contract, "easy_check_archive", check.pk), follow=True)
    assertContains(page, "Annuler")
    assert companion_of(contract).checks == ()
    client.post(url(contract, "easy_check_bring_back", check.pk))
    assert companion_of(contract).checks == (check,)


def test_a_reading_needs_readers_and_words_to_read(client, contract, facilitator):
    place = url(contract, "easy_check_add")
    assertRedirects(client.get(place), url(contract, "easy_reading"))
    say_easily(contract)
    page = client.post(place, sent(read_on="2026-02-05", readers=" ", said="Bien"))
    assertContains(page, "Bien")
    assert not EasyCheck.objects.exists()


@pytest.mark.parametrize(
    ("role", "reads", "writes"),
    [
        (Role.COORDINATOR, 200, 200),
        (Role.FACILITATOR, 200, 200),
        (Role.PARTNER, 200, 403),
        (Role.PARTICIPANT, 200, 403),
        (Role.OBSERVER, 403, 403),
    ],
)
def test_who_reads_and_who_writes(client, contract, role, reads, writes):
    client.force_login(make_membership(contract.programme, role).user)
    pk = first(contract).article.pk
    assert client.get(url(contract, "easy_reading")).status_code == reads
    assert client.get(url(contract, "easy_edit", pk)).status_code == writes


def test_the_article_of_another_contract_is_not_there(client, contract, facilitator):
    theirs = first(make_contract()).article
    assert client.get(url(contract, "easy_edit", theirs.pk)).status_code == 404


def test_the_print_says_that_it_is_not_the_text_to_sign(client, contract, facilitator):
    say_easily(contract)
    page = client.get(url(contract, "easy_sheet"))
    assertContains(page, "Ce n’est pas le texte que l’on signe")
    assert easy_pdf(contract)[:5] == b"%PDF-"
    answer = client.get(url(contract, "easy_pdf"))
    assert answer["Content-Disposition"] == (
        f'inline; filename="{contract.reference}-facile-a-lire.pdf"'
    )


def test_thirty_articles_cost_as_many_queries_as_one(contract):
    say_easily(contract)
    with assertNumQueries(16):
        companion_of(type(contract).objects.get())
    for number in range(30):
        add_article(contract, 1, None, f"Titre {number}", "Un texte.")
    with assertNumQueries(16):
        companion_of(type(contract).objects.get())
