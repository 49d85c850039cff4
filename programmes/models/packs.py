from django.db import models
from django.utils.translation import gettext_lazy as _

from programmes.dates import MidTermRule
from programmes.models.questions import Asked
from programmes.models.voices import Voiced
from programmes.vocabulary import Words


class MethodPack(Words):
    """A way of running a programme, from which a new one starts.

    Words and lengths are its own columns, role groups and questions its rows; the apps
    above add what they know: model texts, a path. All of it is copied.
    """

    name = models.CharField(_("name"), max_length=120, unique=True)
    about = models.CharField(
        _("in one sentence"),
        max_length=300,
        blank=True,
        help_text=_("Read by whoever chooses among the methods."),
    )
    duration_months = models.PositiveSmallIntegerField(
        _("length of the contract, in months"), null=True, blank=True
    )
    mid_term_rule = models.CharField(
        _("mid-term"),
        max_length=24,
        choices=MidTermRule,
        default=MidTermRule.MONTHS_AFTER_SIGNATURE,
    )
    mid_term_months = models.PositiveSmallIntegerField(
        _("months after the signature"), null=True, blank=True
    )

    class Meta:
        verbose_name = _("method pack")
        verbose_name_plural = _("method packs")

    def __str__(self):
        return self.name


class ModelRoleGroup(Voiced):
    """One role group of a pack, copied into each programme that starts from it."""

    pack = models.ForeignKey(
        MethodPack,
        on_delete=models.CASCADE,
        related_name="groups",
        verbose_name=_("method pack"),
    )

    class Meta(Voiced.Meta):
        verbose_name = _("model role group")
        verbose_name_plural = _("model role groups")

    def __str__(self):
        return self.label or self.get_kind_display()


class ModelQuestion(Asked):
    """One question of a pack, copied into each programme that starts from it."""

    pack = models.ForeignKey(
        MethodPack,
        on_delete=models.CASCADE,
        related_name="questions",
        verbose_name=_("method pack"),
    )

    class Meta:
        verbose_name = _("model question")
        verbose_name_plural = _("model questions")
        constraints = [
            models.UniqueConstraint(
                name="model_question_of_a_kind_once_per_pack",
                fields=["pack", "kind"],
                violation_error_message=_("This pack already asks this question."),
            )
        ]
