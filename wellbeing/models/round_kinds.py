"""The kinds of rounds (domain 4.1, 7.1), who writes, and the moments of a round."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from programmes.models import QuestionKind


class RoundKind(models.TextChoices):
    WELL_BEING = QuestionKind.WELL_BEING.value, _("well-being")
    ILL_BEING = QuestionKind.ILL_BEING.value, _("ill-being")
    NEEDS = QuestionKind.NEEDS.value, _("needs")
    ACTION = QuestionKind.ACTION.value, _("what we do or could do")
    CUSTOM = "custom", _("another question")
    BROUGHT = QuestionKind.BROUGHT.value, _("what the approach brought")
    NO_EFFECT = QuestionKind.NO_EFFECT.value, _("without effect, or harmful")
    IMPROVEMENT = QuestionKind.IMPROVEMENT.value, _("what to do better")

    @classmethod
    def looking_forward(cls):
        """Return those asked on the way to the contract, in order."""
        return [kind for kind in cls if kind not in LOOKING_BACK]


#: Those that a co-evaluation asks, in this order (domain 7.1).
LOOKING_BACK = (RoundKind.BROUGHT, RoundKind.NO_EFFECT, RoundKind.IMPROVEMENT)


class RoundWriters(models.TextChoices):
    """Who is asked to write; said on the page, checked by nobody."""

    PARTICIPANTS = "participants", _("the participants")
    EVERYBODY = "everybody", _("everybody who is there")


class RoundMoment(models.TextChoices):
    WRITING = "writing", pgettext_lazy("moment", "write in silence")
    REVEAL = "reveal", pgettext_lazy("moment", "reveal")
    TURN = "turn", pgettext_lazy("moment", "each in turn")
    SORTING = "sorting", pgettext_lazy("moment", "sort together")
    SETTLING = "settling", pgettext_lazy("moment", "agree on it")
