"""The forms of what comes after the signature: who joins, what changes, who signed."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts import amending
from contracts.act_signing import check_day, seats
from contracts.clauses import kept_words
from contracts.joining import hold_draft, lead_in_of, voice_for, who_may_join
from contracts.models import Accession, Amendment, JoinedCommitment
from programmes.fields import PastDay, day_input, open_wide
from programmes.forms import Form, ScopedModelForm, VersionedModelForm
from programmes.models import Kind, Voice

READ_BY_ALL = gettext_lazy(
    "Read by everybody in the programme; by those who observe too, once it is signed."
)
VOICES = [(one.value, one.label) for one in (Voice.JE, Voice.NOUS)]


class ActForm(VersionedModelForm):
    """What the forms over a draft act share: a sealed one is no longer written."""

    def save_version(self, by=None):
        hold_draft(self.act)
        return super().save_version(by)

    @property
    def act(self):
        return self.instance


class AccessionBeginForm(ScopedModelForm):
    """Who joins: a partner of the programme who has not signed the contract."""

    scope = ("programme", "contract", "archived_at")

    class Meta:
        model = Accession
        fields = ("partner",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["partner"]
        field.queryset = who_may_join(self.instance.contract)
        field.empty_label = _("Choose a partner")
        words = self.instance.programme.vocabulary
        field.label_from_instance = lambda one: (
            f"{one.name} ({one.role_group.title_in(words)})"
        )
        field.help_text = _(
            "Partners who take part and have not signed. One who is not in the list is"
            " added among the partners first."
        )

    def save(self, commit=True):
        self.instance.voice = voice_for(self.instance.partner)
        return super().save(commit)


class AccessionForm(ActForm):
    """The voice of who joins, and the words before its commitments."""

    voice = forms.ChoiceField(
        label=gettext_lazy("voice"), choices=VOICES, widget=forms.RadioSelect
    )

    class Meta:
        model = Accession
        fields = ("voice", "lead_in", "place")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        lead_in = self.fields["lead_in"]
        usual = Accession(
            programme=self.instance.programme,
            partner=self.instance.partner,
            voice=self.instance.voice,
        )
        lead_in.help_text = _("Left empty: “%(words)s”") % {"words": lead_in_of(usual)}
        open_wide(lead_in, READ_BY_ALL, rows=3)
        open_wide(self.fields["place"], READ_BY_ALL)


class JoinedForm(ActForm):
    """One commitment of who joins; nothing is refused but a clause that is not in it."""

    class Meta:
        model = JoinedCommitment
        fields = ("text", "clause")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance._state.adding:
            del self.fields["version"]
        open_wide(self.fields["text"], READ_BY_ALL, rows=3)
        open_wide(self.fields["clause"], READ_BY_ALL)

    @property
    def act(self):
        return self.instance.accession

    def clean(self):
        cleaned = super().clean()
        named = cleaned.get("clause") or ""
        found = kept_words(named, cleaned.get("text", ""))
        if named and not found and "text" in cleaned:
            self.add_error("clause", _("Copy words that stand in the text above."))
        cleaned["clause"] = found
        return cleaned


class AmendmentForm(ActForm):
    """Why, which article, which length; its new words come once it is chosen."""

    scope = ("programme", "contract")

    class Meta:
        model = Amendment
        fields = ("reason", "article", "text_after", "months", "place")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        open_wide(self.fields["reason"], READ_BY_ALL, rows=3)
        open_wide(self.fields["place"], READ_BY_ALL)
        self.is_new = self.instance._state.adding
        contract = self.instance.contract
        if self.is_new:
            for name in ("version", "text_after", "place"):
                del self.fields[name]
            self._offer_articles(contract)
        else:
            del self.fields["article"]
            self._offer_words()
        stands = amending.standing_months(contract.programme)
        if "months" in self.fields and stands:
            said = _("Today: %(number)s months, always counted from the signature.")
            self.fields["months"].help_text = said % {"number": stands}

    def _offer_articles(self, contract):
        field = self.fields["article"]
        field.queryset = contract.articles.kept().order_by("part", "position", "pk")
        numbers = {row.pk: number for number, row in amending.articles_of(contract)}
        field.label_from_instance = lambda one: (
            _("Article %(number)s · %(heading)s")
            % {"number": numbers[one.pk], "heading": one.heading}
        )
        field.empty_label = _("None: only the length changes")
        field.help_text = _("Its new words are written on the next page.")

    def _offer_words(self):
        if self.instance.article_id is None:
            del self.fields["text_after"]
            self.fields["months"].required = True
            return
        text = self.fields["text_after"]
        text.required = True
        open_wide(text, READ_BY_ALL, rows=8)

    def clean(self):
        cleaned = super().clean()
        if not self.is_new:
            return cleaned
        article = cleaned.get("article")
        if article is None and not cleaned.get("months") and not self.errors:
            self.add_error("article", _("Choose an article, or write a new length."))
        if article is not None:
            self.instance.article = article
            self.instance.text_after = amending.standing_text(self.instance)
        return cleaned

    def _get_validation_exclusions(self):
        excluded = super()._get_validation_exclusions()
        return excluded - {"text_after"} if self.is_new else excluded - {"article"}


class AccordsForm(Form):
    """The day on which each role group agreed; an empty one has not.

    Partners to come agree to nothing while nobody is among them.
    """

    def __init__(self, *args, amendment, **kwargs):
        super().__init__(*args, **kwargs)
        self.amendment = amendment
        known = {one.role_group_id: one for one in amendment.accords.all()}
        words = amendment.programme.vocabulary
        groups = amendment.programme.role_groups.exclude(
            kind=Kind.FUTURE, partners=None
        )
        self.groups = list(groups.order_by("position", "pk"))
        for group in self.groups:
            self.fields[f"agreed-{group.pk}"] = PastDay(
                label=group.title_in(words),
                required=False,
                widget=day_input(),
                initial=known[group.pk].agreed_on if group.pk in known else None,
            )

    def save(self):
        hold_draft(self.amendment)
        for group in self.groups:
            day = self.cleaned_data[f"agreed-{group.pk}"]
            rows = self.amendment.accords.filter(role_group=group)
            if day is None:
                rows.delete()
            elif not rows.update(agreed_on=day):
                self.amendment.accords.create(role_group=group, agreed_on=day)


class SealForm(Form):
    """Nothing to fill: the digest of the text that the page showed."""

    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)


class ActSignaturesForm(Form):
    """One day for each signature that is not recorded yet."""

    def __init__(self, *args, act, **kwargs):
        super().__init__(*args, **kwargs)
        self.act, self.seats = act, seats(act)
        self.fields["digest"] = forms.CharField(
            widget=forms.HiddenInput, initial=act.digest
        )
        for seat in self.seats:
            if seat.signature is None:
                self.fields[self._name(seat)] = forms.DateField(
                    label=_("Day of the signature of %(who)s") % {"who": seat.who},
                    required=False,
                    widget=day_input(),
                )

    @staticmethod
    def _name(seat):
        return f"day-{seat.token.replace('.', '-')}"

    @property
    def recorded(self):
        return [seat for seat in self.seats if seat.signature]

    @property
    def is_waiting(self):
        return len(self.recorded) < len(self.seats)

    def clean(self):
        cleaned = super().clean()
        for seat in self.seats:
            if day := cleaned.get(self._name(seat)):
                try:
                    check_day(self.act, day)
                except ValidationError as error:
                    self.add_error(self._name(seat), error)
        return cleaned

    def days(self):
        """Return the day of each signature that was filled in, by token."""
        found = {
            one.token: self.cleaned_data.get(self._name(one)) for one in self.seats
        }
        return {token: day for token, day in found.items() if day}


class EffectForm(Form):
    """The day from which the act is in force, said by a person."""

    day = forms.DateField(
        label=gettext_lazy("In force since"),
        widget=day_input(),
        initial=timezone.localdate,
    )
