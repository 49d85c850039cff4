"""Where a contract stands, and which of its words: those of the rows, or those frozen."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from contracts.composition import paper_of
from contracts.thawing import paper_as_frozen
from programmes.models import Programme


class State(models.TextChoices):
    """What the dates of freezing and signature say; derived, never stored."""

    PREPARED = "prepared", _("being prepared")
    FROZEN = "frozen", _("frozen, to be signed")
    SIGNED = "signed", _("signed")
    ENDED = "ended", _("come to its end")


def standing_of(programme: Programme) -> State:
    """Return the state today; a contract runs until its last day, included."""
    signed, is_over = programme.is_signed, programme.has_ended
    return standing_from(programme.is_frozen, signed, is_over)


def standing_from(is_frozen: bool, is_signed: bool, is_over: bool) -> State:
    """Return the same from what is known of a programme, without its row.

    ``is_over`` says that the last day of a signed contract has passed.
    """
    if is_signed:
        return State.ENDED if is_over else State.SIGNED
    return State.FROZEN if is_frozen else State.PREPARED


def paper_to_read(contract, *, with_logos=False, values=None):
    """Return the paper that people read today, whatever its state.

    A frozen text is thawed: names, words and dates that changed since are not in it.
    ``with_logos`` also reads the images, which only the prints need; ``values`` are
    what ``values_of`` returned, for who has asked already, and serve a draft only.
    """
    version = contract.frozen
    if version is not None:
        return paper_as_frozen(version, with_logos=with_logos)
    return paper_of(contract, values=values, with_logos=with_logos)
