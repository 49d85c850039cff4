"""Texts sealed with a key kept outside the database; the key is changed without loss."""

from io import StringIO

import pytest
from cryptography.fernet import Fernet
from django.core.management import CommandError, call_command
from django.utils import timezone

from csm.resealing import reseal_all
from programmes.models import Draft
from programmes.sealing import UnreadableError, seal, unseal
from tests.factories import make_user
from tests.workshops.making_confided import (
    PURPOSE,
    SAID,
    WORDS,
    make_confidence,
    make_permission,
)
from workshops.models import Confidence, SharingPermission

OLD, NEW = (Fernet.generate_key().decode() for _ in range(2))


@pytest.fixture
def sealed(db, settings):
    """A confidence, a permission and a draft, sealed with the old key."""
    settings.CSM_SEALING_KEYS = [OLD]
    make_permission(make_confidence())
    Draft.objects.create(
        user=make_user(), place="/", sealed=seal("brouillon"), kept_at=timezone.now()
    )
    settings.CSM_SEALING_KEYS = [NEW, OLD]


def seal_anew():
    said = StringIO()
    call_command("seal_anew", stdout=said)
    return said.getvalue()


def test_a_text_comes_back_byte_for_byte():
    for text in ("", "é", "🌲 \u202eà l’envers", "x" * 20_000):
        assert unseal(seal(text)) == text
    assert seal("é") != seal("é")


def test_another_key_or_an_altered_text_opens_nothing(settings):
    settings.CSM_SEALING_KEYS = [OLD]
    kept = seal("secret")
    for wrong in (kept[:-2], f"A{kept}", "é", "rien", kept.replace(kept[20], "-")):
        with pytest.raises(UnreadableError):
            unseal(wrong)
    settings.CSM_SEALING_KEYS = [NEW]
    with pytest.raises(UnreadableError):
        unseal(kept)


def test_the_key_is_changed_and_the_old_one_needed_no_more(sealed, settings):
    assert "4 textes scellés à nouveau" in seal_anew()
    settings.CSM_SEALING_KEYS = [NEW]
    assert Confidence.objects.get().text == SAID
    permission = SharingPermission.objects.get()
    assert (permission.words, permission.purpose) == (WORDS, PURPOSE)
    assert unseal(Draft.objects.get().sealed) == "brouillon"


def test_twice_is_as_once(sealed):
    assert reseal_all().count == 4
    before = list(Confidence.objects.values())
    assert (reseal_all().count, list(Confidence.objects.values())) == (0, before)


def test_a_text_that_no_key_opens_is_named_and_left_as_it_is(sealed, settings):
    settings.CSM_SEALING_KEYS = [NEW]
    found = Confidence.objects.get()
    with pytest.raises(CommandError, match="Aucune des clés"):
        seal_anew()
    assert reseal_all().unreadable[0] == f"(workshops_confidence {found.pk})"
    assert Confidence.objects.get().sealed == found.sealed
