"""First names that were ticked before agreements were kept: agreed to, and taken back."""

from importlib import import_module

import pytest
from django.apps import apps

from programmes.consenting import take_back
from tests.factories import make_membership, make_partner, make_programme

pytestmark = pytest.mark.django_db
KEEP = import_module("programmes.migrations.0012_earlier_first_names").keep
SHARED = {"first_name": "Ada", "first_name_shared": True}


def test_an_earlier_tick_becomes_an_agreement_that_is_taken_back_as_others():
    programme = make_programme()
    ada = make_partner(programme, **SHARED)
    user = make_membership(programme).user
    for _twice in range(2):
        KEEP(apps, None)
    consent = ada.consents.get()
    assert (consent.purpose, consent.recorded_by) == ("first_name", user)
    take_back(consent, user)
    ada.refresh_from_db()
    assert not ada.first_name_shared


def test_a_tick_that_nobody_can_have_noted_shares_no_more():
    ada = make_partner(make_programme(), **SHARED)
    KEEP(apps, None)
    ada.refresh_from_db()
    assert not ada.first_name_shared
    assert not ada.consents.exists()
