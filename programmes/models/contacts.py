from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programmes.models.places import Organisation, Territory
from programmes.models.programme import TEAM


class HostContactQuerySet(models.QuerySet):
    def of(self, territory):
        """Those that the teams of a territory share."""
        return self.filter(territory=territory)

    def kept(self):
        """Those that were not taken out."""
        return self.filter(archived_at=None)

    def visible_to(self, access):
        """Those of the territory, for who coordinates or facilitates there."""
        if not access.has(*TEAM):
            return self.none()
        return self.of(access.programme.territory_id).kept()

    def in_order(self):
        return self.order_by("name", "pk")


class HostContact(models.Model):
    """Whom to call in an organisation, in its professional capacity alone.

    The teams of a territory share its directory; nobody else reads it. It is named by
    its key: what is written elsewhere of an organisation never tells of its people.
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="contacts"
    )
    territory = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=120)
    capacity = models.CharField(_("capacity"), max_length=120, blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    archived_at = models.DateTimeField(null=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = HostContactQuerySet.as_manager()

    class Meta:
        verbose_name = _("contact of an organisation")
        verbose_name_plural = _("contacts of organisations")
        constraints = [
            models.CheckConstraint(
                name="host_contact_has_a_name",
                condition=~Q(name=""),
                violation_error_message=_("Write whom to call."),
            )
        ]

    def __str__(self):
        return str(self.pk)

    @property
    def in_words(self):
        """The name and, where it is known, in which capacity."""
        return f"{self.name} · {self.capacity}" if self.capacity else self.name

    def take_out(self):
        """Take it out of the directory; it can be brought back. Twice is as once."""
        self._change(Q(archived_at=None), archived_at=timezone.now())

    def bring_back(self):
        """Put it back in the directory; twice is as once."""
        self._change(Q(archived_at__isnull=False), archived_at=None)

    def _change(self, still, **values):
        """Write ``values`` as a new version: a form that is open then notices it."""
        rows = HostContact.objects.filter(still, pk=self.pk)
        rows.update(version=F("version") + 1, **values)
        self.refresh_from_db(fields=["version", *values])
