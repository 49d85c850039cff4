from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from contracts.models.contract import Contract
from contracts.models.passages import Article, Block, Commitment, Section

PASSAGES = ("section", "article", "block", "commitment")


def _one_at_most():
    """Return the condition that a revision is of one passage, or of the contract."""
    condition = Q(**{f"{name}__isnull": True for name in PASSAGES})
    for named in PASSAGES:
        condition |= Q(**{f"{name}__isnull": name != named for name in PASSAGES})
    return condition


class RevisionQuerySet(models.QuerySet):
    def newest_first(self):
        return self.order_by("-pk")


class Revision(models.Model):
    """One change of one passage: its words as they were saved, by whom and when.

    Without a passage it is of the contract's own facts: place and initials.
    """

    class Act(models.TextChoices):
        WRITTEN = "written", _("written")
        CHANGED = "changed", _("changed")
        MOVED = "moved", _("moved")
        ARCHIVED = "archived", _("taken out")
        BROUGHT_BACK = "brought_back", _("brought back")
        IMPORTED = "imported", _("brought in from a text")
        TAKEN_AGAIN = "taken_again", _("earlier words taken again")
        ACCEPTED = "accepted", _("proposed words accepted")
        REOPENED = "reopened", _("text reopened")

    contract = models.ForeignKey(
        Contract, on_delete=models.CASCADE, related_name="revisions"
    )
    section = models.ForeignKey(
        Section, on_delete=models.CASCADE, null=True, related_name="revisions"
    )
    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, null=True, related_name="revisions"
    )
    block = models.ForeignKey(
        Block, on_delete=models.CASCADE, null=True, related_name="revisions"
    )
    commitment = models.ForeignKey(
        Commitment, on_delete=models.CASCADE, null=True, related_name="revisions"
    )
    #: The version of the whole text that this change made.
    text_version = models.PositiveIntegerField(_("version"), default=1)
    act = models.CharField(_("what was done"), max_length=16, choices=Act)
    heading = models.TextField(_("heading"), blank=True)
    text = models.TextField(_("text"), blank=True)
    clause = models.CharField(_("safety clause"), max_length=200, blank=True)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )
    saved_at = models.DateTimeField(_("on"), db_default=Now())

    objects = RevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("change of the text")
        verbose_name_plural = _("changes of the text")
        constraints = [
            models.CheckConstraint(
                name="revision_is_of_one_passage_at_most", condition=_one_at_most()
            )
        ]

    def __str__(self):
        return f"{self.passage} {self.get_act_display()}"

    @property
    def passage(self):
        return self.section or self.article or self.block or self.commitment
