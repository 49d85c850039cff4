from django.db import models
from django.utils.translation import gettext_lazy as _

from programmes.models.programme import Programme

QUESTION_LENGTH = 300


class QuestionKind(models.TextChoices):
    """What the method asks; the exact words are each programme's (domain 4.1, 7.1)."""

    WELL_BEING = "well_being", _("what well-being is")
    ILL_BEING = "ill_being", _("what ill-being is")
    ACTION = "action", _("what each one does or could do")
    NEEDS = "needs", _("what is needed")
    BROUGHT = "brought", _("co-evaluation: what it brought")
    NO_EFFECT = "no_effect", _("co-evaluation: without effect, or harmful")
    IMPROVEMENT = "improvement", _("co-evaluation: what to do better")


class Asked(models.Model):
    """A question in its exact words: what a programme's and a pack's share."""

    kind = models.CharField(_("kind"), max_length=16, choices=QuestionKind)
    text = models.CharField(_("question, word for word"), max_length=QUESTION_LENGTH)

    class Meta:
        abstract = True

    def __str__(self):
        return self.text


def in_order(questions):
    """Return ``questions`` in the order in which the method asks them."""
    places = {kind: place for place, kind in enumerate(QuestionKind.values)}
    return sorted(questions, key=lambda question: places[question.kind])


class Question(Asked):
    """One question as this programme puts it; whoever asks it keeps its words."""

    programme = models.ForeignKey(
        Programme, on_delete=models.CASCADE, related_name="questions"
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        constraints = [
            models.UniqueConstraint(
                name="question_of_a_kind_once_per_programme",
                fields=["programme", "kind"],
                violation_error_message=_("This programme already asks this question."),
            )
        ]
