"""Comments on a passage: written for a group, changed, taken back."""

import datetime as dt
import uuid

import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from contracts.models import Comment
from programmes.models import Kind, Role
from tests.contracts.addresses import url
from tests.factories import (
    make_comment,
    make_contract,
    make_frozen,
    make_membership,
    make_role_group,
    make_signed,
)

pytestmark = pytest.mark.django_db


def enter(client, contract, role, **values):
    user = make_membership(contract.programme, role, **values).user
    client.force_login(user)
    return user


def add_to(contract, passage, noun="engagements"):
    return url(contract, "comment_add", noun, passage.pk)


@pytest.mark.parametrize(
    ("role", "kind"),
    [(Role.PARTICIPANT, Kind.PARTICIPANT), (Role.PARTNER, Kind.AUTHORITY)],
    ids=str,
)
def test_a_reader_speaks_for_the_own_group(client, contract, commitment, role, kind):
    user = enter(client, contract, role)
    other = make_role_group(contract.programme, Kind.FACILITATOR)

    # The group is not asked for, and another one that is sent anyway does not count.
    sent = {"text": "Trop long.", "role_group": other.pk, "said_on": "2025-10-02"}
    answer = client.post(add_to(contract, commitment), sent)

    comment = Comment.objects.get()
    assertRedirects(answer, comment.get_absolute_url(), fetch_redirect_response=False)
    assert (comment.role_group.kind, comment.said_on) == (kind, None)
    assert (comment.text, comment.proposal) == ("Trop long.", "")
    assert (comment.written_by, comment.passage) == (user, commitment)
    assert comment.about == commitment.text


def test_a_facilitator_enters_what_a_group_said_aloud(
    client, contract, facilitator, commitment
):
    group = make_role_group(contract.programme)
    sent = {"role_group": group.pk, "said_on": "2025-10-02", "text": "Trop long."}
    client.post(add_to(contract, commitment), sent)

    page = client.get(url(contract, "discussion"))
    assertContains(page, "Proposé en séance le jeudi 2 octobre 2025")
    assertContains(page, f"saisi par {facilitator.name}")


def test_a_facilitator_says_for_which_group(client, contract, facilitator, commitment):
    page = client.post(add_to(contract, commitment), {"text": "Trop long."})
    assert list(page.context["form"].errors) == ["role_group"]
    assertContains(page, "Trop long.")


def test_a_group_of_another_programme_cannot_be_spoken_for(
    client, contract, facilitator, commitment
):
    theirs = make_role_group(make_contract().programme)
    sent = {"role_group": theirs.pk, "text": "Trop long."}
    page = client.post(add_to(contract, commitment), sent)
    assert list(page.context["form"].errors) == ["role_group"]


@pytest.mark.parametrize(
    "day", [timezone.localdate() + dt.timedelta(days=2), dt.date(25, 10, 2)], ids=str
)
def test_nothing_was_said_tomorrow_or_in_antiquity(
    client, contract, facilitator, commitment, day
):
    group = make_role_group(contract.programme)
    sent = {"role_group": group.pk, "text": "Trop long.", "said_on": day.isoformat()}
    page = client.post(add_to(contract, commitment), sent)
    assert list(page.context["form"].errors) == ["said_on"]


def test_words_sent_back_untouched_are_no_proposal(client, contract, commitment):
    enter(client, contract, Role.PARTICIPANT)
    form = client.get(add_to(contract, commitment)).context["form"]
    assert form.initial["proposal"] == commitment.text
    read = form.initial["words_read"]

    # The passage changes meanwhile: yesterday's words are still no proposal.
    type(commitment).objects.filter(pk=commitment.pk).update(text="Tout autre chose.")
    untouched = {"text": "Bien dit.", "proposal": f"{commitment.text}\r\n"}
    client.post(add_to(contract, commitment), untouched | {"words_read": read})

    assert Comment.objects.get().proposal == ""


def test_who_proposes_is_told_that_the_words_changed(client, contract, commitment):
    enter(client, contract, Role.PARTICIPANT)
    form = client.get(add_to(contract, commitment)).context["form"]
    type(commitment).objects.filter(pk=commitment.pk).update(text="Tout autre chose.")

    sent = {"proposal": "Rire.", "words_read": form.initial["words_read"]}
    page = client.post(add_to(contract, commitment), sent, follow=True)

    assertContains(page, "Ces mots ont changé pendant que vous écriviez.")
    comment = Comment.objects.get()
    assert (comment.proposal, comment.about) == ("Rire.", "Tout autre chose.")


def test_a_comment_says_something(client, contract, commitment):
    enter(client, contract, Role.PARTICIPANT)
    sent = {"text": " ", "proposal": commitment.text}
    page = client.post(add_to(contract, commitment), sent)
    assertContains(page, "Écrivez une remarque, ou d’autres mots.")


def test_a_proposal_fits_its_passage(client, contract, commitment):
    enter(client, contract, Role.PARTICIPANT)
    page = client.post(add_to(contract, commitment), {"proposal": "a" * 2_001})
    assert list(page.context["form"].errors) == ["proposal"]
    article = contract.articles.first()
    answer = client.post(
        add_to(contract, article, "articles"), {"proposal": "a" * 2_001}
    )
    assert answer.status_code == 302


def test_a_double_click_makes_one_comment(client, contract, commitment):
    enter(client, contract, Role.PARTICIPANT)
    sent = {"text": "Trop long.", "submission_id": str(uuid.uuid4())}
    first, second = (client.post(add_to(contract, commitment), sent) for _ in "12")
    assert first.url == second.url
    assert Comment.objects.count() == 1


def test_groups_are_not_commented_on(client, contract, facilitator, block):
    assert client.get(add_to(contract, block, "groupes")).status_code == 404


def test_whoever_speaks_for_no_group_does_not_comment(client, contract, commitment):
    user = enter(client, contract, Role.PARTNER)
    partner = user.memberships.get().partner
    partner.leave(timezone.localdate())
    assert client.get(add_to(contract, commitment)).status_code == 403
    assertNotContains(client.get(url(contract, "discussion")), "/commenter/")


def test_the_author_changes_a_comment_until_it_is_answered(
    client, contract, commitment
):
    user = enter(client, contract, Role.PARTICIPANT)
    comment = make_comment(commitment, written_by=user, text="Trop long.")
    edit = url(contract, "comment_edit", comment.pk)
    sent = {"version": comment.version, "text": "Trop court.", "proposal": "Rire."}

    client.post(edit, sent)
    comment.refresh_from_db()
    assert (comment.text, comment.proposal) == ("Trop court.", "Rire.")

    stale = client.post(edit, sent | {"text": "Ni l’un ni l’autre."})
    assertContains(stale, "Ni l’un ni l’autre.", status_code=409)
    assertContains(stale, "Trop court.", status_code=409)


def test_words_for_a_comment_answered_meanwhile_make_another(
    client, contract, commitment
):
    user = enter(client, contract, Role.PARTICIPANT)
    comment = make_comment(commitment, written_by=user, decision="answered")
    edit = url(contract, "comment_edit", comment.pk)

    page = client.post(edit, {"version": 1, "text": "Encore un mot."})

    assertContains(page, "Encore un mot.", status_code=409)
    assertContains(page, add_to(contract, commitment), status_code=409)
    assertRedirects(
        client.get(edit), comment.get_absolute_url(), fetch_redirect_response=False
    )


def test_a_comment_is_taken_back_and_comes_back(client, contract, commitment):
    user = enter(client, contract, Role.PARTICIPANT)
    comment = make_comment(commitment, written_by=user, text="Trop long.")
    back = url(contract, "comment_bring_back", comment.pk)

    answer = client.post(url(contract, "comment_withdraw", comment.pk))
    assert answer.url.endswith(f"?retire={comment.pk}#undo")
    page = client.get(answer.url)
    assertContains(page, back)
    assertContains(page, "À répondre (0)")

    client.post(back)
    assert Comment.objects.waiting().get() == comment


def test_what_was_answered_is_not_taken_back(client, contract, commitment):
    user = enter(client, contract, Role.PARTICIPANT)
    comment = make_comment(commitment, written_by=user, decision="answered")
    page = client.post(url(contract, "comment_withdraw", comment.pk), follow=True)
    assertContains(page, "Quelqu’un a répondu entre-temps")
    assert Comment.objects.get().archived_at is None


@pytest.mark.parametrize(
    "name", ["comment_edit", "comment_withdraw", "comment_bring_back"]
)
def test_nobody_touches_the_comment_of_another(
    client, contract, facilitator, commitment, name
):
    comment = make_comment(commitment, text="Trop long.")
    assert client.post(url(contract, name, comment.pk)).status_code == 403
    theirs = make_comment(make_contract().articles.first())
    assert client.post(url(contract, name, theirs.pk)).status_code == 404


def test_a_frozen_text_is_still_commented_on(client, contract, facilitator, commitment):
    make_frozen(contract)
    enter(client, contract, Role.PARTICIPANT)
    page = client.get(add_to(contract, commitment))
    assertContains(page, "Le texte est figé. Vous pouvez encore commenter")
    client.post(add_to(contract, commitment), {"text": "Trop long."})
    assert Comment.objects.waiting().count() == 1


def test_no_other_words_are_asked_for_once_it_is_signed(client, contract, commitment):
    enter(client, contract, Role.PARTICIPANT)
    make_signed(contract)
    form = client.get(add_to(contract, commitment)).context["form"]
    assert [field.name for field in form.visible_fields()] == ["text"]
    # What was typed before the ceremony was closed is kept.
    client.post(add_to(contract, commitment), {"proposal": "Rire."})
    assert Comment.objects.get().proposal == "Rire."
