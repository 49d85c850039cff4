from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programmes.models.partners import Partner
from programmes.models.programme import TEAM
from programmes.models.transmissions import Transmission


class HelpOfferQuerySet(models.QuerySet):
    def standing(self):
        """Those that were not withdrawn."""
        return self.filter(withdrawn_on=None)

    def visible_to(self, access):
        """The team reads those that stand; a participant reads her own, always.

        What was withdrawn is told to nobody any more: whoever has just done it for her
        may undo it, the same day.
        """
        offers = self.filter(partner__programme=access.programme)
        seen = Q(partner__in=access.partner_pks)
        if access.has(*TEAM):
            today = timezone.localdate()
            seen |= Q(withdrawn_on=None)
            seen |= Q(withdrawn_by=access.user, withdrawn_on=today)
        return offers.filter(seen)

    def told_to(self, access):
        """What the groups before this one let its team know, as far as it was agreed."""
        if not access.has(*TEAM):
            return self.none()
        links = Transmission.objects.agreed().filter(receiver=access.programme)
        return self.standing().filter(
            partner__programme__in=links.visible_to(access.user).values("giver"),
            told__in=(HelpOffer.Told.FIRST_NAME, HelpOffer.Told.UNNAMED),
        )


class HelpOffer(models.Model):
    """A participant, former or present, offers to help the groups that come after.

    Nobody owes it (domain 5.4): wherever it is shown, ``how_often_said`` brings its
    clause. What may be told, and to whom, is what she agreed to on ``agreed_on``; her
    departure ends nothing, a withdrawal does, at once and without a reason.
    """

    class Given(models.TextChoices):
        """How she gave her agreement."""

        ALOUD = "aloud", _("said aloud")
        ON_PAPER = "paper", _("on paper")
        ON_SCREEN = "screen", _("on screen, by herself or himself")

    class Told(models.TextChoices):
        """Who may know of the offer."""

        FIRST_NAME = "first_name", _("the teams of the next groups, with a first name")
        UNNAMED = "unnamed", _("the teams of the next groups, without a first name")
        TEAM = "team", _("only the team of this group")

    partner = models.ForeignKey(
        Partner,
        on_delete=models.PROTECT,
        related_name="help_offers",
        verbose_name=_("who offers"),
    )
    what = models.TextField(_("to help with what"), max_length=300)
    how_often = models.CharField(_("how often"), max_length=120)
    told = models.CharField(_("who may know of it"), max_length=16, choices=Told)
    given = models.CharField(_("how it was agreed"), max_length=8, choices=Given)
    agreed_on = models.DateField(_("agreed on"))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        editable=False,
        related_name="+",
    )
    withdrawn_on = models.DateField(null=True, editable=False)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = HelpOfferQuerySet.as_manager()

    class Meta:
        verbose_name = _("offer to help")
        verbose_name_plural = _("offers to help")
        constraints = [
            models.CheckConstraint(
                name="help_offer_says_what_and_how_often",
                condition=~Q(what="") & ~Q(how_often=""),
                violation_error_message=_("Write what the help is, and how often."),
            ),
            models.CheckConstraint(
                name="help_offer_withdrawn_after_the_agreement",
                condition=Q(withdrawn_on=None) | Q(withdrawn_on__gte=F("agreed_on")),
                violation_error_message=_("An offer is withdrawn after it is made."),
            ),
            models.CheckConstraint(
                name="help_offer_withdrawn_by_somebody",
                condition=Q(withdrawn_on=None, withdrawn_by=None)
                | Q(withdrawn_on__isnull=False, withdrawn_by__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.partner.token} ({self.pk})"

    def clean(self):
        super().clean()
        if self.partner_id and not self.partner.is_participant:
            words = {"participants": self.partner.programme.vocabulary.the_plural}
            raise ValidationError(
                _("Those who offer to pass on are %(participants)s."), params=words
            )
        named = self.told == self.Told.FIRST_NAME
        if self.partner_id and named and not self.partner.first_name:
            raise ValidationError(
                {"told": _("No first name is known here: choose without a first name.")}
            )

    @property
    def stands(self):
        return self.withdrawn_on is None

    @property
    def how_often_said(self):
        """« une fois par mois, dans la mesure de ses disponibilités »: never without."""
        return gettext("%(how_often)s, as far as they are available") % {
            "how_often": self.how_often
        }

    @property
    def name_told(self):
        """The first name that the next groups may know, "" when they may know none."""
        named = self.told == self.Told.FIRST_NAME
        return self.partner.first_name if named else ""

    def is_of(self, access):
        """Whether it is this person's own."""
        return self.partner_id in access.partner_pks

    def may_be_changed_by(self, access):
        """Her own words are hers; the team changes those that it has written down."""
        own_hand = self.given == self.Given.ON_SCREEN
        return self.is_of(access) or (access.has(*TEAM) and not own_hand)

    def may_be_withdrawn_by(self, access):
        """Herself, or the team for her, whatever the reason: none is asked."""
        return self.is_of(access) or access.has(*TEAM)

    def may_be_brought_back_by(self, access):
        """Herself; else whoever withdrew it by mistake, the same day."""
        mine = (access.user.pk, timezone.localdate())
        undoes = (self.withdrawn_by_id, self.withdrawn_on) == mine
        return self.is_of(access) or (access.has(*TEAM) and undoes)
