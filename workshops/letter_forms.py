"""The form of a letter to the partners: its words, what it tells of, and to whom."""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy as _

from programmes.fields import open_wide
from programmes.forms import VersionedModelForm
from programmes.models import Kind
from workshops.models import Attendance, LetterTo, PartnerLetter, Session
from workshops.session_fields import SessionsField, sessions_held
from workshops.writing_to_partners import accounts_of

#: How many sessions held are offered, the latest first.
OFFERED = 30
NOT = "no"
NO_WAY = (NOT, _("does not receive it"))


@dataclass(frozen=True)
class To:
    """One partner to whom the letter may go; ``field`` says by which way."""

    partner: object
    field: forms.BoundField


class LetterForm(VersionedModelForm):
    """``partners`` are those to choose among, in order; ``came_to`` a session or None.

    Those who were present at ``came_to`` are chosen beforehand: to write only to those
    who came.
    """

    sessions = SessionsField(
        queryset=Session.objects.none(),
        required=False,
        label=_("sessions told of"),
        help_text=_(
            "Their decisions, and what the group keeps once the minutes are closed."
        ),
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = PartnerLetter
        fields = ("words", "sessions", "with_what_was_done")

    def __init__(self, *args, partners, came_to=None, **kwargs):
        super().__init__(*args, **kwargs)
        is_new = self.instance._state.adding
        if is_new:
            del self.fields["version"]
        open_wide(
            self.fields["words"],
            _(
                "Read by the partners chosen below, perhaps by mail. Nothing that was"
                " confided, no name of anybody of the group."
            ),
            rows=6,
        )
        self._offer_sessions(came_to if is_new else None)
        self.partners = list(partners)
        chosen = {} if is_new else dict(self.instance.to.values_list("partner", "way"))
        if is_new and came_to is not None:
            chosen = self._who_came(came_to)
        self._offer_partners(chosen)

    def _offer_sessions(self, came_to):
        programme, told = self.instance.programme, []
        if not self.instance._state.adding:
            told = list(self.instance.sessions.values_list("pk", flat=True))
        latest = list(sessions_held(programme).values_list("pk", flat=True)[:OFFERED])
        rows = Session.objects.filter(pk__in=[*latest, *told])
        field = self.fields["sessions"]
        field.queryset = rows.order_by("-day", "-starts_at", "-pk")
        if came_to is not None:
            self.initial["sessions"] = [came_to.pk]

    def _who_came(self, session):
        came = Attendance.objects.present().filter(session=session)
        keys = set(came.values_list("partner", flat=True))
        return dict.fromkeys(keys, "")

    def _offer_partners(self, chosen):
        addresses = accounts_of([one.pk for one in self.partners])
        for partner in self.partners:
            ways = [NO_WAY, (LetterTo.Way.PAPER, LetterTo.Way.PAPER.label)]
            if addresses.get(partner.pk):
                ways.append((LetterTo.Way.MAIL, LetterTo.Way.MAIL.label))
            usual = ways[-1][0] if partner.pk in chosen else NOT
            self.fields[self._name(partner)] = forms.ChoiceField(
                label=str(partner),
                choices=ways,
                initial=chosen.get(partner.pk) or usual,
            )

    @staticmethod
    def _name(partner):
        return f"to_{partner.pk}"

    @property
    def to_the_partners(self):
        """Yield a choice for each partner who is no participant."""
        return self._to(lambda one: one.role_group.kind != Kind.PARTICIPANT)

    @property
    def to_the_participants(self):
        return self._to(lambda one: one.role_group.kind == Kind.PARTICIPANT)

    @property
    def writes_to_participants(self):
        """Whether one of them is chosen already: then their names are in sight."""
        fields = (to.field for to in self.to_the_participants)
        return any(field.value() not in (NOT, None) for field in fields)

    def _to(self, wanted):
        return [To(one, self[self._name(one)]) for one in self.partners if wanted(one)]

    def ways(self):
        """Return by which way it goes to each partner chosen, by the partner's key."""
        typed = {one.pk: self.cleaned_data[self._name(one)] for one in self.partners}
        return {pk: way for pk, way in typed.items() if way != NOT}

    def saved_values(self, present):
        ways = dict(present.to.values_list("partner", "way"))
        chosen = {self._name(one): ways.get(one.pk, NOT) for one in self.partners}
        told = present.sessions.order_by("-day", "-starts_at", "-pk")
        return super().saved_values(present) | {"sessions": told} | chosen

    def keep(self, by):
        """Write the letter, what it tells of, and to whom it goes."""
        self.save()

    def _save_m2m(self):
        super()._save_m2m()
        ways = self.ways()
        shown = [one.pk for one in self.partners]
        rows = self.instance.to.filter(partner__in=shown)
        rows.exclude(partner__in=ways).delete()
        for pk, way in ways.items():
            self.instance.to.update_or_create(partner_id=pk, defaults={"way": way})
