"""Rounds: a question asked to the group on one day, and the moments of its answers.

The questions are SPIRAL's, their words each programme's own (domain 4.1). Each writes
in silence, then the ideas are revealed, then everybody has a turn to speak: the slides
of Rouffach tell it so (domain 4.2). The group's agreement is always a day.
"""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from programmes.journal import record
from programmes.limits import forget_phones
from programmes.models import Programme, Role
from programmes.models.questions import QUESTION_LENGTH
from wellbeing.models.referentials import Referential
from wellbeing.models.round_kinds import RoundKind, RoundMoment, RoundWriters
from wellbeing.models.round_queries import TEAM, RoundQuerySet
from wellbeing.models.sittings import CODE_LENGTH, Sitting

#: Those who read the ideas once the group has revealed them (trust 2.2).
READERS = (*TEAM, Role.PARTICIPANT, Role.PARTNER)


class Round(Sitting, models.Model):
    """One question asked to the group on one day, and what was answered, idea by idea.

    ``question`` are the words as they were asked. People say which moment it is; none
    is locked by another. What the reveal ends does not begin again: until then a phone
    finds its own ideas by a key, after it nothing links an idea to a phone.
    """

    Kind, Moment, Writers = RoundKind, RoundMoment, RoundWriters

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="rounds"
    )
    referential = models.ForeignKey(
        Referential,
        on_delete=models.PROTECT,
        related_name="rounds",
        verbose_name=_("list of dimensions"),
    )
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    question = models.CharField(
        _("question, word for word"), max_length=QUESTION_LENGTH
    )
    held_on = models.DateField(_("day"))
    writers = models.CharField(
        _("who may write"),
        max_length=16,
        choices=Writers,
        default=Writers.PARTICIPANTS,
    )
    is_anonymous = models.BooleanField(
        _("without names"),
        default=True,
        help_text=_("Said aloud before anybody writes. It is never loosened."),
    )
    mirror = models.OneToOneField(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        help_text=_("The round that asks the other side, on the same wall."),
    )
    #: The first question of those that are asked together, on the same phones.
    asked_with = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="asked_after",
    )
    moment = models.CharField(
        _("moment"),
        max_length=12,
        choices=Moment,
        default=Moment.WRITING,
        editable=False,
    )
    #: What a phone types to come in; empty while no phone may.
    code = models.CharField(max_length=CODE_LENGTH, blank=True, editable=False)
    revealed_on = models.DateField(_("revealed on"), null=True, editable=False)
    settled_on = models.DateField(
        pgettext_lazy("round", "agreed on"), null=True, editable=False
    )
    #: How often each has had a turn to speak, and the ideas that were heard before.
    lap = models.PositiveSmallIntegerField(default=1, editable=False)
    heard_before = models.PositiveIntegerField(default=0, editable=False)
    #: Until when the group has given itself to write or to speak.
    timed_until = models.DateTimeField(null=True, editable=False)
    #: Moves on with every change that a wall must show.
    turn = models.PositiveIntegerField(default=0, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    archived_at = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("round of post-its")
        verbose_name_plural = _("rounds of post-its")
        constraints = [
            models.CheckConstraint(
                name="round_asks_something",
                condition=~Q(question=""),
                violation_error_message=_("Write the question as it is asked."),
            ),
            models.UniqueConstraint(
                name="round_code_is_of_one",
                fields=["code"],
                condition=~Q(code=""),
            ),
            models.CheckConstraint(
                name="round_is_no_mirror_of_itself",
                condition=Q(mirror=None) | ~Q(mirror=F("id")),
            ),
            models.CheckConstraint(
                name="round_is_not_asked_with_itself",
                condition=Q(asked_with=None) | ~Q(asked_with=F("id")),
            ),
            models.CheckConstraint(
                name="round_lets_phones_in_before_the_reveal",
                condition=Q(code="") | Q(revealed_on=None),
                violation_error_message=_("The ideas are revealed: phones are out."),
            ),
            models.CheckConstraint(
                name="round_is_settled_after_the_reveal",
                condition=Q(settled_on=None)
                | Q(revealed_on__isnull=False, settled_on__gte=F("revealed_on")),
                violation_error_message=_(
                    "The group agrees on the ideas after it has seen them."
                ),
            ),
        ]

    def __str__(self):
        return self.question

    @property
    def is_revealed(self):
        return self.revealed_on is not None

    @property
    def is_shown(self):
        """Whether the group reads its ideas: revealed, and still in the list."""
        return self.is_revealed and self.archived_at is None

    @property
    def is_settled(self):
        return self.settled_on is not None

    @property
    def is_bright(self):
        """Whether its ideas are of well-being, False of ill-being, None of neither."""
        sides = {self.Kind.WELL_BEING: True, self.Kind.ILL_BEING: False}
        return sides.get(self.kind)

    def may_be_led_by(self, access):
        """Only who leads the group asks, types, reveals and sorts."""
        return access.has(Role.FACILITATOR, Role.COORDINATOR)

    def ideas_open_to(self, access):
        """Whether this person may read the ideas, and not only be told how many."""
        return access.has(Role.FACILITATOR) or (
            self.is_revealed and access.has(*READERS)
        )

    @transaction.atomic
    def ask(self, other=None):
        """Save a new round and, if it is given, the one that asks the other side."""
        self.save(force_insert=True)
        if other is not None:
            other.mirror = self
            other.save(force_insert=True)
            self._change(mirror=other)

    def forget_names(self):
        """Take the signatures off its ideas, as it becomes a round without names."""
        self.ideas.exclude(signed="").update(signed="")

    def begin_lap(self, heard):
        """Begin another turn for each: ``heard`` ideas were heard by now on the wall."""
        self._change(lap=F("lap") + 1, heard_before=heard)

    def keep_time(self, until):
        """Say on the walls until when the group takes its time; None says nothing."""
        self._change(timed_until=until)

    @transaction.atomic
    def reveal(self, day, by=None, also=()):
        """Show what was written; from then on no key, hour nor slip tells of its hand.

        ``day`` is that of the reveal, ``by`` who did it, for the journal alone, and
        ``also`` the round of the other side, or those asked with it, revealed at the
        same time. One that is revealed already keeps its day.
        """
        rounds = [self, *also]
        held = {one.pk: one for one in Round.objects.hold(*(one.pk for one in rounds))}
        for one in rounds:
            if not held[one.pk].is_revealed:
                one._open(day, by, held[one.pk].moment)

    def _open(self, day, by, moment):
        ideas = self.ideas
        ideas.exclude(slip=None).update(slip=None)
        # What came another way keeps the number of its sending, which tells nothing.
        ideas.exclude(key_digest="").update(key_digest="", nonce_digest="")
        forget_phones("idea", self.pk)
        if moment == self.Moment.WRITING:
            moment = self.Moment.REVEAL
        self._change(code="", revealed_on=day, moment=moment)
        record(self.programme, "round_revealed", by, round=self.pk)

    def move_to(self, moment):
        """Say which moment it is; phones write in the first one only."""
        is_written = moment == self.Moment.WRITING
        self._change(moment=self.Moment(moment), **({} if is_written else {"code": ""}))

    @transaction.atomic
    def settle(self, day, by=None):
        """Note that the group agreed on ``day`` on how its ideas are sorted.

        ``by`` is who notes it, for the journal alone. What is sorted from then on
        changes only by a dated new sorting. Raises ``ValidationError`` before the
        reveal, for a day before it, or before the day on which the group agreed last.
        """
        held = self._held()
        if held.revealed_on is None or day < held.revealed_on:
            raise ValidationError(
                _("The group agrees on the ideas after it has seen them."), "early"
            )
        if held.settled_on is not None and day < held.settled_on:
            raise ValidationError(
                _("The group agreed last on a later day than this one."), "late"
            )
        from wellbeing.models.sortings import Sorting

        open_ = Sorting.objects.filter(idea__round=self, is_current=True)
        open_.filter(settled_on=None).update(settled_on=day)
        self.ideas.exclude(nonce_digest="").update(nonce_digest="")
        self._change(settled_on=day, moment=self.Moment.SETTLING)
        record(self.programme, "round_settled", by, round=self.pk, on=day.isoformat())

    def archive(self):
        """Take the round out of the list; nothing of it is lost."""
        self._change(archived_at=timezone.now(), code="")

    def bring_back(self):
        self._change(archived_at=None)

    def stir(self):
        """Let every wall that shows this round know that something changed."""
        Round.objects.filter(pk=self.pk).update(turn=F("turn") + 1)

    def _held(self):
        [held] = Round.objects.hold(self.pk)
        return held

    def _change(self, **values):
        """Change what no form edits: ``version`` stays, who edits meets no conflict."""
        Round.objects.filter(pk=self.pk).update(turn=F("turn") + 1, **values)
        self.refresh_from_db(fields=["turn", *values])
