"""What the group keeps for itself: the tools it was handed, and its own rules."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Max, Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programmes.models import Programme
from programmes.models.programme import GROUP, KEEPERS
from workshops.models.sessions import Session


class HandedToolQuerySet(models.QuerySet):
    def kept(self):
        """Those that were not taken out."""
        return self.filter(archived_at=None)

    def visible_to(self, access):
        """All who take part read what was handed over to the group."""
        if not access.has(*GROUP):
            return self.none()
        return self.kept().filter(programme=access.programme)

    def latest_first(self):
        return self.order_by("-handed_on", "-pk")


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

    objects = HandedToolQuerySet.as_manager()

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

    def take_out(self):
        """Take it out of the list; it can be put back. Twice is as once."""
        self._change(Q(archived_at=None), archived_at=timezone.now())

    def bring_back(self):
        """Put it back in the list; twice is as once."""
        self._change(Q(archived_at__isnull=False), archived_at=None)

    def _change(self, still, **values):
        """Write ``values`` as a new version: a form that is open then notices it."""
        rows = HandedTool.objects.filter(still, pk=self.pk)
        rows.update(version=F("version") + 1, **values)
        self.refresh_from_db(fields=["version", *values])


class GroupRulesQuerySet(models.QuerySet):
    def agreed(self):
        """Those that the group agreed on, the latest first."""
        return self.exclude(agreed_on=None).order_by("-number")

    def being_written(self):
        """The one that is not agreed on yet: one at most for each programme."""
        return self.filter(agreed_on=None)

    def visible_to(self, access):
        """All who take part read the rules agreed on; the team, those being written."""
        if not access.has(*GROUP):
            return self.none()
        rows = self.filter(programme=access.programme)
        return rows if access.has(*KEEPERS) else rows.exclude(agreed_on=None)

    @transaction.atomic
    def begin(self, programme):
        """Return the version being written, made from the last one if there is none.

        Two people who begin it at once meet one version.
        """
        Programme.objects.select_for_update().get(pk=programme.pk)
        if found := self.filter(programme=programme).being_written().first():
            return found
        rows = self.filter(programme=programme)
        last = rows.agreed().first()
        number = (rows.aggregate(last=Max("number"))["last"] or 0) + 1
        return GroupRules(
            programme=programme, number=number, text=last.text if last else ""
        )


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

    objects = GroupRulesQuerySet.as_manager()

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

    @transaction.atomic
    def agree(self, day, session=None):
        """Note that the group agreed on these rules on ``day``, at ``session`` if known.

        From then on they never change. Raises ``ValidationError`` when they are agreed
        on already, or for a day before that of the version before.
        """
        held = GroupRules.objects.select_for_update().get(pk=self.pk)
        if held.agreed_on is not None:
            raise ValidationError(_("The group has agreed on these rules."), "agreed")
        before = GroupRules.objects.filter(programme=self.programme_id).agreed().first()
        if before is not None and day < before.agreed_on:
            raise ValidationError(
                _("The group agreed on the rules before these on a later day."), "early"
            )
        self.agreed_on, self.session = day, session
        self.version = held.version + 1
        self.save(update_fields=["agreed_on", "session", "version"])
