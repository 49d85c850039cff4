"""What belongs to an act that is sealed: its names, its bytes, its signatures."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contracts.models.accessions import Accession
from contracts.models.amendments import Amendment
from contracts.models.by_hand import SignedByHand, struck_by_somebody
from programmes.models import Partner


def _of_one_act():
    return Q(accession=None, amendment__isnull=False) | Q(
        accession__isnull=False, amendment=None
    )


def once_per_act(name, *fields, condition=None, **values):
    """Yield what says that such a row is there once for an act, whichever its kind."""
    for act in ("accession", "amendment"):
        named = Q(**{f"{act}__isnull": False})
        yield models.UniqueConstraint(
            name=f"{name}_once_per_{act}",
            fields=[act, *fields],
            condition=named & condition if condition else named,
            **values,
        )


class OfAnAct(models.Model):
    """What belongs to one act: an accession or an amendment, never both."""

    accession = models.ForeignKey(
        Accession, on_delete=models.PROTECT, null=True, related_name="%(class)ss"
    )
    amendment = models.ForeignKey(
        Amendment, on_delete=models.PROTECT, null=True, related_name="%(class)ss"
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_is_of_one_act", condition=_of_one_act()
            )
        ]

    @property
    def act(self):
        return self.accession or self.amendment


class ActName(OfAnAct):
    """What stands for a token in a sealed act: erasing a person deletes it (trust 6.2)."""

    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="+")
    token = models.CharField(max_length=8)
    salt = models.CharField(max_length=32)
    value = models.TextField()

    class Meta(OfAnAct.Meta):
        verbose_name = _("name in an act")
        verbose_name_plural = _("names in an act")
        constraints = [
            *OfAnAct.Meta.constraints,
            *once_per_act("act_name", "token"),
        ]

    def __str__(self):
        return self.token


class ActPrint(OfAnAct):
    """The bytes of a sealed act, as they are signed; never made again (trust 3.1)."""

    body = models.BinaryField()
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    class Meta(OfAnAct.Meta):
        verbose_name = _("print of an act")
        verbose_name_plural = _("prints of an act")
        constraints = [
            *OfAnAct.Meta.constraints,
            *once_per_act("act_print"),
        ]

    def __str__(self):
        return str(self.pk)


class ActSignature(SignedByHand, OfAnAct):
    """The record of a signature given by hand on an act, as on the contract itself."""

    partner = models.ForeignKey(
        Partner, on_delete=models.PROTECT, related_name="act_signatures"
    )

    class Meta(OfAnAct.Meta):
        verbose_name = _("signature of an act")
        verbose_name_plural = _("signatures of an act")
        constraints = [
            *OfAnAct.Meta.constraints,
            *once_per_act(
                "act_signature",
                "token",
                condition=Q(struck_at=None),
                violation_error_message=_("This signature is recorded already."),
            ),
            struck_by_somebody("act_signature"),
        ]

    def __str__(self):
        return self.token
