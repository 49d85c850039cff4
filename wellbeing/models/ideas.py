"""Ideas: one on each post-it, word for word, and of nobody (domain 4.2, trust T17).

What is said twice stays twice, for what comes back often counts. One that was two is
split and kept; other words of it are a new row beside.
"""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from programmes.journal import record
from programmes.models import Role, RoleGroup
from wellbeing.models.idea_kinds import IdeaEffect, IdeaWay, any_number
from wellbeing.models.idea_queries import IdeaQuerySet
from wellbeing.models.rounds import Round

IDEA_LENGTH = 280


class Idea(models.Model):
    """One post-it, word for word: nobody corrects, merges or ranks it.

    It has no author: whoever types it is not its author either. No hour is kept, and its
    key is a number at random, so that neither order nor time tells who wrote. Until the
    reveal a digest links it to the key of the phone that wrote it.
    """

    Way, Effect = IdeaWay, IdeaEffect

    # On SQLite it is the row’s own number: no hidden one keeps the order of writing.
    id = models.BigAutoField(primary_key=True, default=any_number, editable=False)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="ideas")
    text = models.CharField(_("idea"), max_length=IDEA_LENGTH)
    way = models.CharField(max_length=8, choices=Way, default=Way.PAPER, editable=False)
    #: Looking back: which group speaks, if it is said, and never who.
    role_group = models.ForeignKey(
        RoleGroup,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("role group"),
    )
    effect = models.CharField(_("effect"), max_length=8, choices=Effect, blank=True)
    signed = models.CharField(
        _("signed"),
        max_length=60,
        blank=True,
        help_text=_("Only if the person asks for it."),
    )
    #: The number of the slip of paper, until the reveal: slips go round in an order.
    slip = models.PositiveSmallIntegerField(_("slip"), null=True, blank=True)
    key_digest = models.CharField(max_length=64, blank=True, editable=False)
    #: One sending of a form makes one idea; forgotten once nobody sends any more.
    nonce_digest = models.CharField(max_length=64, blank=True, editable=False)
    #: The idea that was two, and is kept; the idea of which this one is a new wording.
    split_from = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="parts",
    )
    earlier = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="later",
    )
    withdrawn = models.BooleanField(default=False, editable=False)
    hidden = models.BooleanField(default=False, editable=False)
    heard = models.BooleanField(default=False, editable=False)
    left_out = models.BooleanField(_("left out of the text"), default=False)
    #: The idea of well-being that turns this one of ill-being round.
    reversed_by = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="reverses",
    )
    stacked_on = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="stack",
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = IdeaQuerySet.as_manager()

    class Meta:
        verbose_name = _("idea")
        verbose_name_plural = _("ideas")
        # Never that in which the rows were written, which the database gives otherwise.
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="idea_says_something",
                condition=~Q(text=""),
                violation_error_message=_("Write the idea."),
            ),
            models.UniqueConstraint(
                name="idea_slip_once_per_round",
                fields=["round", "slip"],
                condition=Q(slip__isnull=False, earlier=None, split_from=None),
                violation_error_message=_("The slip of this number is typed already."),
            ),
            models.CheckConstraint(
                name="idea_is_not_tied_to_itself",
                condition=~Q(stacked_on=F("id"))
                & ~Q(reversed_by=F("id"))
                & ~Q(split_from=F("id"))
                & ~Q(earlier=F("id"))
                | Q(stacked_on=None)
                & Q(reversed_by=None)
                & Q(split_from=None)
                & Q(earlier=None),
            ),
            models.UniqueConstraint(
                name="idea_once_per_sending",
                fields=["nonce_digest"],
                condition=~Q(nonce_digest=""),
            ),
            models.CheckConstraint(
                name="idea_of_a_phone_alone_has_a_key",
                condition=Q(key_digest="") | Q(way="phone"),
            ),
        ]

    def __str__(self):
        return str(self.pk)

    @property
    def is_standing(self):
        return not (self.withdrawn or self.hidden)

    @property
    def turned_by(self):
        """The idea of well-being that turns it round, as long as the group sees that one."""
        other = self.reversed_by
        return other if other and other.is_standing and other.round.is_shown else None

    def may_be_read_by(self, access):
        """Whether the words of one among ``visible_to`` may be shown to this person."""
        is_open = self.round.archived_at is None and self.round.ideas_open_to(access)
        return is_open and (self.is_standing or access.has(Role.FACILITATOR))

    @transaction.atomic
    def write(self):
        """Save a new idea, word for word.

        Raises ``ValidationError`` when it is signed in a round without names, or comes
        from a phone after the reveal.
        """
        [held] = Round.objects.hold(self.round_id)
        if self.signed and held.is_anonymous:
            raise ValidationError(_("This round is without names."), "signed")
        if self.way == self.Way.PHONE and not held.code:
            raise ValidationError(_("The writing is over: phones are out."), "over")
        if held.is_revealed:
            self.slip = None
        self.effect = held.effect_of(self.effect)
        self.save(force_insert=True)
        held.stir()

    @transaction.atomic
    def split(self, *texts):
        """Part an idea that was two; it is kept, linked to the new ones, and counts no more.

        Its parts are as hidden, as heard and as left out as it was; each is to be sorted.
        Raises ``ValidationError`` when it was taken back, parted or worded again meanwhile.
        """
        held = self._standing()
        parts = [
            held._worded(text, split_from=held, **held._as_it_was()) for text in texts
        ]
        self.change(withdrawn=True)
        return parts

    @transaction.atomic
    def say_again(self, text):
        """Put a new wording beside the first, which stays: a slip of the pen, no more.

        Raises ``ValidationError`` when another wording was written meanwhile, or it was
        taken back.
        """
        held = self._standing()
        again = held._worded(
            text,
            earlier=held,
            **held._as_it_was(),
            reversed_by_id=held.reversed_by_id,
            stacked_on_id=held.stacked_on_id,
        )
        held.stack.update(stacked_on=again)
        held.reverses.update(reversed_by=again)
        held.sortings.filter(is_current=True).update(idea=again)
        self.round.stir()
        return again

    @transaction.atomic
    def undo(self):
        """Take back what was typed by mistake; its slip, and its form, serve again."""
        self._change_all(withdrawn=True, slip=None, nonce_digest="")

    @transaction.atomic
    def withdraw(self):
        """Take it back, without proof nor name: neither who asked nor who did it is kept.

        This and the three acts below raise ``ValidationError`` when it was worded again
        meanwhile.
        """
        self.undo()
        self._note("idea_withdrawn")

    @transaction.atomic
    def put_back(self):
        """Let it count again. Raises ``ValidationError`` for one that became two."""
        self._hold()
        if self.parts.filter(withdrawn=False).exists():
            raise ValidationError(
                _("It became two ideas, which count: withdraw these first."), "parted"
            )
        self._change_all(withdrawn=False)
        self._note("idea_put_back")

    @transaction.atomic
    def hide(self, by):
        """Hide an idea that names somebody; the journal says that one was hidden."""
        self._change_all(hidden=True)
        self._note("idea_hidden", by)

    @transaction.atomic
    def show(self, by):
        """Show it again; its first wordings, which may name somebody, stay hidden."""
        self._hold()
        self.change(hidden=False)
        self._note("idea_shown", by)

    def hear(self, heard=True):
        """Note that it was read aloud in its turn; not who read it."""
        self.change(heard=heard)

    def leave_out(self, left_out=True):
        """Mark it as left out of the text of the synthesis; it is still listed."""
        self.change(left_out=left_out)

    def _hold(self):
        """Return its row, its round held first and both until the end.

        Raises ``ValidationError`` when it was worded again meanwhile.
        """
        Round.objects.hold(self.round_id)
        if Idea.objects.filter(earlier=self.pk).exists():
            raise ValidationError(_("This idea was worded again meanwhile."), "later")
        return Idea.objects.select_for_update().get(pk=self.pk)

    def _standing(self):
        """Return its row, held; raises ``ValidationError`` when it was taken back."""
        held = self._hold()
        if held.withdrawn:
            raise ValidationError(_("This idea was taken back meanwhile."), "withdrawn")
        return held

    def _as_it_was(self):
        return {name: getattr(self, name) for name in ("hidden", "heard", "left_out")}

    def _worded(self, text, **values):
        """Save other words of it, of the same hand: a part, or a new wording."""
        same = ("round_id", "way", "role_group_id", "effect", "signed", "key_digest")
        idea = Idea(text=text, **{name: getattr(self, name) for name in same}, **values)
        idea.save(force_insert=True)
        return idea

    def _change_all(self, **values):
        """Change it with its first wordings, which name the same people."""
        self._hold()
        one = self
        while one is not None:
            one.change(**values)
            one = one.earlier

    def _note(self, what, by=None):
        record(self.round.programme, what, by, round=self.round_id)

    @transaction.atomic
    def change(self, **values):
        """Change these fields, its round held first; walls that show it are told."""
        Round.objects.hold(self.round_id)
        Idea.objects.filter(pk=self.pk).update(version=F("version") + 1, **values)
        self.refresh_from_db(fields=["version", *values])
        self.round.stir()
