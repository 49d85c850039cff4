from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from programmes.models.places import Organisation, Territory


class HostContact(models.Model):
    """Whom to call in an organisation, in its professional capacity alone.

    The teams of a territory share its directory; nobody else reads it.
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="contacts"
    )
    territory = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=120)
    capacity = models.CharField(_("capacity"), max_length=120, blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    archived_at = models.DateTimeField(null=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        verbose_name = _("contact of an organisation")
        verbose_name_plural = _("contacts of organisations")

    def __str__(self):
        return self.name
