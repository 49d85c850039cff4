"""Keeping what is typed: one sending keeps its ideas once, and nothing tells who sent.

The general guard of forms (``programmes.submissions``) keeps an account and an hour:
ideas have a guard of their own, a digest of the form's number drawn at random.
"""

import hashlib

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from wellbeing.models import Idea, Round


def nonce_of(round_, sending, words, place=0):
    """Return the digest of one idea of a sending, "" when it has no number.

    ``words`` are all that is sent: a page that is gone back to may send others.
    """
    if sending is None:
        return ""
    said = f"{round_.pk} {sending} {place} {words}"
    return hashlib.sha256(said.encode()).hexdigest()


def keep(idea, sending):
    """Save an idea and return it, or that which the same sending saved before.

    Raises ``ValidationError`` when the slip of its number is typed already: ``params``
    then holds that ``idea``.
    """
    idea.nonce_digest = nonce_of(idea.round, sending, idea.text)
    try:
        idea.write()
    except IntegrityError:
        ideas = Idea.objects.filter(round=idea.round)
        sent = ideas.exclude(nonce_digest="").filter(nonce_digest=idea.nonce_digest)
        if (found := sent.first()) is not None:
            return found
        if idea.slip is None:
            raise
        typed = ideas.filter(slip=idea.slip, earlier=None, split_from=None)
        raise ValidationError(
            _("The slip of this number is typed already."),
            "typed",
            {"idea": typed.first()},
        ) from None
    return idea


def keep_all(round_, texts, sending, *, role_group=None, effect=""):
    """Save many ideas at once, all or none; False when this sending saved them before.

    ``role_group`` and ``effect`` are what all of them say, looking back.
    """
    try:
        with transaction.atomic():
            [held] = Round.objects.hold(round_.pk)
            whole = "\n".join(texts)
            Idea.objects.bulk_create(
                Idea(
                    round=held,
                    text=text,
                    role_group=role_group,
                    effect=held.effect_of(effect),
                    nonce_digest=nonce_of(held, sending, whole, place),
                )
                for place, text in enumerate(texts)
            )
            held.stir()
    except IntegrityError:
        return False
    return True
