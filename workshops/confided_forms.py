"""The forms of what is confided, and of the permission to speak of it."""

from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy
from django.utils.translation import gettext_lazy as _

from programmes.fields import (
    DAY_ERRORS,
    PastDay,
    PlannedDay,
    day_input,
    open_wide,
)
from programmes.forms import Form, RowsField, ScopedModelForm, VersionedModelForm
from programmes.models import Membership, Partner, Role, User
from programmes.sealing import UnreadableError, seal
from workshops.confiding import LONGEST
from workshops.models import Confidence, Session, SharingPermission
from workshops.session_fields import SessionField

CONFIDED_TO = _(
    "Read by you and, if you name one, by the other facilitator. By nobody else. Write"
    " what the person would accept to read. No diagnosis, no treatment."
)
TOLD_TO = _("Read by those you tick below, and by whoever gives the permission.")


class ConfidenceForm(VersionedModelForm):
    """What was confided, at which session, and which other facilitator reads it."""

    text = forms.CharField(
        label=_("what was confided"),
        max_length=LONGEST,
        widget=forms.Textarea,
    )

    class Meta:
        model = Confidence
        fields = ("session", "companion")
        field_classes = {"session": SessionField}
        help_texts = {
            "companion": _("You can name somebody later, and take this back."),
        }

    field_order = ("text", "session", "companion")

    def __init__(self, *args, access, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance._state.adding:
            del self.fields["version"]
        else:
            self.initial["text"] = readable(self.instance)
        open_wide(self.fields["text"], CONFIDED_TO, rows=12)
        self.fields["session"].queryset = self._sessions(access)
        self.fields["session"].empty_label = gettext("At none of the sessions")
        self.fields["companion"].queryset = _other_facilitators(access)
        self.fields["companion"].empty_label = gettext("Nobody else")

    def _sessions(self, access):
        """Those that were held, and the one that was chosen before."""
        held = Session.objects.of(access.programme).held_or_planned()
        held = held.filter(day__lte=timezone.localdate())
        chosen = Session.objects.filter(pk=self.instance.session_id)
        return (held | chosen).order_by("-day", "-pk")

    def clean(self):
        """What no key opens today may be opened tomorrow: nothing is written over it."""
        super().clean()
        if self.instance.sealed and not readable(self.instance):
            raise ValidationError(
                _(
                    "What was written before cannot be read: its key is missing."
                    " Nothing replaces it; note this apart."
                ),
                "unreadable",
            )

    def saved_values(self, present):
        return {"text": readable(present)} | super().saved_values(present)

    def keep(self, by):
        self.instance.sealed = seal(self.cleaned_data["text"])
        self.instance.save(update_fields=["session", "companion", "sealed"])


def readable(confidence):
    """Return the text to be changed: nothing, when no key opens it any more."""
    try:
        return confidence.text
    except UnreadableError:
        return ""


def _other_facilitators(access):
    """Return the accounts that lead this programme today, save this one."""
    leading = Membership.objects.current().filter(
        programme=access.programme, role=Role.FACILITATOR
    )
    users = User.objects.filter(memberships__in=leading, is_active=True)
    return users.exclude(pk=access.user.pk).distinct().order_by("name", "pk")


class NumberForm(Form):
    """The number of a permission, as its sheet of paper says it."""

    number = forms.IntegerField(
        label=_("number of the permission"), min_value=1, max_value=2**31 - 1
    )


class RecipientsField(RowsField):
    """Partners to tick; one without an account is told the words aloud."""

    def label_from_instance(self, partner):
        if partner.has_account:
            return partner.name
        said = gettext("%(name)s (without an account: to be told aloud)")
        return said % {"name": partner.name}


class PermissionForm(ScopedModelForm):
    """Who gives leave to say what, for what, to whom and until when; made once for all."""

    scope = ("confidence", "programme")
    giver = forms.ChoiceField(
        label=_("who gives it"),
        help_text=_("The person to whom it belongs, or the whole group."),
    )
    words = forms.CharField(
        label=_("the exact words that may be told"),
        max_length=4000,
        widget=forms.Textarea,
        help_text=gettext_lazy(
            "Read them aloud: nothing else will be told. Read by those you tick below,"
            " and by whoever gives the permission."
        ),
    )
    purpose = forms.CharField(
        label=_("what for"), max_length=1000, widget=forms.Textarea
    )

    class Meta:
        model = SharingPermission
        fields = ("recipients", "given_on", "until", "witness")
        field_classes = {
            "recipients": RecipientsField,
            "given_on": PastDay,
            "until": PlannedDay,
        }
        widgets = {
            "recipients": forms.CheckboxSelectMultiple,
            "given_on": day_input(),
            "until": day_input(),
        }
        error_messages = {"given_on": DAY_ERRORS, "until": DAY_ERRORS}
        help_texts = {
            "witness": _("Who was there when it was said aloud."),
        }

    field_order = ("giver", "words", "purpose", "recipients")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        programme = self.instance.programme
        here = Partner.objects.filter(programme=programme).current().in_order()
        has_account = Membership.objects.current().filter(partner=OuterRef("pk"))
        partners = here.annotate(has_account=Exists(has_account))
        self.fields["recipients"].queryset = partners
        self.fields["giver"].choices = _givers(programme, here)
        self.initial.setdefault("given_on", timezone.localdate())
        open_wide(self.fields["words"], TOLD_TO)
        open_wide(self.fields["purpose"], TOLD_TO, rows=3)
        open_wide(self.fields["witness"], TOLD_TO)

    def clean(self):
        super().clean()
        kind, _sign, key = self.cleaned_data.get("giver", "").partition("-")
        self.instance.given_by_id = int(key) if kind == "person" else None
        self.instance.given_by_group_id = int(key) if kind == "group" else None
        given_by = self.instance.given_by_id
        told = self.cleaned_data.get("recipients", ())
        if given_by and given_by in {partner.pk for partner in told}:
            self.add_error("recipients", gettext("Whoever gives it is told nothing."))

    @property
    def helper(self):
        helper = super().helper
        days = (Column(name, css_class="col-sm-6") for name in ("given_on", "until"))
        helper.layout = Layout(
            "giver", "words", "purpose", "recipients", Row(*days), "witness",
            "submission_id",
        )  # fmt: skip
        return helper


def _givers(programme, partners):
    """Return the persons and the groups that may give a permission, as one choice."""
    groups = programme.role_groups.order_by("position", "pk")
    people = [(f"person-{one.pk}", one.name) for one in partners]
    return [
        ("", gettext("Choose who gives it")),
        (gettext("One of the partners"), people),
        (
            gettext("A whole group"),
            [
                (f"group-{group.pk}", group.title_in(programme.vocabulary))
                for group in groups
            ],
        ),
    ]
