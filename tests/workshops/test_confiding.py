"""What is confided, and the permission to speak: who reads what, from when, until when."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from programmes.access import access_to
from programmes.journal import facts_of
from programmes.models import Event, Kind, Opening, Role
from programmes.sealing import UnreadableError
from tests.factories import (
    make_contract,
    make_membership,
    make_partner,
    make_programme,
    make_role_group,
    make_signed,
)
from tests.workshops.making_confided import (
    PURPOSE,
    SAID,
    WORDS,
    make_confidence,
    make_facilitator,
    make_permission,
    speak_for,
)
from workshops.confiding import destroy, open_words, permit, revoke
from workshops.models import Confidence, SharingPermission

pytestmark = pytest.mark.django_db


def access(programme, user):
    return access_to(programme.slug, user)


def today():
    return timezone.localdate()


def test_the_database_holds_no_word_of_what_is_confided(programme):
    permission = make_permission(make_confidence(programme))
    confidence = Confidence.objects.get()
    assert SAID not in confidence.sealed
    assert WORDS not in permission.sealed
    assert PURPOSE not in permission.sealed_purpose
    assert (confidence.text, permission.words, permission.purpose) == (
        SAID,
        WORDS,
        PURPOSE,
    )
    assert (str(confidence), str(permission)) == (
        str(confidence.pk),
        str(permission.pk),
    )


def test_a_text_that_was_altered_says_so(programme):
    confidence = make_confidence(programme)
    confidence.sealed = confidence.sealed[:-4] + "AAA="
    with pytest.raises(UnreadableError):
        confidence.text  # noqa: B018


@pytest.mark.parametrize("role", Role, ids=str)
def test_nobody_but_its_author_reads_it_whatever_the_role(programme, role):
    confidence = make_confidence(programme)
    other = make_membership(programme, role).user
    visible = Confidence.objects.visible_to
    assert list(visible(access(programme, confidence.author))) == [confidence]
    assert list(visible(access(programme, other))) == []


def test_the_facilitator_named_reads_it_as_long_as_she_is_named(programme):
    companion = make_facilitator(programme)
    confidence = make_confidence(programme, companion=companion)
    visible, written = Confidence.objects.visible_to, Confidence.objects.written_by
    assert list(visible(access(programme, companion))) == [confidence]
    assert list(written(access(programme, companion))) == []

    confidence.companion = None
    confidence.save()
    assert list(visible(access(programme, companion))) == []


def test_whoever_leads_no_more_reads_nothing_and_the_one_named_still_does(programme):
    companion = make_facilitator(programme)
    confidence = make_confidence(programme, companion=companion)
    author = confidence.author
    make_membership(programme, Role.COORDINATOR, user=author)
    author.memberships.filter(role=Role.FACILITATOR).update(ended_on=today())
    visible = Confidence.objects.visible_to
    assert list(visible(access(programme, author))) == []
    assert list(visible(access(programme, companion))) == [confidence]


def test_a_facilitator_of_two_programmes_reads_each_one_apart(programme):
    confidence = make_confidence(programme)
    other = make_programme()
    make_membership(other, Role.FACILITATOR, user=confidence.author)
    visible = Confidence.objects.visible_to(access(other, confidence.author))
    assert list(visible) == []


def told_to(user, programme, day=None):
    asked = access(programme, user)
    return list(SharingPermission.objects.told_to(asked, day or today()))


def test_only_those_named_are_told_and_all_their_accounts_are(programme):
    named, other = (make_partner(programme, Kind.AUTHORITY) for _ in range(2))
    permission = make_permission(make_confidence(programme), recipients=[named])
    for user in (speak_for(named), speak_for(named)):
        assert told_to(user, programme) == [permission]
    assert told_to(speak_for(other), programme) == []
    for role in (Role.COORDINATOR, Role.FACILITATOR, Role.OBSERVER):
        assert told_to(make_membership(programme, role).user, programme) == []


def test_a_partner_who_left_is_told_nothing_more(programme):
    named = make_partner(programme, Kind.AUTHORITY)
    make_permission(make_confidence(programme), recipients=[named])
    user = speak_for(named)
    named.leave(today())
    assert told_to(user, programme) == []


def test_it_holds_through_its_last_day_and_not_the_day_after(programme):
    named = make_partner(programme, Kind.AUTHORITY)
    last = today() + dt.timedelta(days=3)
    permission = make_permission(
        make_confidence(programme), recipients=[named], until=last
    )
    user = speak_for(named)
    assert told_to(user, programme, last) == [permission]
    assert told_to(user, programme, last + dt.timedelta(days=1)) == []
    assert permission.state == SharingPermission.State.CURRENT
    permission.until = today() - dt.timedelta(days=1)
    assert permission.state == SharingPermission.State.ENDED


def test_the_day_is_that_of_paris(programme, monkeypatch):
    """At half past eleven at night in London, it is over in Paris."""
    named = make_partner(programme, Kind.AUTHORITY)
    permission = make_permission(
        make_confidence(programme),
        recipients=[named],
        given_on=dt.date(2026, 6, 1),
        until=dt.date(2026, 6, 30),
    )
    asked = access(programme, speak_for(named))
    late = dt.datetime(2026, 6, 30, 22, 30, tzinfo=dt.UTC)
    monkeypatch.setattr(timezone, "now", lambda: late)
    assert open_words(permission.pk, asked) is None
    monkeypatch.setattr(timezone, "now", lambda: late - dt.timedelta(hours=1))
    assert open_words(permission.pk, asked) == permission


def test_each_reading_leaves_a_line_that_the_journal_keeps(programme):
    permission = make_permission(make_confidence(programme))
    user = speak_for(permission.recipients.get())
    for _ in range(2):
        assert open_words(permission.pk, access(programme, user)).words == WORDS
    lines = Opening.objects.of(permission, Opening.What.PERMISSION)
    assert [(one.opened_by, one.about) for one in lines] == [
        (user, permission.given_by)
    ] * 2
    read = Event.objects.filter(kind="permission_read", by=user)
    assert [facts_of(one) for one in read] == [{"permission": permission.pk}] * 2


def test_what_is_taken_back_is_read_no_more_and_nothing_is_noted(programme):
    permission = make_permission(make_confidence(programme))
    user = speak_for(permission.recipients.get())
    for _ in range(2):
        revoke(permission, permission.recorded_by)
    assert open_words(permission.pk, access(programme, user)) is None
    assert not Opening.objects.exists()
    permission.refresh_from_db()
    assert permission.state == SharingPermission.State.REVOKED
    assert Event.objects.filter(kind="permission_revoked").count() == 1


def test_what_is_destroyed_is_nowhere_any_more(programme):
    permission = make_permission(make_confidence(programme), witness="Une voisine")
    confidence = permission.confidence
    user = speak_for(permission.recipients.get())
    for _ in range(2):
        destroy(confidence, confidence.author)
    confidence.refresh_from_db()
    permission.refresh_from_db()
    assert (confidence.sealed, confidence.destroyed_on) == ("", today())
    assert (permission.words, permission.purpose, permission.witness) == ("", "", "")
    assert permission.revoked_at is not None
    assert told_to(user, programme) == []
    assert not Confidence.objects.visible_to(access(programme, confidence.author))


def test_nothing_is_permitted_of_what_was_destroyed_meanwhile(programme):
    confidence = make_confidence(programme)
    destroy(confidence, confidence.author)
    with pytest.raises(ValidationError, match="détruit"):
        make_permission(confidence)
    assert not SharingPermission.objects.exists()


def test_who_gave_it_finds_it_again_and_the_others_do_not(programme):
    giver, other = make_partner(programme), make_partner(programme)
    permission = make_permission(make_confidence(programme), given_by=giver)
    given = SharingPermission.objects.given_by_one_of
    hers = access(programme, speak_for(giver, Role.PARTICIPANT))
    assert list(given(hers)) == [permission]
    assert list(SharingPermission.objects.visible_to(hers)) == [permission]
    theirs = access(programme, speak_for(other, Role.PARTICIPANT))
    assert list(SharingPermission.objects.visible_to(theirs)) == []


def test_of_a_group_those_who_were_there_find_it_again(programme):
    group = make_role_group(programme)
    permission = make_permission(make_confidence(programme), given_by_group=group)
    given = SharingPermission.objects.given_by_one_of
    for joined_on, found in (
        (dt.date(2025, 9, 1), [permission]),
        (None, [permission]),
        (today(), []),
    ):
        partner = make_partner(programme, joined_on=joined_on)
        asked = access(programme, speak_for(partner, Role.PARTICIPANT))
        assert list(given(asked)) == found
    other = access(programme, make_membership(programme, Role.PARTNER).user)
    assert list(given(other)) == []


def test_of_a_group_who_was_noted_since_without_a_day_does_not():
    """A line written after the text was frozen counts from its own day."""
    contract = make_contract()
    make_signed(contract, on=today() - dt.timedelta(days=9))
    programme = contract.programme
    group = make_role_group(programme)
    make_permission(make_confidence(programme), given_by_group=group)
    late = make_partner(programme, joined_on=None)
    hers = access(programme, speak_for(late, Role.PARTICIPANT))
    assert list(SharingPermission.objects.given_by_one_of(hers)) == []


def test_the_journal_says_of_a_permission_its_key_alone(programme):
    permission = make_permission(make_confidence(programme))
    revoke(permission, permission.recorded_by)
    lines = Event.objects.filter(kind__startswith="permission").order_by("pk")
    assert [(one.kind, facts_of(one)) for one in lines] == [
        ("permission_given", {"permission": permission.pk}),
        ("permission_revoked", {"permission": permission.pk}),
    ]


def test_a_permission_is_written_with_its_words_or_not_at_all(programme):
    confidence = make_confidence(programme)
    permission = SharingPermission(
        programme=programme,
        confidence=confidence,
        given_on=today(),
        until=today() - dt.timedelta(days=2),
        given_by=make_partner(programme),
    )
    with pytest.raises(ValidationError) as refusal:
        permission.full_clean(exclude=["recorded_by", "recorded_at", "sealed"])
    assert "se termine après" in str(refusal.value)
    permission.until = None
    permit(permission, words="a", purpose="b", recipients=[], by=confidence.author)
    assert permission.words == "a"
