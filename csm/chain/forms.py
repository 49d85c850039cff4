"""Forms of the chain: a link between two groups, and an offer to help the next ones."""

from collections import Counter

from crispy_forms.layout import Field, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from csm.chain.around import may_be_linked
from csm.chain.seen import in_order
from programmes import helping, transmitting
from programmes.fields import PastDay, day_input, open_wide
from programmes.forms import Form, VersionedModelForm
from programmes.models import HelpOffer, Programme, Transmission
from programmes.vocabulary import capitalised

Given, Told = HelpOffer.Given, HelpOffer.Told
LINES = 3


class LinkForm(Form):
    """Another group, and which of the two passes on to the other."""

    RECEIVED, GIVES = "recu", "donne"
    direction = forms.ChoiceField(
        label=gettext_lazy("This group"),
        choices=[
            (RECEIVED, gettext_lazy("has received from another one")),
            (GIVES, gettext_lazy("passes on to another one")),
        ],
        widget=forms.RadioSelect,
    )
    other = forms.ModelChoiceField(
        label=gettext_lazy("The other group"),
        queryset=Programme.objects.none(),
        empty_label=gettext_lazy("Choose a group"),
        help_text=gettext_lazy(
            "Those of your programmes, and those that have a page for the public."
        ),
    )

    def __init__(self, *args, access, **kwargs):
        super().__init__(*args, **kwargs)
        self.access = access
        others = may_be_linked(access.user).exclude(pk=access.programme.pk)
        self.fields["other"].queryset = others
        mine = Programme.objects.visible_to(access.user).values_list("pk", flat=True)
        named = _named(others, set(mine))
        self.fields["other"].choices = [("", _("Choose a group")), *named]

    @property
    def helper(self):
        helper = super().helper
        helper.layout = Layout(
            Field("direction", template="choice.html"), "other", "submission_id"
        )
        return helper

    def link(self):
        """Note the link and return it; None, with the reason shown, when it cannot be."""
        ends = [self.access.programme, self.cleaned_data["other"]]
        if self.cleaned_data["direction"] == self.RECEIVED:
            ends.reverse()
        transmission = Transmission(giver=ends[0], receiver=ends[1])
        try:
            transmitting.link(transmission, self.access.user)
        except ValidationError as error:
            self.add_error(None, error.messages)
            return None
        return transmission


def _named(programmes, mine):
    """Yield keys and names, the latest first; of one's own, the public tells twins apart."""
    rows = sorted(programmes, key=in_order, reverse=True)
    alike = Counter(map(str, rows))
    for one in rows:
        name, public = str(one), one.audience if one.pk in mine else ""
        yield one.pk, f"{name}, {public}" if alike[name] > 1 and public else name


class HelpForm(VersionedModelForm):
    """What somebody offers to help with, how often, and who may know of it."""

    class Meta:
        model = HelpOffer
        fields = ("what", "how_often", "told")
        widgets = {"what": forms.Textarea, "told": forms.RadioSelect}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.is_new = self.instance._state.adding
        if self.is_new:
            del self.fields["version"]
        for name in ("what", "how_often"):
            open_wide(self.fields[name], readers="", rows=LINES)

    def offer_circles(self, circles):
        """Ask who may know of it; nothing is chosen in advance."""
        self.fields["told"].choices = list(circles)

    @transaction.atomic
    def keep(self, by):
        """Write the offer, in whose hand it was last written, and its journal line."""
        self.instance.recorded_by = by
        self.save()
        kind = "help_offered" if self.is_new else "help_changed"
        helping.record(self.instance, kind, by)


class OwnHelpForm(HelpForm):
    """The participant’s own: her agreement is given by sending it."""

    scope = ("partner", "given", "agreed_on")

    def __init__(self, *args, partner, **kwargs):
        today = timezone.localdate()
        placed = {"partner": partner, "given": Given.ON_SCREEN, "agreed_on": today}
        super().__init__(*args, **placed, **kwargs)
        self.fields["what"].label = _("What can you help with?")
        self.fields["what"].help_text = _(
            "Nothing about health. Read by the team of your group, and by those whom you"
            " choose below."
        )
        self.fields["how_often"].label = _("How often?")
        self.fields["how_often"].help_text = _(
            "For example: once a month. Always as far as you are available. Read by the"
            " same people."
        )
        self.fields["told"].label = _("Who may know of it?")
        self.offer_circles(self._circles(partner.first_name))

    def _circles(self, first_name):
        if first_name:
            named = _("The teams of the next groups, with my first name: %(name)s")
            yield Told.FIRST_NAME, named % {"name": first_name}
        yield Told.UNNAMED, _("The teams of the next groups, without my first name")
        yield Told.TEAM, _("Only the team of my group")


class RecordedHelpForm(HelpForm):
    """What somebody said aloud, or wrote on paper; the team writes it down.

    The agreement bears on these words: whoever changes them says anew when and how it
    was given.
    """

    class Meta(HelpForm.Meta):
        fields = ("partner", *HelpForm.Meta.fields, "given", "agreed_on")
        field_classes = {"agreed_on": PastDay}
        widgets = HelpForm.Meta.widgets | {
            "given": forms.RadioSelect,
            "agreed_on": day_input(),
        }

    def __init__(self, *args, programme, **kwargs):
        super().__init__(*args, **kwargs)
        people = programme.partners.participants().select_related("role_group")
        self.fields["partner"].queryset = people.order_by("number")
        self.fields["partner"].empty_label = _("Choose somebody")
        self.fields["partner"].help_text = _("Those who have left may offer it too.")
        if not self.is_new:
            del self.fields["partner"]
            self.initial |= {"given": None, "agreed_on": None}
        self.fields["what"].help_text = _(
            "In their own words, nothing about health. Read by the team of this group,"
            " and by those whom they choose below."
        )
        self.fields["how_often"].help_text = _(
            "For example: once a month. Always as far as they are available. Read by the"
            " same people."
        )
        self.offer_circles((told, capitalised(str(told.label))) for told in Told)
        self.fields["given"].choices = [
            (given, given.label) for given in (Given.ALOUD, Given.ON_PAPER)
        ]

    @property
    def helper(self):
        helper = super().helper
        names = [n for n in self.fields if n not in ("version", "submission_id")]
        fields = [
            Field(name, template="choice.html") if name == "given" else name
            for name in names
        ]
        hidden = [n for n in ("version", "submission_id") if n in self.fields]
        helper.layout = Layout(*fields, *hidden)
        return helper
