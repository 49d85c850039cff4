import secrets
from functools import partial

from django.db import models
from django.db.models import Case, F, Q, When
from django.db.models.functions import Coalesce, Now, TruncDate
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programmes.models.numbered import Numbered
from programmes.models.people import Role
from programmes.models.places import Organisation
from programmes.models.programme import CARRIES_ON, Programme
from programmes.models.voices import SIGNING_KINDS, Kind, Voice, Voiced


class RoleGroup(Voiced):
    """Partners of one programme who commit together, in one voice."""

    Kind = Kind
    Voice = Voice

    programme = models.ForeignKey(
        Programme, on_delete=models.CASCADE, related_name="role_groups"
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta(Voiced.Meta):
        verbose_name = _("role group")
        verbose_name_plural = _("role groups")
        constraints = [
            *Voiced.Meta.constraints,
            models.UniqueConstraint(
                name="role_group_label_once_per_programme",
                fields=["programme", "label"],
                violation_error_message=_("Another group already has this name."),
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def title(self):
        return self.title_in(self.programme.vocabulary)

    @property
    def lead(self):
        """The lead-in, in the group's voice and the programme's words."""
        return self.lead_in_for(self.programme.vocabulary)

    @property
    def signs_by_default(self):
        return self.kind in SIGNING_KINDS


def coming_of(at=""):
    """Since when the partner ``at`` the end of a key is there, None for always.

    It is the day that was said. When none was, a line written after the text was frozen
    counts from its own day: nobody reads what was confided before by being noted without
    a date (domain 8.2). Older lines are in the text, hence of those who were there.
    """
    is_late = Q(**{f"{at}created_at__gt": F(f"{at}programme__frozen_at")})
    written_on = Case(When(is_late, then=TruncDate(f"{at}created_at")))
    return Coalesce(f"{at}joined_on", written_on)


class PartnerQuerySet(models.QuerySet):
    def current(self):
        """Those who have not left."""
        return self.filter(left_on=None)

    def taking_part_on(self, day):
        """Those who had joined by ``day``, and had not left."""
        joined = Q(joined_on=None) | Q(joined_on__lte=day)
        return self.filter(joined, Q(left_on=None) | Q(left_on__gt=day))

    def participants(self):
        return self.filter(role_group__kind=Kind.PARTICIPANT)

    def signatories(self):
        """Those who have a cell in the grid or, participants, a copy of their own."""
        return self.current().filter(has_cell=True)

    def visible_to(self, access):
        """Participants' names stay with the facilitators and the coordinators.

        The others see the partners who are no participants, and themselves;
        participants also see the first names that were agreed to (domain 8.2), and
        no more when they carry on for the group.
        """
        partners = self.filter(programme=access.programme)
        if access.has(Role.COORDINATOR, Role.FACILITATOR):
            return partners
        seen = ~Q(role_group__kind=Kind.PARTICIPANT) | Q(pk__in=access.partner_pks)
        if access.has(Role.PARTICIPANT, CARRIES_ON):
            seen |= Q(first_name_shared=True) & ~Q(first_name="")
        return partners.filter(seen)

    def in_order(self):
        return self.order_by("role_group__position", "role_group", "number")


class Partner(Numbered):
    """One party to a programme: a participant, another person, or an organisation.

    Equal footing is in this one table: the same row, the same right to commit
    and to sign. It holds a name and nothing else about a person.
    """

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="partners"
    )
    role_group = models.ForeignKey(
        RoleGroup,
        on_delete=models.PROTECT,
        related_name="partners",
        verbose_name=_("role group"),
    )
    number = models.PositiveSmallIntegerField(_("number"), editable=False)
    name = models.CharField(
        _("name in the contract"),
        max_length=160,
        help_text=_("As it will be printed. A chosen name will do."),
    )
    first_name = models.CharField(
        _("first name in the group"), max_length=60, blank=True
    )
    first_name_shared = models.BooleanField(
        _("agrees that the other participants see this first name"), default=False
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="partners",
        verbose_name=_("organisation"),
    )
    capacity = models.CharField(
        _("capacity"),
        max_length=120,
        blank=True,
        help_text=_("Under the name, when a person signs: « animatrice du CSM »."),
    )
    has_cell = models.BooleanField(_("signs the contract"), default=True)
    joined_on = models.DateField(_("joined on"), null=True, blank=True)
    left_on = models.DateField(_("left on"), null=True, blank=True, editable=False)
    #: Since when nothing of the person is kept: the row stands for an anonymous one.
    erased_on = models.DateField(_("erased on"), null=True, editable=False)
    # Mixed into the digest of the name, so that erasing both leaves nothing to guess.
    salt = models.CharField(
        max_length=32, default=partial(secrets.token_hex, 16), editable=False
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = PartnerQuerySet.as_manager()

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        constraints = [
            models.UniqueConstraint(
                name="partner_number_once_per_programme",
                fields=["programme", "number"],
            ),
            models.UniqueConstraint(
                name="partner_organisation_once_per_group",
                fields=["role_group", "organisation"],
                violation_error_message=_("This organisation is already in the group."),
            ),
            models.CheckConstraint(
                name="partner_left_after_joining",
                condition=Q(left_on__isnull=True)
                | Q(joined_on__isnull=True)
                | Q(left_on__gte=F("joined_on")),
                violation_error_message=_("Nobody leaves before joining."),
            ),
            models.CheckConstraint(
                name="partner_erased_shares_no_first_name",
                condition=Q(erased_on=None)
                | Q(first_name="", first_name_shared=False, organisation=None),
            ),
            models.CheckConstraint(
                name="partner_first_name_shared_is_known",
                condition=Q(first_name_shared=False) | ~Q(first_name=""),
                violation_error_message=_("Write the first name that may be seen."),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse(
            "programmes:partner_detail", args=[self.programme.slug, self.number]
        )

    @property
    def token(self):
        """« P4 »: what stands for this partner's name in a canonical text."""
        return f"P{self.number}"

    @property
    def is_participant(self):
        return self.role_group.kind == Kind.PARTICIPANT

    def leave(self, day):
        """Note that this partner takes part no more from ``day``; no reason is asked."""
        self.left_on = day
        self.full_clean(exclude=["number"])
        self.save(update_fields=["left_on"])

    def come_back(self):
        self.left_on = None
        self.save(update_fields=["left_on"])


class Representative(models.Model):
    """A person who acts for an organisation, in a capacity."""

    partner = models.ForeignKey(
        Partner, on_delete=models.CASCADE, related_name="representatives"
    )
    name = models.CharField(_("name"), max_length=120)
    capacity = models.CharField(
        _("capacity"), max_length=120, blank=True, help_text=_("« maire », « cadre »…")
    )
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("representative")
        verbose_name_plural = _("representatives")

    def __str__(self):
        return f"{self.name}, {self.capacity}" if self.capacity else self.name
