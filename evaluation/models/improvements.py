"""What to do better: each proposal gets a decision, and is followed until it is done."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from evaluation.models.evaluations import Evaluation
from programmes.models import Programme, Role, RoleGroup
from programmes.models.numbered import Numbered
from programmes.models.programme import GROUP
from wellbeing.models import Idea


class ImprovementQuerySet(models.QuerySet):
    def kept(self):
        """Those that were not taken out."""
        return self.filter(archived_at=None)

    def undecided(self):
        """Those that nothing answers yet."""
        return self.kept().filter(decision="")

    def to_do(self):
        """Those that were accepted, and are not done."""
        return self.kept().filter(decision="accepted", done_on=None)

    def visible_to(self, access):
        """All who take part; who observes, those that were decided."""
        rows = self.filter(programme=access.programme)
        if access.has(*GROUP):
            return rows
        decided = rows.kept().exclude(decision="")
        return decided if access.has(Role.OBSERVER) else rows.none()

    def citing(self, *ideas):
        """Those that come from one of these contributions."""
        return self.filter(ideas__in=ideas).distinct()

    def with_moment(self):
        """Add ``moment``, that of the co-evaluation at which each was proposed."""
        return self.annotate(moment=F("evaluation__moment"))

    def in_order(self):
        return self.order_by("number")


class Improvement(Numbered):
    """One thing to do better, what was decided of it, who sees to it, until when.

    A refusal says why; who sees to it is a role group, never a person. What was decided
    at mid-term is looked at again at the end (domain 7.3).
    """

    class Decision(models.TextChoices):
        ACCEPTED = "accepted", pgettext_lazy("improvement", "accepted")
        LATER = "later", pgettext_lazy("improvement", "later")
        REFUSED = "refused", pgettext_lazy("improvement", "refused")

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="improvements"
    )
    evaluation = models.ForeignKey(
        Evaluation, on_delete=models.PROTECT, related_name="improvements"
    )
    number = models.PositiveSmallIntegerField(_("number"), editable=False)
    words = models.TextField(_("what to do better"), max_length=1000)
    #: The contributions that it answers.
    ideas = models.ManyToManyField(Idea, blank=True, editable=False, related_name="+")
    decision = models.CharField(
        _("decision"), max_length=8, choices=Decision, blank=True
    )
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    reason = models.TextField(_("why"), max_length=1000, blank=True)
    owner = models.ForeignKey(
        RoleGroup,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who sees to it"),
    )
    due_on = models.DateField(_("until"), null=True, blank=True)
    review_on = models.DateField(_("to look at again on"), null=True, blank=True)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    archived_at = models.DateTimeField(null=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = ImprovementQuerySet.as_manager()

    class Meta:
        verbose_name = _("improvement")
        verbose_name_plural = _("improvements")
        constraints = [
            models.UniqueConstraint(
                name="improvement_number_once_per_programme",
                fields=["programme", "number"],
            ),
            models.CheckConstraint(
                name="improvement_says_what",
                condition=~Q(words=""),
                violation_error_message=_("Write what to do better."),
            ),
            models.CheckConstraint(
                name="improvement_decided_on_a_day",
                condition=Q(decision="", decided_on=None)
                | ~Q(decision="") & Q(decided_on__isnull=False),
                violation_error_message=_("Say on which day it was decided."),
            ),
            models.CheckConstraint(
                name="improvement_refused_with_a_reason",
                condition=~Q(decision="refused") | ~Q(reason=""),
                violation_error_message=_("Say why it is refused."),
            ),
            models.CheckConstraint(
                name="improvement_done_once_accepted",
                condition=Q(done_on=None) | Q(decision="accepted"),
                violation_error_message=_("Only what was accepted can be done."),
            ),
        ]

    def __str__(self):
        return self.words[:60]

    @property
    def is_accepted(self):
        return self.decision == self.Decision.ACCEPTED

    def finish(self, day):
        """Note that it is done since ``day``; only what was accepted can be."""
        accepted = Q(decision=self.Decision.ACCEPTED, archived_at=None)
        return self._change(accepted, done_on=day)

    def reopen(self):
        """Note that it is still to be done."""
        return self._change(Q(), done_on=None)

    def archive(self):
        """Take it out of the list; it can be brought back. Twice is as once."""
        return self._change(Q(archived_at=None), archived_at=timezone.now())

    def bring_back(self):
        return self._change(Q(archived_at__isnull=False), archived_at=None)

    def _change(self, among, **values):
        """Change it where ``among`` holds, and say whether it was."""
        rows = Improvement.objects.filter(among, pk=self.pk)
        changed = rows.update(version=F("version") + 1, **values)
        self.refresh_from_db(fields=["version", *values])
        return bool(changed)


class ImprovementLook(models.Model):
    """At a later co-evaluation, what became of an improvement, in the group's words."""

    improvement = models.ForeignKey(
        Improvement, on_delete=models.CASCADE, related_name="looks"
    )
    evaluation = models.ForeignKey(
        Evaluation, on_delete=models.PROTECT, related_name="looks"
    )
    words = models.TextField(_("what became of it"), max_length=1000)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        verbose_name = _("later look at an improvement")
        verbose_name_plural = _("later looks at improvements")
        constraints = [
            models.UniqueConstraint(
                name="improvement_look_once_at_an_evaluation",
                fields=["improvement", "evaluation"],
            ),
            models.CheckConstraint(
                name="improvement_look_says_something",
                condition=~Q(words=""),
                violation_error_message=_("Write what became of it."),
            ),
        ]

    def __str__(self):
        return self.words[:60]
