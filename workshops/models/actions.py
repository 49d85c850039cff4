"""Actions proposed to go towards well-being: annex 2 of the contract, and its plan.

Who proposed each is recorded by role group (domain 2, steps 6 and 12). Dates are
written; where an action stands is worked out from them.
"""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from programmes.models import Kind, Programme, Role, RoleGroup
from programmes.models.numbered import Numbered
from programmes.models.programme import TEAM
from wellbeing.models import Idea

NOT_NEGATIVE = MinValueValidator(0, _("An amount is not less than zero."))


class ActionQuerySet(models.QuerySet):
    def kept(self):
        """Those that were not taken out."""
        return self.filter(archived_at=None)

    def visible_to(self, access):
        """The actions kept of the programme: all who take part read them."""
        return self.kept().filter(programme=access.programme)

    def citing(self, *ideas):
        """Those that answer one of these ideas, given by their keys."""
        return self.filter(ideas__in=ideas).distinct()

    def proposed(self):
        """Those that have not started."""
        return self.filter(started_on=None)

    def under_way(self):
        return self.filter(started_on__isnull=False, done_on=None)

    def done(self):
        return self.exclude(done_on=None)

    def to_change_by(self, access):
        """Those that this person may change, among those kept and those taken out."""
        actions = self.filter(programme=access.programme)
        if access.has(*TEAM):
            return actions
        return actions.proposed().filter(proposed_by__in=access.role_group_pks)

    def in_order(self):
        """Put them as they were proposed."""
        return self.order_by("number")


class Action(Numbered):
    """One thing proposed to be done, in the words of those who propose it.

    Its number is given once. It is planned together after the signature: who, with
    whom, from when until when, and at what cost within the envelope.
    """

    class State(models.TextChoices):
        """Where an action stands; its dates say so, it is never stored."""

        PROPOSED = "proposed", pgettext_lazy("action", "proposed")
        STARTED = "started", pgettext_lazy("action", "under way")
        DONE = "done", pgettext_lazy("action", "done")

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="actions"
    )
    number = models.PositiveSmallIntegerField(_("number"), editable=False)
    words = models.CharField(_("action"), max_length=300)
    details = models.TextField(_("in detail"), max_length=4000, blank=True)
    proposed_by = models.ForeignKey(
        RoleGroup,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("proposed by"),
    )
    ideas = models.ManyToManyField(
        Idea, blank=True, related_name="+", verbose_name=_("ideas it answers")
    )
    budget = models.DecimalField(
        _("budget"),
        max_digits=9,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[NOT_NEGATIVE],
    )
    spent = models.DecimalField(
        _("spent so far"),
        max_digits=9,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[NOT_NEGATIVE],
    )
    who = models.CharField(
        _("who sees to it"),
        max_length=120,
        blank=True,
        help_text=_("A role group or an organisation, rather than a person."),
    )
    with_whom = models.CharField(_("with whom"), max_length=200, blank=True)
    planned_from = models.DateField(_("planned from"), null=True, blank=True)
    planned_until = models.DateField(_("planned until"), null=True, blank=True)
    started_on = models.DateField(_("started on"), null=True, editable=False)
    #: Why it was started although it was not ranked; asked, never required by force.
    started_because = models.CharField(
        _("why before the ranking"), max_length=300, blank=True, editable=False
    )
    done_on = models.DateField(_("done on"), null=True, editable=False)
    archived_at = models.DateTimeField(null=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = ActionQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("annex 2", "action")
        verbose_name_plural = pgettext_lazy("annex 2", "actions")
        constraints = [
            models.UniqueConstraint(
                name="action_number_once_per_programme", fields=["programme", "number"]
            ),
            models.CheckConstraint(
                name="action_says_something",
                condition=~Q(words=""),
                violation_error_message=_("Write what is proposed."),
            ),
            models.CheckConstraint(
                name="action_amounts_are_not_negative",
                condition=(Q(budget=None) | Q(budget__gte=0))
                & (Q(spent=None) | Q(spent__gte=0)),
                violation_error_message=_("An amount is not less than zero."),
            ),
            models.CheckConstraint(
                name="action_planned_until_after_it_begins",
                condition=Q(planned_from=None)
                | Q(planned_until=None)
                | Q(planned_until__gte=F("planned_from")),
                violation_error_message=_("An action ends after it begins."),
            ),
            models.CheckConstraint(
                name="action_done_after_it_started",
                condition=Q(done_on=None)
                | Q(started_on__isnull=False, done_on__gte=F("started_on")),
                violation_error_message=_("An action is done after it has started."),
            ),
        ]

    def __str__(self):
        return self.words[:60]

    @property
    def state(self):
        if self.done_on is not None:
            return self.State.DONE
        return self.State.STARTED if self.started_on else self.State.PROPOSED

    def may_be_changed_by(self, access):
        """Those who lead; its own role group too, until it starts."""
        is_theirs = self.proposed_by_id in access.role_group_pks
        return access.has(*TEAM) or (is_theirs and self.started_on is None)

    @property
    def goes_beyond(self):
        """Whether more is spent than was planned."""
        return None not in (self.budget, self.spent) and self.spent > self.budget

    def start(self, day, because=""):
        """Note that it began on ``day``; ``because`` says why before it was ranked.

        Ranking comes first, but work is never blocked (domain 2, the gate of step 12).
        Twice is as once.
        """
        still = Q(started_on=None, archived_at=None)
        self._change(still, started_on=day, started_because=because)

    def finish(self, day):
        """Note that it is done since ``day``; twice is as once.

        Raises ``ValidationError`` when it has not started by then.
        """
        self.refresh_from_db(fields=["started_on"])
        if self.started_on is None or day < self.started_on:
            raise ValidationError(
                _("An action is done after it has started."), "not_started"
            )
        still = Q(done_on=None, archived_at=None, started_on__lte=day)
        self._change(still, done_on=day)

    def step_back(self):
        """Take back what was noted last: that it is done, or else that it started."""
        self.refresh_from_db(fields=["done_on"])
        if self.done_on is not None:
            self._change(done_on=None)
        else:
            self._change(Q(done_on=None), started_on=None, started_because="")

    def cite(self, added, removed=()):
        """Say that it answers the ideas ``added``, no longer those ``removed``."""
        self.ideas.add(*added)
        self.ideas.remove(*removed)

    def take_out(self):
        """Take it out of the list; it can be brought back. Twice is as once."""
        self._change(Q(archived_at=None), archived_at=timezone.now())

    def bring_back(self):
        """Put it back under its number; twice is as once."""
        self._change(Q(archived_at__isnull=False), archived_at=None)

    def _change(self, *still, **values):
        """Write ``values`` as a new version: a form that is open then notices it.

        Nothing is written when the row is not as ``still`` says any more.
        """
        rows = Action.objects.filter(*still, pk=self.pk)
        rows.update(version=F("version") + 1, **values)
        self.refresh_from_db(fields=["version", *values])


def keeps_accounts(access):
    """Whether this person may plan the actions: those who lead, and the authority.

    The authority alone gives the envelope: it plans within it (domain 8.2, budget).
    """
    return access.has(*TEAM) or speaks_for_the_authority(access)


def speaks_for_the_authority(access):
    """Whether this person stands for a partner of the authority."""
    if not access.has(Role.PARTNER):
        return False
    groups = RoleGroup.objects.filter(pk__in=access.role_group_pks)
    return groups.filter(kind=Kind.AUTHORITY).exists()


class Envelope(models.Model):
    """The authority's limit for the actions of a programme, visible to participants.

    « Dans la limite du budget alloué » says the contract (M, article 4): going beyond
    is a warning, never a refusal.
    """

    programme = models.OneToOneField(
        Programme, on_delete=models.PROTECT, related_name="envelope"
    )
    amount = models.DecimalField(
        _("envelope"), max_digits=9, decimal_places=2, validators=[NOT_NEGATIVE]
    )
    words = models.CharField(
        _("who gives it, and for what"), max_length=300, blank=True
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("envelope")
        verbose_name_plural = _("envelopes")
        constraints = [
            models.CheckConstraint(
                name="envelope_is_not_negative",
                condition=Q(amount__gte=0),
                violation_error_message=_("An amount is not less than zero."),
            )
        ]

    def __str__(self):
        return str(self.amount)
