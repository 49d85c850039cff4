"""What a phone without an account chooses of a measure, and changes until the close.

As for the ballots of a ranking: a random key in a cookie of the measure's own address, of
which a digest alone stands beside the choice. Closing the measure erases both.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from evaluation.models import Measure, Vote
from programmes import limits
from wellbeing.phone_keys import PhoneKeys

COOKIE = "situation"
KEYS = PhoneKeys(COOKIE, "vote_cast", "evaluation.measure_phones")


def measure_of(code):
    """Return the measure that this code opens to phones, or None."""
    measures = Measure.objects.kept().exclude(code="").filter(code=code)
    return measures.select_related("programme").first()


def choice_of(measure, key):
    """Return what this phone chose, by the indicator's key; None before it chose."""
    own = measure.votes.filter(key_digest=_digest(measure, key))
    return own.values_list("choice", flat=True).first()


@transaction.atomic
def cast(measure, key, choice):
    """Keep the choice of a phone in place of the one it made before.

    Raises ``ValidationError``: "over" once phones are out, "often" beyond 60 a minute.
    """
    if not limits.allow_vote(measure.pk, key):
        raise ValidationError(
            _("That is a lot of choices in one minute. Wait a little, then send it."),
            "often",
        )
    # Whoever closes the measure holds it too: no vote comes after the count.
    held = Measure.objects.select_for_update().filter(pk=measure.pk).kept()
    if not held.exclude(code="").exists():
        raise ValidationError(_("Phones do not choose any more."), "over")
    Vote.objects.update_or_create(
        measure=measure,
        key_digest=_digest(measure, key),
        defaults={"choice": choice},
    )


def _digest(measure, key):
    return KEYS.digest("key", measure.pk, key)
