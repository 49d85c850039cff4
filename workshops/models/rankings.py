"""Ranking the actions together: by dots or in an order, on paper, by hands or on phones.

It is a joint act of all partners after the signature (M, annex 2; domain step 12): how
the choice was made is recorded, who chose what never is.
"""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from programmes.journal import record
from programmes.limits import forget_phones
from programmes.models import Programme
from programmes.models.numbered import Numbered
from wellbeing.models.choosing import ChosenOnPhones
from wellbeing.models.sittings import CODE_LENGTH, new_code
from workshops.models.ranked import RankedAction, recount, with_counts
from workshops.models.ranking_queries import RankingQuerySet
from workshops.ranking_counting import moved

MOST_DOTS = 10


class Ranking(ChosenOnPhones, Numbered):
    """The actions ranked by the group on one day; the latest settled one holds.

    What phones choose is counted once their choice is closed, so that nobody is
    influenced; then places are proposed, moved, and agreed on. What the group agreed on
    never changes: another ranking may be made.
    """

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
    #: Given once: two rankings of one day are told apart by it.
    number = models.PositiveSmallIntegerField(_("number"), editable=False)
    held_on = models.DateField(_("day"))
    way = models.CharField(_("how actions are ranked"), max_length=8, choices=Way)
    means = models.CharField(_("by which means"), max_length=8, choices=Means)
    dots_each = models.PositiveSmallIntegerField(
        _("dots for each person"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_DOTS)],
    )
    account = models.TextField(_("how it was decided"), max_length=2000, blank=True)
    #: What a phone types to come in; empty while no phone may.
    code = models.CharField(max_length=CODE_LENGTH, blank=True, editable=False)
    #: Since when phones choose no more, and the counts are shown.
    closed_at = models.DateTimeField(null=True, editable=False)
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
                name="ranking_number_once_per_programme",
                fields=["programme", "number"],
            ),
            models.UniqueConstraint(
                name="ranking_code_is_of_one", fields=["code"], condition=~Q(code="")
            ),
            models.CheckConstraint(
                name="ranking_lets_phones_in_before_they_are_counted",
                condition=Q(code="")
                | Q(closed_at=None, settled_on=None, means="phones"),
            ),
            models.CheckConstraint(
                name="ranking_says_how_many_dots",
                condition=Q(
                    way="dots", dots_each__isnull=False, dots_each__range=(1, MOST_DOTS)
                )
                | Q(dots_each=None) & ~Q(way="dots"),
                violation_error_message=_(
                    "Say how many dots each person has, from 1 to 10."
                ),
            ),
            models.CheckConstraint(
                name="ranking_is_settled_after_it_is_held",
                condition=Q(settled_on=None) | Q(settled_on__gte=F("held_on")),
                violation_error_message=_(
                    "The group agrees on the day of the ranking, or later."
                ),
            ),
            models.CheckConstraint(
                name="ranking_is_settled_once_phones_are_counted",
                condition=Q(settled_on=None)
                | ~Q(means="phones")
                | Q(closed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="ranking_settled_stays_in_the_list",
                condition=Q(settled_on=None) | Q(archived_at=None),
            ),
        ]

    def __str__(self):
        return _("Ranking %(number)s") % {"number": self.number}

    @property
    def has_dots(self):
        return self.way == self.Way.DOTS

    @transaction.atomic
    def begin(self, actions):
        """Save a new ranking of these actions, which are then those ranked in it."""
        self.save(force_insert=True)
        RankedAction.objects.bulk_create(
            RankedAction(ranking=self, action=action) for action in actions
        )

    @transaction.atomic
    def let_phones_in(self):
        """Give it a short code, if it has none yet.

        Raises ``ValidationError`` once the choice is closed, or away from phones.
        """
        held = self.held_for_phones()
        self._change(code=held.code or new_code())

    @transaction.atomic
    def close(self):
        """Let no phone choose any more, forget them all, and count what they chose."""
        self.held_for_phones()
        self.ballots.exclude(key_digest="").update(key_digest="")
        forget_phones("ballot", self.pk)
        self._change(code="", closed_at=timezone.now())
        recount(self)

    @transaction.atomic
    def type_dots(self, dots, read):
        """Keep the dots that were counted on paper or by hands, by the action's key.

        Returns False, and writes nothing, when ``read`` is not its version any more.
        """
        if self.held().version != read:
            return False
        rows = list(self.ranked.all())
        for row in rows:
            row.typed_dots = dots.get(row.action_id)
        RankedAction.objects.bulk_update(rows, ["typed_dots"])
        self._change(version=F("version") + 1)
        recount(self)
        return True

    @transaction.atomic
    def type_order(self, places, read):
        """Keep the order that the group gave by hands, in place of the one before.

        Returns False, and writes nothing, when ``read`` is not its version any more.
        """
        if self.held().version != read:
            return False
        self.ballots.filter(is_typed=True).delete()
        self._keep_sheet(places)
        return True

    @transaction.atomic
    def type_sheet(self, places, sheet=None):
        """Keep the places of one sheet of paper, by the action's key.

        ``sheet`` is one typed before, that these replace. One without a place is taken
        out.
        """
        self.held()
        if sheet is not None:
            self.ballots.filter(is_typed=True, pk=sheet.pk).delete()
        self._keep_sheet(places, sheet and sheet.pk)

    def _keep_sheet(self, places, pk=None):
        if places:
            choice = {str(key): place for key, place in places.items()}
            self.ballots.create(pk=pk, is_typed=True, choice=choice)
        self._change(version=F("version") + 1)
        recount(self)

    @transaction.atomic
    def count_again(self):
        """Put each action back at the place that the count gives it."""
        self.held()
        self._change(version=F("version") + 1)
        recount(self)

    @transaction.atomic
    def move(self, action_pk, *, down):
        """Move an action one step; one that shared its place leaves it.

        Raises ``ValidationError`` while there are no places to move.
        """
        self.held()
        rows = list(self.ranked.in_order())
        places = {row.action_id: row.place for row in rows}
        if not self.is_shown or None in places.values():
            raise ValidationError(_("Nothing is counted yet."), "early")
        if action_pk not in places:
            return
        found = moved(places, action_pk, down=down)
        for row in rows:
            row.place = found[row.action_id]
        RankedAction.objects.bulk_update(rows, ["place"])
        self._change(version=F("version") + 1)

    @transaction.atomic
    def settle(self, day, by=None, account=""):
        """Note that the group agreed on the places on ``day``, and how it decided.

        ``by`` is who notes it, for the journal alone. Each choice is then forgotten, the
        counts stay. Raises ``ValidationError`` before all is counted, for a day before
        the ranking, without an account of places that were moved, and a second time.
        """
        held = self.held()
        rows = list(self.ranked.all())
        if not held.is_shown or any(row.place is None for row in rows):
            raise ValidationError(_("Nothing is counted yet."), "early")
        if day < held.held_on:
            raise ValidationError(
                _("The group agrees on the day of the ranking, or later."), "early"
            )
        if not account.strip() and any(row.is_moved for row in with_counts(rows)):
            raise ValidationError(
                _("The places are not those of the count: say how it was decided."),
                "account",
            )
        self.ballots.all().delete()
        self._change(settled_on=day, account=account, version=F("version") + 1)
        record(self.programme, "ranking_settled", by, ranking=self.pk, on=str(day))

    @transaction.atomic
    def archive(self):
        """Take it out of the list; nothing of it is lost, and no phone comes in."""
        self.held()
        self._change(archived_at=timezone.now())

    def bring_back(self):
        self._change(archived_at=None)

    def held(self):
        """Return its row, held until the end of the transaction, if it may change.

        Raises ``ValidationError`` once the group agreed on it, or it was taken out.
        """
        held = Ranking.objects.select_for_update().get(pk=self.pk)
        held.check_open()
        return held

    def check_open(self):
        """Raise ``ValidationError`` if the group agreed on it, or it was taken out."""
        if self.settled_on is not None:
            raise ValidationError(
                _("The group agreed on this ranking: it does not change any more."),
                "settled",
            )
        if self.archived_at is not None:
            raise ValidationError(
                _("This ranking was taken out of the list meanwhile."), "out"
            )

    def _change(self, **values):
        Ranking.objects.filter(pk=self.pk).update(**values)
        self.refresh_from_db(fields=[*values])
