from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from programmes.dates import Dates, MidTermRule
from programmes.models.places import Territory
from programmes.models.programme_queries import (
    CARRIES_ON,
    GROUP,
    KEEPERS,
    TEAM,
    ProgrammeQuerySet,
)
from programmes.vocabulary import Words

__all__ = ["CARRIES_ON", "GROUP", "KEEPERS", "TEAM", "Programme"]


class Programme(Words):
    """One CSM: a territory, an edition, a public, and a contract to come.

    Only the acts of ``contracts`` write the two dates of the signature once the
    programme is open; everything else follows from them (``programmes.dates``). Its own
    course, from draft to archive, is written by ``programmes.course``.
    """

    class State(models.TextChoices):
        """Where a programme is in its own course; people say it, no day does."""

        DRAFT = "draft", _("in preparation")
        RUNNING = "running", _("under way")
        ENDED = "ended", _("ended")
        ARCHIVED = "archived", _("put away")

    territory = models.ForeignKey(
        Territory,
        on_delete=models.PROTECT,
        related_name="programmes",
        verbose_name=_("territory"),
    )
    first_year = models.PositiveSmallIntegerField(_("first year"))
    last_year = models.PositiveSmallIntegerField(
        _("last year"), help_text=_("The first year again for « 2026 » alone.")
    )
    slug = models.SlugField(_("name in addresses"), max_length=80, unique=True)
    audience = models.CharField(
        _("public"),
        max_length=200,
        blank=True,
        help_text=_(
            "For whom the programme is, in general words; nothing about a person."
        ),
    )
    purpose = models.TextField(_("purpose"), blank=True, max_length=4000)
    aims = models.TextField(
        _("aims"), blank=True, max_length=4000, help_text=_("One aim on each line.")
    )
    funding_frame = models.CharField(
        _("frame of funding"),
        max_length=300,
        blank=True,
        help_text=_("As it will be written in the contract: « le contrat de ville »."),
    )
    duration_months = models.PositiveSmallIntegerField(
        _("length of the contract, in months"), null=True, blank=True
    )
    mid_term_rule = models.CharField(
        _("mid-term"),
        max_length=24,
        choices=MidTermRule,
        default=MidTermRule.MONTHS_AFTER_SIGNATURE,
    )
    mid_term_months = models.PositiveSmallIntegerField(
        _("months after the signature"), null=True, blank=True
    )
    signature_planned_on = models.DateField(
        _("ceremony planned on"), null=True, blank=True
    )
    # Written by the acts of freezing and reopening: until then dates may still move.
    frozen_at = models.DateTimeField(_("text frozen"), null=True, editable=False)
    effective_on = models.DateField(_("effective since"), null=True, editable=False)
    #: Written by a signed amendment alone, and counted from the same day (domain 5.7).
    amended_months = models.PositiveSmallIntegerField(
        _("length since the last amendment, in months"), null=True, editable=False
    )
    begun_on = models.DateField(_("open to all since"), null=True, editable=False)
    ended_on = models.DateField(_("ended on"), null=True, editable=False)
    archived_at = models.DateTimeField(_("put away"), null=True, editable=False)
    public_text = models.TextField(
        _("page for the public"),
        blank=True,
        max_length=1200,
        help_text=_("A few sentences that anybody may read, without anybody’s name."),
    )
    published_at = models.DateTimeField(_("published"), null=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    created_at = models.DateTimeField(_("created"), db_default=Now(), editable=False)

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        constraints = [
            models.UniqueConstraint(
                name="programme_once_per_territory_edition_and_public",
                fields=["territory", "first_year", "last_year", "audience"],
                violation_error_message=_(
                    "This territory already has this edition for this public."
                ),
            ),
            models.CheckConstraint(
                name="programme_edition_runs_forward",
                condition=Q(last_year__gte=F("first_year")),
                violation_error_message=_(
                    "The second year of an edition comes after the first."
                ),
            ),
            models.CheckConstraint(
                name="programme_lasts_one_to_sixty_months",
                condition=Q(duration_months__isnull=True)
                | Q(duration_months__gte=1, duration_months__lte=60),
                violation_error_message=_("A contract lasts from 1 to 60 months."),
            ),
            models.CheckConstraint(
                name="programme_mid_term_months_serve_their_rule",
                condition=Q(mid_term_rule=MidTermRule.HALFWAY)
                | Q(mid_term_months__isnull=False, mid_term_months__gte=1),
                violation_error_message=_(
                    "Say how many months after the signature the mid-term falls."
                ),
            ),
            models.CheckConstraint(
                name="programme_effective_with_a_frozen_text",
                condition=Q(effective_on=None) | Q(frozen_at__isnull=False),
                violation_error_message=_("Only a frozen text can be signed."),
            ),
            models.CheckConstraint(
                name="programme_amended_once_it_is_signed",
                condition=Q(amended_months=None)
                | Q(
                    effective_on__isnull=False,
                    amended_months__gte=1,
                    amended_months__lte=60,
                ),
                violation_error_message=_(
                    "Only a signed contract is amended, to last from 1 to 60 months."
                ),
            ),
            models.CheckConstraint(
                name="programme_ends_after_it_begins",
                condition=Q(ended_on=None)
                | Q(begun_on__isnull=False, ended_on__gte=F("begun_on")),
                violation_error_message=_("A programme ends after it begins."),
            ),
            models.CheckConstraint(
                name="programme_put_away_in_preparation_or_ended",
                condition=Q(archived_at=None)
                | Q(begun_on=None)
                | Q(ended_on__isnull=False),
                violation_error_message=_("End the programme, then put it away."),
            ),
            models.CheckConstraint(
                name="programme_published_with_words",
                condition=Q(published_at=None) | ~Q(public_text=""),
                violation_error_message=_("Write what anybody may read."),
            ),
        ]

    def __str__(self):
        return f"{self.territory.name} {self.edition}"

    def get_absolute_url(self):
        return reverse("programme", args=[self.slug])

    def clean(self):
        super().clean()
        if self.pk is None:
            return
        before = self.receives.kept().filter(giver__first_year__gt=self.first_year)
        after = self.gives.kept().filter(receiver__first_year__lt=self.first_year)
        if before.exists() or after.exists():
            raise ValidationError(
                _("This edition would receive from a later one: look at its links.")
            )

    @property
    def edition(self):
        """« 2025-2026 », or « 2026 » alone."""
        if self.last_year == self.first_year:
            return str(self.first_year)
        return f"{self.first_year}-{self.last_year}"

    @property
    def dates(self):
        """What follows from the signature, confirmed or else planned.

        An amendment that is signed makes the contract longer or shorter: the end is
        counted anew, always from the first day (domain 5.6).
        """
        return self._dates(self.amended_months or self.duration_months)

    @property
    def dates_as_signed(self):
        """The same as the frozen text says it, whatever was amended since."""
        return self._dates(self.duration_months)

    def _dates(self, months):
        return Dates(
            self.effective_on or self.signature_planned_on,
            months,
            self.mid_term_rule,
            self.mid_term_months,
        )

    @property
    def state(self):
        """« in preparation », « under way », « ended » or « put away », from the dates."""
        if self.archived_at is not None:
            return self.State.ARCHIVED
        if self.ended_on is not None:
            return self.State.ENDED
        return self.State.DRAFT if self.begun_on is None else self.State.RUNNING

    @property
    def season(self):
        """The two years of a season, September to August, or None (domain 3.4).

        A single year or a longer span says nothing of the months.
        """
        if self.last_year != self.first_year + 1:
            return None
        return self.first_year, self.last_year

    @property
    def is_frozen(self):
        """Whether the contract's text is frozen, be it signed or not."""
        return self.frozen_at is not None

    @property
    def is_signed(self):
        return self.effective_on is not None

    @property
    def has_ended(self):
        """After the last day, included; nothing closes by itself."""
        ends_on = self.dates.ends_on if self.effective_on else None
        return ends_on is not None and timezone.localdate() > ends_on

    def free_slug(self):
        """« rivemont-2025-2026 », with a number when another public has it already."""
        stem = slugify(f"{self.territory.slug}-{self.edition}")
        slug, number = stem, 2
        while Programme.objects.exclude(pk=self.pk).filter(slug=slug).exists():
            slug, number = f"{stem}-{number}", number + 1
        return slug
