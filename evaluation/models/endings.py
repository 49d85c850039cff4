"""The end, which is a choice: the group carries on alone, with support, or stops."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from programmes.models import HostContact, Partner, Programme
from workshops.models import Minutes


class EndingQuerySet(models.QuerySet):
    def visible_to(self, access):
        """All who take part; who observes, once it is decided: it is there then."""
        rows = self.filter(programme=access.programme)
        return rows if access.has() else rows.none()


class Ending(models.Model):
    """What the group decided of what comes after the contract, dated and in its words.

    Carrying on, those it names coordinate the last phase, and an autonomy file is made:
    texts, calendar, rooms, contacts agreed on, the minutes that it wants; never what was
    confided (M, phase 4; R, étape IV).
    """

    class Choice(models.TextChoices):
        ALONE = "alone", _("carries on alone")
        SUPPORTED = "supported", _("carries on with support")
        STOPS = "stops", _("stops here")

    programme = models.OneToOneField(
        Programme, on_delete=models.PROTECT, related_name="ending"
    )
    choice = models.CharField(_("the group"), max_length=12, choices=Choice)
    decided_on = models.DateField(_("decided on"))
    words = models.TextField(_("in the group’s words"), max_length=4000)
    support = models.TextField(_("support that remains"), max_length=2000, blank=True)
    rooms = models.TextField(_("rooms"), max_length=2000, blank=True)
    #: Participants whom the group names to carry on.
    carriers = models.ManyToManyField(
        Partner, blank=True, related_name="+", verbose_name=_("who carries on")
    )
    contacts = models.ManyToManyField(
        HostContact,
        blank=True,
        related_name="+",
        verbose_name=_("contacts to hand over"),
    )
    minutes = models.ManyToManyField(
        Minutes, blank=True, related_name="+", verbose_name=_("minutes to keep")
    )
    handed_over_on = models.DateField(_("handed over on"), null=True, editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        editable=False,
        related_name="+",
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = EndingQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision on the end")
        verbose_name_plural = _("decisions on the end")
        constraints = [
            models.CheckConstraint(
                name="ending_is_worded_by_the_group",
                condition=~Q(words=""),
                violation_error_message=_(
                    "Write what the group decided, in its words."
                ),
            ),
            models.CheckConstraint(
                name="ending_hands_over_to_a_group_that_carries_on",
                condition=Q(handed_over_on=None) | ~Q(choice="stops"),
            ),
        ]

    def __str__(self):
        return str(self.get_choice_display())

    @property
    def carries_on(self):
        return self.choice != self.Choice.STOPS
