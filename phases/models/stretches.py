import calendar
import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from phases.models.kinds import PhaseKind

LABEL_LENGTH = 300
SEPTEMBER = 9
# A comparison with NULL passes a check, hence the isnull terms, here and below.
TWO_MONTHS = Q(
    from_month__isnull=False,
    from_month__range=(1, 12),
    until_month__isnull=False,
    until_month__range=(1, 12),
)


class Months(models.Model):
    """A window of months of the year, as a path template gives them."""

    from_month = models.PositiveSmallIntegerField(
        _("planned from the month of"), null=True, blank=True
    )
    until_month = models.PositiveSmallIntegerField(
        _("until the month of"), null=True, blank=True
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_planned_by_two_months",
                condition=Q(from_month=None, until_month=None) | TWO_MONTHS,
                violation_error_message=_("Give the first month and the last one."),
            )
        ]

    def window_in(self, season):
        """Return the first and the last day of the months in a season, or None.

        ``season`` is a pair of years, or None: September to December are of the first,
        January to August of the second (domain 3.4). Months that run backwards in it,
        March to November, give no day.
        """
        if season is None or self.from_month is None:
            return None
        first, last = (
            season[0] if month >= SEPTEMBER else season[1]
            for month in (self.from_month, self.until_month)
        )
        end = calendar.monthrange(last, self.until_month)[1]
        window = (
            dt.date(first, self.from_month, 1),
            dt.date(last, self.until_month, end),
        )
        return window if window[0] < window[1] else None


class StretchQuerySet(models.QuerySet):
    def kept(self):
        """Those that were not taken out of the path."""
        return self.filter(archived_at=None)

    def in_order(self):
        return self.order_by("position", "pk")


class Stretch(Months):
    """A part of the path that lasts: what a phase and a step share.

    It is planned by months of the season or by days, never both, and what happened is
    kept apart. Its state follows from the days that people wrote, never from today.
    """

    class State(models.TextChoices):
        TO_COME = "to_come", _("to come")
        UNDER_WAY = "under_way", _("under way")
        DONE = "done", _("done")

    code = models.CharField(
        _("number or letter"),
        max_length=8,
        blank=True,
        help_text=_("« 1 », « II », « a »."),
    )
    label = models.CharField(
        _("what is done there"),
        max_length=LABEL_LENGTH,
        help_text=_("Printed in the contract. {les participants} is your own word."),
    )
    kind = models.CharField(_("nature"), max_length=16, choices=PhaseKind, blank=True)
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    planned_from = models.DateField(_("planned from"), null=True, blank=True)
    planned_until = models.DateField(_("planned until"), null=True, blank=True)
    started_on = models.DateField(_("begun on"), null=True, blank=True)
    finished_on = models.DateField(_("finished on"), null=True, blank=True)
    finished_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    # Why it was passed although something was missing, and what it was (its names).
    reason = models.TextField(_("reason"), blank=True, max_length=1000)
    missing = models.JSONField(default=list, editable=False)
    archived_at = models.DateTimeField(null=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = StretchQuerySet.as_manager()

    class Meta(Months.Meta):
        abstract = True
        constraints = [
            *Months.Meta.constraints,
            models.CheckConstraint(
                name="%(class)s_planned_by_months_or_by_days",
                condition=Q(from_month=None) | Q(planned_from=None, planned_until=None),
                violation_error_message=_("Plan by months or by days, not by both."),
            ),
            models.CheckConstraint(
                name="%(class)s_planned_days_run_forward",
                condition=Q(planned_from=None, planned_until=None)
                | Q(
                    planned_from__isnull=False,
                    planned_until__isnull=False,
                    planned_until__gte=F("planned_from"),
                ),
                violation_error_message=_(
                    "The last planned day comes after the first."
                ),
            ),
            models.CheckConstraint(
                name="%(class)s_finished_after_it_began",
                condition=Q(finished_on=None)
                | Q(started_on__isnull=False, finished_on__gte=F("started_on")),
                violation_error_message=_("Say when it began, before it finished."),
            ),
            models.CheckConstraint(
                name="%(class)s_finished_by_somebody",
                condition=Q(finished_on=None) | Q(finished_by__isnull=False),
            ),
            models.CheckConstraint(
                name="%(class)s_reason_of_a_finished_one",
                condition=Q(finished_on__isnull=False) | Q(reason=""),
            ),
        ]

    @property
    def state(self):
        if self.finished_on is not None:
            return self.State.DONE
        return self.State.TO_COME if self.started_on is None else self.State.UNDER_WAY

    def planned_in(self, season):
        """Return the first and the last planned day, by days or by months, or None."""
        if self.planned_from is not None:
            return self.planned_from, self.planned_until
        return self.window_in(season)
