"""How an idea came in, what it says looking back, and its number at random."""

import secrets

from django.db import models
from django.utils.translation import pgettext_lazy


def any_number():
    """Return a number at random: ideas in the order of their keys are in no order.

    A later row may have a smaller one, so that nobody reads who wrote first.
    """
    return secrets.randbits(53) + 1


class IdeaWay(models.TextChoices):
    """How it came in: three ways of the same worth."""

    PAPER = "paper", pgettext_lazy("idea", "from paper")
    PHONE = "phone", pgettext_lazy("idea", "from a phone")
    SCREEN = "screen", pgettext_lazy("idea", "on the screen passed around")


class IdeaEffect(models.TextChoices):
    """Looking back: no effect and harm are two things, and nobody guesses which."""

    HELPED = "helped", pgettext_lazy("effect", "it helped")
    NONE = "none", pgettext_lazy("effect", "without effect")
    HARMED = "harmed", pgettext_lazy("effect", "it did harm")
