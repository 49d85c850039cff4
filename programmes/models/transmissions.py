from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from programmes.models.people import Role
from programmes.models.programme import Programme


class TransmissionQuerySet(models.QuerySet):
    def kept(self):
        """Those that were not taken back."""
        return self.filter(archived_at=None)

    def agreed(self):
        """Those that the group which passes on has noted, or agreed to."""
        return self.kept().exclude(agreed_at=None)

    def of(self, programme):
        """Those of which ``programme`` is one end."""
        return self.filter(Q(giver=programme) | Q(receiver=programme))

    def visible_to(self, user):
        """Links kept with the programmes that this person opens.

        The other end may be any programme, but one in preparation is its team's alone.
        """
        mine = Programme.objects.visible_to(user).values("pk")
        known = {
            end: Q(**{f"{end}__in": mine}) | Q(**{f"{end}__begun_on__isnull": False})
            for end in ("giver", "receiver")
        }
        gives = Q(giver__in=mine) & known["receiver"]
        return self.kept().filter(gives | (Q(receiver__in=mine) & known["giver"]))


def _somebody():
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )


class Transmission(models.Model):
    """« Transmet à »: the group of one programme passes its know-how to another's.

    The chain of solidarity of article 3, which nobody owes (domain 5.4).
    """

    giver = models.ForeignKey(
        Programme,
        on_delete=models.PROTECT,
        related_name="gives",
        verbose_name=_("the group that passes on"),
    )
    receiver = models.ForeignKey(
        Programme,
        on_delete=models.PROTECT,
        related_name="receives",
        verbose_name=_("the group that receives"),
    )
    noted_by = _somebody()
    noted_at = models.DateTimeField(db_default=Now(), editable=False)
    # The group that receives may note the link too; what the other group confides to
    # those who come after is told to it only once that other group agrees.
    agreed_at = models.DateTimeField(null=True, editable=False)
    agreed_by = _somebody()
    archived_at = models.DateTimeField(null=True, editable=False)
    archived_by = _somebody()

    objects = TransmissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("transmission")
        verbose_name_plural = _("transmissions")
        constraints = [
            models.UniqueConstraint(
                name="transmission_between_two_programmes_once",
                fields=["giver", "receiver"],
                condition=Q(archived_at=None),
                violation_error_message=_("These two groups are linked already."),
            ),
            models.CheckConstraint(
                name="transmission_to_another_programme",
                condition=~Q(giver=F("receiver")),
                violation_error_message=_("A group passes on to another one."),
            ),
            models.CheckConstraint(
                name="transmission_agreed_to_by_somebody",
                condition=Q(agreed_at=None, agreed_by=None)
                | Q(agreed_at__isnull=False, agreed_by__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.giver} → {self.receiver}"

    def clean(self):
        super().clean()
        known = self.giver_id and self.receiver_id
        if known and self.receiver.first_year < self.giver.first_year:
            raise ValidationError(
                _("A group passes on to one that comes after it, or beside it.")
            )

    @property
    def stands(self):
        return self.archived_at is None

    def other_end(self, programme):
        """Return the programme with which this one is linked."""
        return self.receiver if programme.pk == self.giver_id else self.giver

    def may_be_taken_back_by(self, access):
        """Either group may take back the link; neither owes it to the other."""
        ends = (self.giver_id, self.receiver_id)
        return access.has(Role.COORDINATOR) and access.programme.pk in ends

    def may_be_agreed_to_by(self, access):
        """The group that passes on says so itself."""
        gives = access.programme.pk == self.giver_id
        return gives and access.has(Role.COORDINATOR)

    def may_be_brought_back_by(self, access):
        """Whoever took it back may undo it; so may the group that passes on."""
        return self.may_be_agreed_to_by(access) or (
            self.may_be_taken_back_by(access) and self.archived_by_id == access.user.pk
        )
