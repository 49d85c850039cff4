"""What a phone without an account chooses, and changes until the choice is closed.

One ballot for each phone: it keeps a random key, in a cookie of the ranking's own address
alone, and only its digest stands beside the ballot. Closing the choice erases it; the
agreement of the group erases the ballot.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from programmes import limits
from wellbeing.phone_keys import PhoneKeys
from workshops.models import Ballot, Ranking

COOKIE = "choix"
KEYS = PhoneKeys(COOKIE, "ballot_cast", "workshops.ranking_phones")


def ranking_of(code):
    """Return the ranking that this code opens to phones, or None."""
    rankings = Ranking.objects.kept().exclude(code="")
    return rankings.filter(code=code).first()


def choice_of(ranking, key):
    """Return what this phone chose, by the action's key; None before it chose."""
    own = ranking.ballots.filter(key_digest=_digest(ranking, key))
    return own.values_list("choice", flat=True).first()


@transaction.atomic
def cast(ranking, key, choice):
    """Keep the choice of a phone in place of the one it made before.

    Raises ``ValidationError``: "over" once the choice is closed, "often" beyond 60 a
    minute.
    """
    if not limits.allow_ballot(ranking.pk, key):
        raise ValidationError(
            _("That is a lot of choices in one minute. Wait a little, then send it."),
            "often",
        )
    # Whoever closes the choice holds the ranking too: no ballot comes after the count.
    if not _still_open(ranking):
        raise ValidationError(_("Phones do not choose any more."), "over")
    digest = _digest(ranking, key)
    Ballot.objects.update_or_create(
        ranking=ranking, key_digest=digest, defaults={"choice": choice}
    )


def _still_open(ranking):
    held = Ranking.objects.select_for_update().filter(pk=ranking.pk).kept()
    return held.exclude(code="").exists()


def _digest(ranking, key):
    return KEYS.digest("key", ranking.pk, key)
