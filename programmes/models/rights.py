from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from programmes.dates import add_months
from programmes.models.own import OwnQuerySet
from programmes.models.partners import Partner


class RightsRequestQuerySet(OwnQuerySet):
    def open(self):
        """Those that are not answered yet."""
        return self.filter(done_on=None)


class RightsRequest(models.Model):
    """A person asked for all that is kept about her, or that it be erased.

    It is answered within a month (RGPD, article 12). No reason is asked.
    """

    class Kind(models.TextChoices):
        EXPORT = "export", _("to read everything about oneself")
        ERASURE = "erasure", _("to be erased")

    partner = models.ForeignKey(
        Partner, on_delete=models.PROTECT, related_name="rights_requests"
    )
    kind = models.CharField(_("asked for"), max_length=8, choices=Kind)
    asked_on = models.DateField(_("asked on"))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        editable=False,
        related_name="+",
    )
    done_on = models.DateField(_("answered on"), null=True, editable=False)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = RightsRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request of a person")
        verbose_name_plural = _("requests of a person")
        constraints = [
            models.UniqueConstraint(
                name="rights_request_one_waits_of_a_kind",
                fields=["partner", "kind"],
                condition=Q(done_on=None),
                violation_error_message=_("This request waits already."),
            ),
            models.CheckConstraint(
                name="rights_request_answered_after_it_was_asked",
                condition=Q(done_on=None) | Q(done_on__gte=F("asked_on")),
                violation_error_message=_("A request is answered after it is asked."),
            ),
        ]

    def __str__(self):
        return str(self.pk)

    @property
    def due_on(self):
        """The last day to answer it, one month later (RGPD, article 12)."""
        return add_months(self.asked_on, 1)
