"""What the group keeps for itself: the tools it was handed, and its own rules."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from programmes.models import Programme
from workshops.models.sessions import Session


class HandedTool(models.Model):
    """A tool or a method handed over to the group: « outils transmis » (article 4)."""

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="tools"
    )
    session = models.ForeignKey(
        Session,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="tools",
        verbose_name=_("at which session"),
    )
    title = models.CharField(_("tool"), max_length=160)
    words = models.TextField(_("what it is for"), max_length=2000, blank=True)
    handed_on = models.DateField(_("handed over on"))
    archived_at = models.DateTimeField(null=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        verbose_name = _("tool handed over")
        verbose_name_plural = _("tools handed over")
        constraints = [
            models.CheckConstraint(
                name="handed_tool_has_a_title",
                condition=~Q(title=""),
                violation_error_message=_("Write what was handed over."),
            )
        ]

    def __str__(self):
        return self.title


class GroupRules(models.Model):
    """One version of the rules that the group gave itself, on the day it agreed to them.

    A version once agreed never changes: the next one is written beside it.
    """

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="rules"
    )
    number = models.PositiveSmallIntegerField(_("version"), editable=False)
    text = models.TextField(_("rules of the group"), max_length=20_000)
    agreed_on = models.DateField(_("agreed on"), null=True, blank=True)
    session = models.ForeignKey(
        Session,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("at which session"),
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        verbose_name = _("rules of the group")
        verbose_name_plural = _("rules of the group")
        constraints = [
            models.UniqueConstraint(
                name="group_rules_number_once_per_programme",
                fields=["programme", "number"],
            ),
            models.UniqueConstraint(
                name="group_rules_one_being_written",
                fields=["programme"],
                condition=Q(agreed_on=None),
            ),
            models.CheckConstraint(
                name="group_rules_say_something",
                condition=~Q(text=""),
                violation_error_message=_("Write the rules of the group."),
            ),
        ]

    def __str__(self):
        return str(self.number)
