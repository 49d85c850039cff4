"""The dates that a frozen text stands on move no more, whoever writes them."""

import datetime as dt

import pytest
from django.db import IntegrityError
from django.utils import timezone

from contracts.freezing import reopen
from contracts.models import FrozenVersion
from programmes.models import Programme
from tests.contracts.kept import tried
from tests.factories import make_frozen, make_signed
from tests.unguarded import take_the_guard_away

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
DAY = dt.timedelta(days=1)


def change(programme, **values):
    Programme.objects.filter(pk=programme.pk).update(**values)


def refused(programme, **values):
    with pytest.raises(IntegrityError, match=r"frozen|day of the signature"):
        tried(lambda: change(programme, **values))


def test_a_frozen_programme_keeps_what_its_text_prints():
    programme = make_frozen(planned=TODAY).contract.programme
    for values in (
        {"frozen_at": None},
        {"frozen_at": timezone.now() + DAY},
        {"duration_months": 9},
        {"mid_term_months": 2},
        {"mid_term_rule": "halfway"},
        {"signature_planned_on": TODAY + DAY},
        {"signature_planned_on": None},
        {"effective_on": TODAY + DAY},
    ):
        refused(programme, **values)
    tried(lambda: change(programme, purpose="Vivre ici", signature_planned_on=TODAY))
    tried(lambda: change(programme, effective_on=TODAY))


def test_a_day_that_is_not_printed_may_move_until_it_is_confirmed():
    programme = make_frozen().contract.programme
    tried(lambda: change(programme, signature_planned_on=TODAY + DAY))
    tried(lambda: change(programme, effective_on=TODAY + DAY))
    refused(programme, effective_on=TODAY, duration_months=9)


def test_a_signed_programme_keeps_its_day():
    version = make_signed()
    programme = version.contract.programme
    for values in (
        {"effective_on": None},
        {"effective_on": TODAY - DAY},
        {"signature_planned_on": TODAY - DAY},
    ):
        refused(programme, **values)
    with pytest.raises(IntegrityError, match="never changes"):
        tried(
            lambda: FrozenVersion.objects.update(
                reopened_at=timezone.now(), reopened_by=version.frozen_by, reason="x"
            )
        )


def test_nothing_is_frozen_without_a_frozen_text():
    version = make_frozen()
    programme = version.contract.programme
    reopen(version.contract, version.frozen_by, "Un mot manque.")
    refused(programme, frozen_at=timezone.now())
    refused(programme, frozen_at=timezone.now(), effective_on=TODAY)
    tried(lambda: change(programme, duration_months=9, signature_planned_on=TODAY))


def test_a_reopened_version_is_not_frozen_again_nor_reopened_twice():
    version = make_frozen()
    reopen(version.contract, version.frozen_by, "Un mot manque.")
    for values in ({"reopened_at": None, "reason": ""}, {"reason": "Autre raison."}):
        with pytest.raises(IntegrityError, match="never changes"):
            tried(lambda values=values: FrozenVersion.objects.update(**values))


def test_without_the_triggers_all_of_it_passes():
    programme = make_frozen(planned=TODAY).contract.programme
    take_the_guard_away()
    tried(lambda: change(programme, duration_months=9, effective_on=TODAY + DAY))
