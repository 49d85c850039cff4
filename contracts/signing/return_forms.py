"""The form of the return: one row for each place to sign, and the version they bear."""

from dataclasses import dataclass, replace

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from contracts.canonical import fingerprint
from contracts.models import Signature, SigningNote
from contracts.signing.recording import OtherText, Seat, check_day, seats
from programmes.forms import Form
from programmes.typography import long_date

SIGNED = "signed"
SAYS = (
    (SIGNED, pgettext_lazy("signature", "has signed")),
    *SigningNote.Says.choices,
    ("", pgettext_lazy("signature", "awaited")),
)
OTHER = "other"  # the papers bear none of the fingerprints that are kept


def day_input():
    attrs = {"type": "date", "class": "form-control"}
    return forms.DateInput(attrs=attrs, format="%Y-%m-%d")


@dataclass(frozen=True)
class Row:
    """One line of the table: a seat and, while its signature is not recorded, its fields.

    ``before`` is what the page said when it was opened: a row that its reader did not
    touch never undoes what somebody else noted in the meantime.
    """

    seat: Seat
    says: BoundField | None = None
    day: BoundField | None = None
    before: BoundField | None = None


class ReturnForm(Form):
    """What the papers of a ceremony say.

    ``version`` is the frozen version whose seats are listed, ``versions`` are all
    those of the contract, the latest first; ``day`` stands in the fields of dates.
    """

    def __init__(self, *args, version, versions, day=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.version = version
        self.versions = {str(one.number): one for one in versions}
        self.to_see_again = []
        self.fields["bears"] = forms.ChoiceField(
            label=_("Version that the papers bear"),
            choices=[*self._named(versions), (OTHER, _("Another fingerprint"))],
            initial=str(version.number),
            widget=forms.RadioSelect(attrs={"class": "form-check-input"}),
        )
        if day is None and not version.contract.programme.is_signed:
            self.fields["day"] = forms.DateField(
                label=_("The same day on all the papers"),
                help_text=_("For the rows that have signed and have no day below."),
                required=False,
                widget=day_input(),
            )
        self.rows = [self._row(seat, day) for seat in seats(version)]

    def _named(self, versions):
        for one in versions:
            yield (
                str(one.number),
                _("Version %(number)d, frozen on %(day)s: %(fingerprint)s")
                % {
                    "number": one.number,
                    "day": long_date(one.frozen_at),
                    "fingerprint": fingerprint(one.digest),
                },
            )

    def _row(self, seat, day):
        if seat.signature:
            return Row(seat)
        key = seat.token.replace(".", "-")
        who = {"who": seat.who}
        self.fields[f"says-{key}"] = forms.ChoiceField(
            label=_("Signature of %(who)s") % who,
            choices=SAYS,
            initial=seat.said,
            required=False,
            widget=forms.RadioSelect,
        )
        self.fields[f"day-{key}"] = forms.DateField(
            label=_("Day of the signature of %(who)s") % who,
            initial=day,
            required=False,
            widget=day_input(),
        )
        self.fields[f"before-{key}"] = forms.CharField(
            initial=seat.said, required=False, widget=forms.HiddenInput
        )
        fields = (self[f"{name}-{key}"] for name in ("says", "day", "before"))
        return Row(seat, *fields)

    def clean(self):
        if not self.bears_other_text:
            for row in self.rows:
                if row.says and self.cleaned_data.get(row.says.name) == SIGNED:
                    self._check_day(row)
        return self.cleaned_data

    @property
    def bears_other_text(self):
        """Whether the version that was chosen is not the one listed."""
        return self["bears"].value() != str(self.version.number)

    def _check_day(self, row):
        if row.day.name in self.errors or "day" in self.errors:
            return
        day = self._day_of(row)
        if day is None:
            self.add_error(row.day.name, _("Write the day that is on the paper."))
            return
        try:
            check_day(self.version, day)
        except ValidationError as error:
            self.add_error(row.day.name, error)

    def _day_of(self, row):
        """Return the day of a row, else the one that is the same for all."""
        return self.cleaned_data.get(row.day.name) or self.cleaned_data.get("day")

    def said(self):
        """Return what the rows that were touched say, by token, for ``record_return``.

        Raises ``OtherText`` when the papers bear another version than the one listed.
        """
        if self.bears_other_text:
            raise OtherText
        found = {}
        for row in self.rows:
            if row.says is None:
                continue
            says = self.cleaned_data[row.says.name]
            if says != self.cleaned_data[row.before.name]:
                found[row.seat.token] = self._day_of(row) if says == SIGNED else says
        return found

    def overtaken(self):
        """Yield each seat whose recorded signature says otherwise than what was typed.

        Somebody recorded it after this page was opened: that record stays.
        """
        recorded = self.version.signatures.filter(struck_at=None)
        by_token = {one.token: one for one in recorded.select_related("recorded_by")}
        for row in self.rows:
            signature, typed = by_token.get(row.seat.token), self._typed(row.seat)
            if signature and typed and typed != (SIGNED, signature.signed_on):
                yield replace(row.seat, signature=signature)

    def _typed(self, seat):
        """Return what was said of a seat, and the day, None for an untouched row."""
        key = seat.token.replace(".", "-")
        says = self.data.get(f"says-{key}")
        if says is None or says == self.data.get(f"before-{key}", ""):
            return None
        day = self.data.get(f"day-{key}") or self.data.get("day")
        try:
            return says, forms.DateField().to_python(day)
        except ValidationError:
            return says, None

    def refuse(self, error):
        """Say why nothing was recorded; for another text, whom to see again."""
        self.add_error(None, error)
        if not isinstance(error, OtherText):
            return
        other = self.versions.get(self["bears"].value())
        signed = Signature.objects.filter(version=other, struck_at=None)
        tokens = set(signed.values_list("token", flat=True)) if other else set()
        for row in self.rows:
            ticked = row.says and self.cleaned_data[row.says.name] == SIGNED
            if ticked or (row.says and row.seat.token in tokens):
                self.to_see_again.append(row.seat.who)


def day_for(version, today=None):
    """Return the day that the return page suggests, None when none is likely.

    It is the day of the ceremony, once it has come. After the ceremony is closed,
    whoever signs late has a day of one's own.
    """
    programme = version.contract.programme
    day, today = programme.dates.signed_on, today or timezone.localdate()
    if programme.is_signed or day is None:
        return None
    frozen = timezone.localdate(version.frozen_at)
    return day if frozen <= day <= today else None
