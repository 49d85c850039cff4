"""Forms of the readings: one commitment in the room, all of a group's from paper."""

from django import forms
from django.db import transaction
from django.db.models import Case, Value, When
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts.mentions import sessions_to_speak_of
from contracts.models import CommitmentMention
from evaluation.models import CommitmentReading
from evaluation.reading_entry import (
    LONGEST,
    NOTHING,
    Said,
    hold,
    read_back,
    written_down,
)
from programmes.fields import open_wide
from programmes.forms import Form, RowsField, VersionedModelForm
from programmes.typography import long_date
from programmes.vocabulary import capitalised
from workshops.models import Session

Seen = CommitmentReading.Seen
READ_BY = gettext_lazy(
    "Write nobody’s name. Read by all who take part in the programme."
)
NOTHING_NOTED = gettext_lazy("nothing noted")
LONGEST_WORDS = CommitmentReading._meta.get_field("words").max_length


class ReadingForm(VersionedModelForm):
    """What one group says of one commitment, typed in the room as it says it."""

    sessions = RowsField(
        queryset=Session.objects.none(),
        label=gettext_lazy("sessions that show it"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = CommitmentReading
        fields = ("seen", "to_discuss", "words", "sessions")
        widgets = {"seen": forms.RadioSelect}

    def __init__(self, *args, access, **kwargs):
        super().__init__(*args, **kwargs)
        fields = self.fields
        if self.instance.pk is None:
            # Nobody has read it: whoever types it first meanwhile is noticed.
            fields["version"].initial = 0
        fields["seen"].choices = Seen.choices
        fields["seen"].error_messages["required"] = _("Choose one of the answers.")
        open_wide(fields["words"], READ_BY, rows=3)
        known = self._sessions(access)
        fields["sessions"].queryset = known
        # Asked for once, where the form looks for them at each drawing.
        fields["sessions"].choices = lambda: [
            (one.pk, _session_named(one)) for one in known
        ]

    def _sessions(self, access):
        """Return the sessions that this person may know, those that spoke of it first."""
        reading = self.instance
        mentions = CommitmentMention.objects.filter(commitment=reading.commitment_id)
        spoke = list(mentions.values_list("session", flat=True))
        held = sessions_to_speak_of(access).filter(day__lte=timezone.localdate())
        first = Case(When(pk__in=spoke, then=Value(0)), default=Value(1))
        return held.order_by(first, "-day", "-pk")

    @transaction.atomic
    def save_version(self, by=None):
        """Save over what was read; a first reading over none.

        Raises ``ValidationError`` once the co-evaluation was taken out.
        """
        hold(self.instance.evaluation)
        if self.instance.pk is not None:
            return super().save_version(by)
        self.keep(by)
        return True

    def saved_values(self, present):
        chosen = self.fields["sessions"].queryset.filter(
            pk__in=present.sessions.values("pk")
        )
        return super().saved_values(present) | {"sessions": chosen}

    def keep(self, by):
        """Write the row; a session that this person may not know stays chosen."""
        hidden = []
        if self.instance.pk is not None:
            known = self.fields["sessions"].queryset.values("pk")
            hidden = list(self.instance.sessions.exclude(pk__in=known))
        self.save()
        self.instance.sessions.add(*hidden)


def _session_named(session):
    return _("%(session)s, %(day)s") % {
        "session": capitalised(str(session)),
        "day": long_date(session.day),
    }


class ReadingsForm(Form):
    """What one group read of all commitments that it may read, a line for each.

    ``promises`` are these, ``said`` what stands noted. « read » is what stood noted when
    the page was opened: it tells what this person has changed.
    """

    read = forms.CharField(
        required=False,
        max_length=LONGEST,
        widget=forms.HiddenInput,
        error_messages={
            "max_length": gettext_lazy(
                "This page is too old: open it again, then save."
            )
        },
    )

    def __init__(self, data=None, *, promises, said):
        self.promises = promises
        lines = {}
        for promise in promises:
            lines |= _line(promise, said.get(promise.key, NOTHING))
        # Before the form is made, so that its words are set right as all others are.
        self.base_fields = type(self).base_fields | lines
        super().__init__(data)
        self.fields["read"].initial = written_down(said)

    def clean_read(self):
        return read_back(self.cleaned_data["read"])

    def typed(self):
        """Return what was sent, by key; a line that was not sent stays as it is."""
        return {
            one.key: self._said(one.key)
            for one in self.promises
            if f"seen-{one.key}" in self.data
        }

    def _said(self, key):
        """Return one line: words or a tick without a box are « does not say »."""
        seen, to_discuss, words = (
            self.cleaned_data[f"{name}-{key}"] for name in ("seen", "discuss", "words")
        )
        if not seen and (to_discuss or words):
            seen = Seen.UNSAID
        return Said(str(seen), to_discuss, words)

    def over(self, present, merged):
        """Return the form again where somebody else typed otherwise: mine over theirs."""
        data = self.data.copy()
        for one in self.promises:
            said = merged.get(one.key, NOTHING)
            data[f"seen-{one.key}"] = said.seen
            data[f"words-{one.key}"] = said.words
            data.pop(f"discuss-{one.key}", None)
            if said.to_discuss:
                data[f"discuss-{one.key}"] = "on"
        data["read"] = written_down(present)
        said = {one.key: NOTHING for one in self.promises} | present
        return ReadingsForm(data, promises=self.promises, said=said)

    def line(self, promise):
        """Return the three fields of a promise."""
        names = ("seen", "discuss", "words")
        return [self[f"{name}-{promise.key}"] for name in names]


def _line(promise, said):
    """Return the fields of a promise, by name, with what is noted of it."""
    seen = forms.ChoiceField(
        label=promise.text,
        choices=[*Seen.choices, ("", NOTHING_NOTED)],
        initial=said.seen,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Choose one of the answers.")},
    )
    to_discuss = forms.BooleanField(
        label=_("to look at again together"), initial=said.to_discuss, required=False
    )
    words = forms.CharField(
        label=_("in a few words"),
        initial=said.words,
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea,
    )
    open_wide(words, READ_BY, rows=1)
    found = {"seen": seen, "discuss": to_discuss, "words": words}
    return {f"{name}-{promise.key}": field for name, field in found.items()}


def said_in_words(said):
    """Return a line as people read it, where two typed it otherwise."""
    if said == NOTHING:
        return str(NOTHING_NOTED)
    parts = [Seen(said.seen).label]
    if said.to_discuss:
        parts.append(_("to look at again together"))
    if said.words:
        parts.append(said.words)
    return " · ".join(map(str, parts))
