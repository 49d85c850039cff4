"""What a phone without an account writes, and takes back until the reveal.

The phone keeps a random key of one round, in a cookie of that round's address alone. Only
its digest stands beside the ideas, salted by the round; the reveal erases it. Nothing else
is kept of a phone: no session, no hour, no line of a journal or of a log.
"""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from programmes import limits
from wellbeing.models import Idea, Round
from wellbeing.phone_keys import KEPT, PhoneKeys, opened

__all__ = ["COOKIE", "KEPT", "group_of", "ideas_of", "round_of", "take_back", "write"]

COOKIE = "idees"
KEYS = PhoneKeys(COOKIE, "phone_write", "wellbeing.phones")


def round_of(code):
    """Return the round that this code opens to phones, or None."""
    rounds = Round.objects.kept().select_related("programme__territory")
    return opened(rounds, code).first()


def ideas_of(round_, key):
    """Return what this phone wrote, in its last wording, in no order of writing.

    An idea that was parted since is gone: its parts stand in its place.
    """
    own = round_.ideas.written_by(_digest("key", round_, key))
    return own.filter(later=None, parts=None).order_by("pk")


def group_of(ideas):
    """Return the key of the role group that all ``ideas`` of a phone name, or None."""
    groups = {idea.role_group_id for idea in ideas if not idea.withdrawn}
    return groups.pop() if len(groups) == 1 else None


def write(idea, key, sending):
    """Save the idea of a phone, in its own words; what is sent twice makes one.

    Raises ``ValidationError``: "over" once phones are out, "often" beyond 60 a minute,
    "cookies" when the phone keeps no key.
    """
    if key is None:
        raise ValidationError(
            _(
                "Your phone has not kept what this page gave it: it may refuse cookies."
                " Send the idea again. If this comes back, write it on paper: it counts"
                " as much."
            ),
            "cookies",
        )
    if not limits.allow_on_phone("idea", idea.round_id, key):
        raise ValidationError(
            _("That is a lot of ideas in one minute. Wait a little, then send it."),
            "often",
        )
    idea.way = Idea.Way.PHONE
    idea.key_digest = _digest("key", idea.round, key)
    # With its words: a page that is gone back to may send others.
    idea.nonce_digest = _digest("sending", idea.round, f"{key} {sending} {idea.text}")
    try:
        idea.write()
    except IntegrityError:
        if not Idea.objects.filter(nonce_digest=idea.nonce_digest).exists():
            raise


@transaction.atomic
def take_back(round_, key, pk, withdrawn=True):
    """Withdraw an idea of this phone with its first wordings, or put it back.

    Returns False when it is not, or no longer, an idea of this phone.
    """
    # The reveal holds the round, then erases the keys: in the same order here.
    Round.objects.hold(round_.pk)
    if not ideas_of(round_, key).filter(pk=pk).exists():
        return False
    wordings, first = [], pk
    while first is not None:
        wordings.append(first)
        first = Idea.objects.values_list("earlier", flat=True).get(pk=first)
    rows = round_.ideas.filter(pk__in=wordings).exclude(withdrawn=withdrawn)
    if rows.update(withdrawn=withdrawn, version=F("version") + 1):
        round_.stir()
    return True


def _digest(what, round_, secret):
    return KEYS.digest(what, round_.pk, secret)
