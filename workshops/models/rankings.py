"""Ranking the actions together: by dots or in an order, on paper, by hands or on phones.

It is a joint act of all partners after the signature (M, annex 2; domain step 12): how
the choice was made is recorded, who chose what never is.
"""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from programmes.models import Programme
from wellbeing.models.rounds import CODE_LENGTH
from workshops.models.actions import Action


class RankingQuerySet(models.QuerySet):
    def kept(self):
        """Those that were not taken out."""
        return self.filter(archived_at=None)

    def settled(self):
        """Those on which the group agreed."""
        return self.kept().exclude(settled_on=None)

    def visible_to(self, access):
        """All who take part read them: they hold no names."""
        return self.kept().filter(programme=access.programme)


class Ranking(models.Model):
    """The actions ranked by the group on one day; the latest settled one holds."""

    class Way(models.TextChoices):
        DOTS = "dots", pgettext_lazy("ranking", "with dots")
        ORDER = "order", pgettext_lazy("ranking", "in an order")

    class Means(models.TextChoices):
        PAPER = "paper", pgettext_lazy("ranking", "on paper")
        HANDS = "hands", pgettext_lazy("ranking", "by a show of hands")
        PHONES = "phones", pgettext_lazy("ranking", "on phones")

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="rankings"
    )
    held_on = models.DateField(_("day"))
    way = models.CharField(_("how actions are ranked"), max_length=8, choices=Way)
    means = models.CharField(_("by which means"), max_length=8, choices=Means)
    dots_each = models.PositiveSmallIntegerField(
        _("dots for each person"), default=3, null=True, blank=True
    )
    account = models.TextField(_("how it was decided"), max_length=2000, blank=True)
    #: What a phone types to come in; empty while no phone may.
    code = models.CharField(max_length=CODE_LENGTH, blank=True, editable=False)
    settled_on = models.DateField(
        pgettext_lazy("ranking", "agreed on"), null=True, editable=False
    )
    archived_at = models.DateTimeField(null=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = RankingQuerySet.as_manager()

    class Meta:
        verbose_name = _("ranking")
        verbose_name_plural = _("rankings")
        constraints = [
            models.UniqueConstraint(
                name="ranking_code_is_of_one", fields=["code"], condition=~Q(code="")
            ),
            models.CheckConstraint(
                name="ranking_lets_phones_in_before_it_is_settled",
                condition=Q(code="") | Q(settled_on=None, means="phones"),
            ),
        ]

    def __str__(self):
        return self.get_way_display()


class RankedAction(models.Model):
    """What one ranking says of one action: its place, and its dots if there were any."""

    ranking = models.ForeignKey(
        Ranking, on_delete=models.CASCADE, related_name="ranked"
    )
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="ranked")
    place = models.PositiveSmallIntegerField(_("place"), null=True, blank=True)
    dots = models.PositiveSmallIntegerField(_("dots"), null=True, blank=True)

    class Meta:
        verbose_name = _("ranked action")
        verbose_name_plural = _("ranked actions")
        constraints = [
            models.UniqueConstraint(
                name="ranked_action_once_in_a_ranking", fields=["ranking", "action"]
            )
        ]

    def __str__(self):
        return f"{self.place}"


class Ballot(models.Model):
    """What one phone chose; nothing ties it to a person, and settling forgets the phone."""

    ranking = models.ForeignKey(
        Ranking, on_delete=models.CASCADE, related_name="ballots"
    )
    key_digest = models.CharField(max_length=64, editable=False)
    #: Dots by the action's key or, in an order, the keys from the first on.
    choice = models.JSONField(default=dict, editable=False)

    class Meta:
        verbose_name = _("ballot")
        verbose_name_plural = _("ballots")
        constraints = [
            models.UniqueConstraint(
                name="ballot_once_for_each_phone",
                fields=["ranking", "key_digest"],
                condition=~Q(key_digest=""),
            )
        ]

    def __str__(self):
        return str(self.pk)
