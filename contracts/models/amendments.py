"""What is changed by common accord after the signature, and who agreed to it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contracts.models.contract import Contract
from contracts.models.later_acts import LaterAct
from contracts.models.passages import ARTICLE_LENGTH, Article
from programmes.models import RoleGroup


class Amendment(LaterAct):
    """A change by common accord: of one article's words, or of how long it all lasts.

    The frozen text is never touched: what it said and what is agreed on instead stand
    side by side. A new length is counted from the first day (domain 5.6, 5.7).
    """

    programme = models.ForeignKey(
        "programmes.Programme", on_delete=models.PROTECT, related_name="amendments"
    )
    contract = models.ForeignKey(
        Contract, on_delete=models.PROTECT, related_name="amendments"
    )
    reason = models.TextField(_("why"), max_length=1000)
    article = models.ForeignKey(
        Article,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("article"),
    )
    text_before = models.TextField(
        _("what it says"), max_length=ARTICLE_LENGTH, blank=True, editable=False
    )
    text_after = models.TextField(
        _("what is agreed on instead"), max_length=ARTICLE_LENGTH, blank=True
    )
    months_before = models.PositiveSmallIntegerField(null=True, editable=False)
    months = models.PositiveSmallIntegerField(
        _("new length, in months from the signature"), null=True, blank=True
    )

    class Meta(LaterAct.Meta):
        verbose_name = _("amendment")
        verbose_name_plural = _("amendments")
        constraints = [
            *LaterAct.Meta.constraints,
            models.CheckConstraint(
                name="amendment_says_why",
                condition=~Q(reason=""),
                violation_error_message=_("Say why the contract is changed."),
            ),
            models.CheckConstraint(
                name="amendment_changes_something",
                condition=Q(article__isnull=False) & ~Q(text_after="")
                | Q(months__isnull=False),
                violation_error_message=_(
                    "Write what is agreed on instead, or the new length."
                ),
            ),
            models.CheckConstraint(
                name="amendment_lasts_one_to_sixty_months",
                condition=Q(months=None) | Q(months__gte=1, months__lte=60),
                violation_error_message=_("A contract lasts from 1 to 60 months."),
            ),
        ]

    def __str__(self):
        return _("Amendment %(number)s") % {"number": self.number}


class AmendmentAccord(models.Model):
    """One role group agreed to an amendment, on a day."""

    amendment = models.ForeignKey(
        Amendment, on_delete=models.CASCADE, related_name="accords"
    )
    role_group = models.ForeignKey(
        RoleGroup, on_delete=models.PROTECT, related_name="+"
    )
    agreed_on = models.DateField(_("agreed on"))

    class Meta:
        verbose_name = _("accord of a group")
        verbose_name_plural = _("accords of groups")
        constraints = [
            models.UniqueConstraint(
                name="amendment_accord_once_per_group",
                fields=["amendment", "role_group"],
            )
        ]

    def __str__(self):
        return str(self.agreed_on)
