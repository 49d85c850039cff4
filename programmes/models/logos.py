from django.db import models
from django.utils.translation import gettext_lazy as _

from programmes.models.programme import Programme


class Logo(models.Model):
    """A partner's mark, printed at the head of the contract; re-encoded on arrival."""

    programme = models.ForeignKey(
        Programme, on_delete=models.CASCADE, related_name="logos"
    )
    image = models.BinaryField(editable=False)
    mime = models.CharField(max_length=20, default="image/png", editable=False)
    alt = models.CharField(
        _("whose mark"), max_length=160, help_text=_("Said by screen readers.")
    )
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("logo")
        verbose_name_plural = _("logos")

    def __str__(self):
        return self.alt
