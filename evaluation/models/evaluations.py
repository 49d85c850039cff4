"""Co-evaluations: everybody looks back together, at mid-term and at the end (M, article 2).

The approach is evaluated, what it brought and where it did nothing or harm: never a
person (domain 7.3).
"""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from contracts.models import Commitment
from programmes.journal import record
from programmes.models import Programme
from programmes.models.programme import GROUP, TEAM
from wellbeing.models import Idea, Round
from workshops.models import Action, Session, Workshop


class EvaluationQuerySet(models.QuerySet):
    def kept(self):
        """Those that were not taken out."""
        return self.filter(archived_at=None)

    def held(self):
        """Those that took place."""
        return self.kept().exclude(held_on=None)

    def visible_to(self, access):
        """All who take part know of them; who observes, of those that took place.

        What was answered is another matter: ``Round.ideas_open_to`` says who reads it.
        """
        rows = self.filter(programme=access.programme)
        if access.has(*TEAM):
            return rows
        return rows.kept() if access.has(*GROUP) else rows.held()

    def in_order(self):
        """Put the mid-term before the end."""
        return self.order_by("-moment", "pk")


class Evaluation(models.Model):
    """One co-evaluation: at mid-term or at the end, in a session, with three questions.

    Each question is a round of post-its, written on paper, on phones or on the screen;
    that of no effect or harm is always among them (domain 7.1). ``held_on`` is noted by
    a person; when it is due follows from the contract (``due_on``).
    """

    class Moment(models.TextChoices):
        MID_TERM = "mid_term", _("mid-term")
        FINAL = "final", _("at the end")

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="evaluations"
    )
    moment = models.CharField(_("when"), max_length=8, choices=Moment)
    session = models.OneToOneField(
        Session, on_delete=models.PROTECT, related_name="+", verbose_name=_("session")
    )
    brought = models.OneToOneField(Round, on_delete=models.PROTECT, related_name="+")
    no_effect = models.OneToOneField(Round, on_delete=models.PROTECT, related_name="+")
    improvement = models.OneToOneField(
        Round, on_delete=models.PROTECT, related_name="+"
    )
    held_on = models.DateField(_("took place on"), null=True, editable=False)
    #: What the group keeps of it, in its words, and when it agreed on them.
    kept = models.TextField(_("what we keep of it"), max_length=4000, blank=True)
    agreed_on = models.DateField(
        pgettext_lazy("evaluation", "agreed on"), null=True, editable=False
    )
    archived_at = models.DateTimeField(null=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = EvaluationQuerySet.as_manager()

    class Meta:
        verbose_name = _("co-evaluation")
        verbose_name_plural = _("co-evaluations")
        constraints = [
            models.UniqueConstraint(
                name="evaluation_once_at_each_moment",
                fields=["programme", "moment"],
                condition=Q(archived_at=None),
                violation_error_message=_("This co-evaluation is prepared already."),
            ),
            models.CheckConstraint(
                name="evaluation_asks_three_questions",
                condition=~Q(brought=F("no_effect"))
                & ~Q(brought=F("improvement"))
                & ~Q(no_effect=F("improvement")),
            ),
            models.CheckConstraint(
                name="evaluation_agreed_on_once_it_took_place",
                condition=Q(agreed_on=None)
                | Q(held_on__isnull=False, agreed_on__gte=F("held_on")) & ~Q(kept=""),
                violation_error_message=_(
                    "The group agrees on what it keeps once it is written, and on the"
                    " day of the co-evaluation or later."
                ),
            ),
            models.CheckConstraint(
                name="evaluation_held_stays_in_the_list",
                condition=Q(held_on=None) | Q(archived_at=None),
            ),
        ]

    def __str__(self):
        return str(self.get_moment_display())

    @property
    def rounds(self):
        """Its three questions, in the order in which they are asked."""
        return (self.brought, self.no_effect, self.improvement)

    @property
    def is_held(self):
        return self.held_on is not None

    def was_before(self, access):
        """Whether it asked before this person joined, after the signature."""
        since = access.joined_after_on
        return since is not None and self.brought.held_on < since

    def may_be_quoted_to(self, access):
        """Whether this person reads what was said: not who joined since (domain 8.2)."""
        return access.has(*GROUP) and not self.was_before(access)

    def may_be_led_by(self, access):
        """Only who leads the group prepares it, types from paper, and closes it."""
        return access.has(*TEAM)

    @transaction.atomic
    def hold(self, day, by):
        """Note that it took place on ``day``; ``by`` is who notes it, for the journal.

        Raises ``ValidationError`` for a day to come, once it is taken out, or once the
        group agreed on what it keeps of that day.
        """
        held = Evaluation.objects.select_for_update().get(pk=self.pk)
        held.check_open()
        if day > timezone.localdate():
            raise ValidationError(
                _("Note a co-evaluation once it took place."), "early"
            )
        if held.archived_at is not None:
            raise ValidationError(_("It was taken out of the list meanwhile."), "out")
        self._change(held_on=day)
        record(self.programme, "evaluation_held", by, evaluation=self.pk, on=str(day))

    @transaction.atomic
    def take_back(self, by):
        """Undo ``hold``. Raises ``ValidationError`` once the group agreed on what it keeps."""
        held = Evaluation.objects.select_for_update().get(pk=self.pk)
        held.check_open()
        if held.held_on is not None:
            self._change(held_on=None)
            record(self.programme, "evaluation_not_held", by, evaluation=self.pk)

    def check_open(self):
        """Raise ``ValidationError`` once the group agreed on what it keeps of it."""
        if self.agreed_on is not None:
            raise ValidationError(
                _("The group agreed on what it keeps: it stays as it is."), "agreed"
            )

    @transaction.atomic
    def agree(self, day, by):
        """Note that the group agreed on ``day`` on what it keeps; it is fixed from then on.

        ``by`` is who notes it, for the journal. Raises ``ValidationError`` when nothing
        is written, before it took place, for a day before it, or the second time.
        """
        held = Evaluation.objects.select_for_update().get(pk=self.pk)
        held.check_open()
        if not held.kept or held.held_on is None or day < held.held_on:
            raise ValidationError(
                _(
                    "The group agrees on what it keeps once it is written, and on the"
                    " day of the co-evaluation or later."
                ),
                "early",
            )
        self._change(agreed_on=day)
        record(self.programme, "evaluation_agreed", by, evaluation=self.pk, on=str(day))

    @transaction.atomic
    def archive(self):
        """Take it out of the list; nothing of it is lost.

        Raises ``ValidationError`` for one that took place.
        """
        held = Evaluation.objects.select_for_update().get(pk=self.pk)
        if held.held_on is not None:
            raise ValidationError(_("It took place: it stays in the list."), "held")
        self._change(archived_at=timezone.now())

    def bring_back(self):
        """Put it back. Raises ``ValidationError`` when another one took its place."""
        others = Evaluation.objects.kept().filter(
            programme=self.programme_id, moment=self.moment
        )
        if others.exclude(pk=self.pk).exists():
            raise ValidationError(
                _("Another one was prepared for this moment meanwhile."), "other"
            )
        self._change(archived_at=None)

    def _change(self, **values):
        rows = Evaluation.objects.filter(pk=self.pk)
        rows.update(version=F("version") + 1, **values)
        self.refresh_from_db(fields=["version", *values])


class SpokenOf(models.Model):
    """What a contribution speaks of, if it says so: one thing, never a person."""

    idea = models.OneToOneField(
        Idea, on_delete=models.CASCADE, related_name="+", primary_key=True
    )
    action = models.ForeignKey(
        Action, on_delete=models.CASCADE, null=True, related_name="+"
    )
    workshop = models.ForeignKey(
        Workshop, on_delete=models.CASCADE, null=True, related_name="+"
    )
    session = models.ForeignKey(
        Session, on_delete=models.CASCADE, null=True, related_name="+"
    )
    commitment = models.ForeignKey(
        Commitment, on_delete=models.CASCADE, null=True, related_name="+"
    )

    THINGS = ("action", "workshop", "session", "commitment")

    class Meta:
        verbose_name = _("what a contribution speaks of")
        verbose_name_plural = _("what contributions speak of")
        constraints = [
            models.CheckConstraint(
                name="spoken_of_is_one_thing",
                condition=Q(
                    action__isnull=False, workshop=None, session=None, commitment=None
                )
                | Q(workshop__isnull=False, action=None, session=None, commitment=None)
                | Q(session__isnull=False, action=None, workshop=None, commitment=None)
                | Q(commitment__isnull=False, action=None, workshop=None, session=None),
                violation_error_message=_("Choose one thing that it speaks of."),
            )
        ]

    def __str__(self):
        return str(self.pk)

    @property
    def thing(self):
        return self.action or self.workshop or self.session or self.commitment
