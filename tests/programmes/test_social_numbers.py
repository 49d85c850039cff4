"""What looks like a social-security number is warned of, and nothing else is."""

import pytest
from django import forms
from django.contrib.messages import get_messages
from django.contrib.messages.storage.fallback import FallbackStorage

from programmes.social_numbers import has_social_security_number, warn_of_numbers


class Typed(forms.Form):
    text = forms.CharField(required=False)
    number = forms.IntegerField()
    day = forms.DateField(required=False)


@pytest.mark.parametrize(
    "text",
    [
        "1850578006084",
        "185057800608436",
        "Son numéro : 2 85 05 78 006 084 36.",
        "2 85 05 78 006 084",
        "1\u00a085\u00a005\u00a078\u00a0006\u00a0084\u00a036",
        "1 85 05 2A 006 084 36",
        "1.85.05.78.006.084-36",
        "numéro1850578006084fin",
    ],
)
def test_thirteen_or_fifteen_digits_that_begin_with_1_or_2_are_seen(text):
    assert has_social_security_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Nous étions 12, de 14 h 30 à 16 h.",
        "03 89 12 34 56",
        "3850578006084",
        "185057800608",
        "18505780060841",
        "1850578006084361",
        "91850578006084",
        "Le 12/03/2026, salle 2, 68000 Colmar, 1 200 euros.",
        "١٨٥٠٥٧٨٠٠٦٠٨٤",
    ],
)
def test_other_numbers_are_left_alone(text):
    assert not has_social_security_number(text)


@pytest.mark.parametrize(
    ("texts", "warnings"),
    [
        (("Rien à dire.", ""), 0),
        (("Rien.", "1 85 05 78 006 084 36", "2850578006084"), 1),
    ],
)
def test_whoever_writes_one_is_told_once_without_reading_it_again(rf, texts, warnings):
    request = rf.get("/")
    request.session = {}
    request._messages = FallbackStorage(request)
    warn_of_numbers(request, *map(_written, texts))
    said = [str(one) for one in get_messages(request)]
    assert len(said) == warnings
    assert not any(has_social_security_number(one) for one in said)


def _written(text):
    """Return a valid form with a number, a day that is not said, and this text."""
    form = Typed({"text": text, "number": "3"})
    assert form.is_valid()
    return form
