from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class Territory(models.Model):
    """A town or a group of towns where programmes are run, one edition at a time."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    slug = models.SlugField(_("name in addresses"), max_length=60, unique=True)
    code = models.CharField(
        _("code in references"),
        max_length=6,
        unique=True,
        validators=[
            RegexValidator(r"^[A-Z]{2,6}\Z", _("Two to six capitals, without accents."))
        ],
        help_text=_("The first letters of a contract's reference: RIV-2025-01."),
    )

    class Meta:
        verbose_name = _("territory")
        verbose_name_plural = _("territories")

    def __str__(self):
        return self.name


class Organisation(models.Model):
    """A town, a hospital, an association, a firm: in the directory of all programmes."""

    name = models.CharField(_("name"), max_length=160, unique=True)
    territory = models.ForeignKey(
        Territory,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="organisations",
        verbose_name=_("territory"),
    )
    about = models.CharField(
        _("what it does"),
        max_length=300,
        blank=True,
        help_text=_("One sentence, read by every programme."),
    )

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")

    def __str__(self):
        return self.name
