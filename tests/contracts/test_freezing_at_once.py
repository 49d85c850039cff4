"""Somebody freezes, and somebody else writes, freezes or closes at the same moment."""

import datetime as dt
import time
from threading import Event as Moment

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from contracts.ceremonies import ceremony_of, close
from contracts.composition import paper_of
from contracts.drafting import add_commitment
from contracts.freezing import TextHasChanged, freeze, reopen
from contracts.models import Article, FrozenVersion, Signature
from contracts.models.contract import TextIsFrozen
from contracts.signing.recording import record_signature
from contracts.thawing import paper_as_frozen
from programmes import journal
from programmes.models import Event, Programme
from tests.contracts.at_once import all_at_once, fresh
from tests.factories import make_contract, make_frozen, make_partner, make_user

pytestmark = pytest.mark.django_db(transaction=True)
#: Longer than an act needs, when nobody holds what it writes.
A_WHILE = 0.4


@pytest.fixture
def contract():
    contract = make_contract()
    make_partner(contract.programme)
    return contract


def freezing(contract, by):
    """The act of somebody who has read the text as it stands."""
    digest = paper_of(fresh(contract)).digest
    return lambda: freeze(fresh(contract), by, digest)


def journal_is_whole():
    return list(journal.faults(Event.objects.order_by("sequence"))) == []


def race(contract, by, rounds):
    """Write and freeze at once, ``rounds`` times; return who came first, each time."""
    won = []
    for number in range(rounds):

        def write(number=number):
            time.sleep(number % 4 * 0.004)
            block = fresh(contract).blocks.first()
            return add_commitment(block, f"Une phrase de plus, {number}.", by)

        written, frozen = all_at_once([write, freezing(contract, by)])
        now = fresh(contract)
        if isinstance(frozen, FrozenVersion):
            assert isinstance(written, TextIsFrozen)
            assert paper_as_frozen(now.frozen).digest == frozen.digest
            assert paper_of(now).digest == frozen.digest
            reopen(now, by, "Encore une fois.")
        else:
            assert isinstance(frozen, TextHasChanged)
            assert now.is_draft
            assert FrozenVersion.objects.current().count() == 0
            assert written.text in "".join(
                span.text for p in paper_of(now).paragraphs() for span in p
            )
        won.append(isinstance(frozen, FrozenVersion))
    assert journal_is_whole()
    return won


def test_no_edit_that_races_a_freeze_is_in_a_text_that_says_otherwise(contract):
    assert len(race(contract, make_user(), 10)) == 10


@pytest.mark.slow
def test_none_is_a_hundred_times_over(contract):
    assert set(race(contract, make_user(), 100)) == {True, False}


# Past every act, at the prompt of the database: one waits for the other.


def rewrite(contract):
    return Article.objects.filter(contract=contract).update(text="Autre chose.")


def shorten(contract):
    return Programme.objects.filter(contract=contract).update(duration_months=3)


def both(first, second):
    """Run ``second`` once ``first`` is done, and before that is committed."""
    done = Moment()

    def leading():
        with transaction.atomic():
            gave = first()
            done.set()
            time.sleep(A_WHILE)
            return gave

    def following():
        done.wait()
        return second()

    return all_at_once([leading, following])


@pytest.mark.parametrize("change", [rewrite, shorten])
def test_a_change_under_way_makes_the_freezing_wait_and_refuse(contract, change):
    freezes = freezing(contract, make_user())
    changed, frozen = both(lambda: change(contract), freezes)
    assert changed
    assert isinstance(frozen, TextHasChanged)
    assert not FrozenVersion.objects.exists()


@pytest.mark.parametrize("change", [rewrite, shorten])
def test_a_change_that_waits_for_the_freezing_is_refused(contract, change):
    freezes = freezing(contract, make_user())
    frozen, changed = both(freezes, lambda: change(contract))
    assert isinstance(changed, IntegrityError)
    assert paper_of(fresh(contract)).digest == frozen.digest


def test_a_signature_that_waits_for_the_reopening_is_refused():
    version = make_frozen()
    contract, by = version.contract, version.frozen_by
    today, partner = timezone.localdate(), version.copies.first().partner
    _void, signed = both(
        lambda: reopen(fresh(contract), by, "Un mot manque."),
        lambda: Signature.objects.create(
            version=version,
            partner=partner,
            token=partner.token,
            digest=version.digest,
            signed_on=today,
            recorded_at=timezone.now(),
            recorded_by=by,
        ),
    )
    assert isinstance(signed, IntegrityError)
    assert not Signature.objects.exists()


# The same act, by several people.


def test_several_people_freeze_one_version(contract):
    found = all_at_once([freezing(contract, make_user()) for _ in range(4)])
    versions = [one for one in found if isinstance(one, FrozenVersion)]
    refusals = [one for one in found if isinstance(one, TextIsFrozen)]
    assert (len(versions), len(refusals)) == (1, 3)
    assert FrozenVersion.objects.get() == versions[0]
    assert [event.kind for event in Event.objects.all()] == ["frozen"]


def test_several_people_close_on_one_day():
    at = timezone.now() - dt.timedelta(days=3)
    version = make_frozen(at=at)
    contract, by = version.contract, version.frozen_by
    days = [timezone.localdate(at) + dt.timedelta(days=n) for n in range(4)]
    token = version.copies.first().partner.token
    record_signature(contract, token, version.digest, days[0], by)
    ceremony_of(contract)

    def closing(day):
        return lambda: close(ceremony_of(fresh(contract)), day, by)

    found = all_at_once([closing(day) for day in days])
    [closed] = [one for one in found if not isinstance(one, Exception)]
    assert {getattr(one, "code", "closed") for one in found} == {"closed"}
    programme = Programme.objects.get()
    assert programme.effective_on == closed.session.day
    kinds = [event.kind for event in Event.objects.order_by("sequence")]
    assert kinds == ["frozen", "signed", "ceremony_closed"]
    assert journal_is_whole()


def test_reopening_while_others_sign_leaves_nobody_signed_by_halves():
    version = make_frozen(people=6)
    contract, by = version.contract, version.frozen_by
    today = timezone.localdate()
    tokens = [copy.partner.token for copy in version.copies.select_related("partner")]

    def signing(token):
        return lambda: record_signature(
            fresh(contract), token, version.digest, today, by
        )

    acts = [*map(signing, tokens), lambda: reopen(fresh(contract), by, "Un mot.")]
    *signed, void = all_at_once(acts)
    recorded = {one.token for one in signed if isinstance(one, Signature)}
    assert {one.token for one in void} == recorded
    assert not Signature.objects.valid().exists()
    assert journal_is_whole()
    assert fresh(contract).is_draft
