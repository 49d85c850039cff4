"""What an answer of a co-evaluation says beside its words: whose group, which effect.

Neither is ever asked for: no answer is an answer (domain 7.1, 7.2).
"""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from programmes.forms import LONGEST_KEY
from wellbeing.looking_back import groups_that_write
from wellbeing.models.sittings import APART

NAMES = ("effect", "role_group")


class EffectField(forms.ChoiceField):
    """Without effect, or harmful: two things; not to know is the third answer."""

    def __init__(self, unsaid):
        super().__init__(
            label=_("Which of the two is it?"),
            help_text=_("They are two things. If you do not know, the group will say."),
            required=False,
            choices=[
                *((one.value, one.label) for one in APART),
                ("", unsaid or pgettext("effect", "I do not know")),
            ],
            widget=forms.RadioSelect,
            initial="",
        )


class RoleGroupField(forms.ModelChoiceField):
    """The role group that speaks, among those of the programme that are there."""

    def __init__(self, queryset, unsaid):
        super().__init__(
            queryset,
            label=_("As which group?"),
            help_text=_(
                "If you wish. A group is named only where at least five answers come"
                " from it."
            ),
            required=False,
            empty_label=unsaid or _("I would rather not say"),
            error_messages={
                "invalid_choice": gettext_lazy("Choose one of the groups.")
            },
        )

    def to_python(self, value):
        if len(str(value)) > LONGEST_KEY:  # SQLite cannot even be asked for it
            raise ValidationError(
                self.error_messages["invalid_choice"], "invalid_choice"
            )
        return super().to_python(value)


def fields_of(round_, *, is_typed=False):
    """Return the fields that the answers of this round have beside their words, by name.

    None for a round that does not look back; no role group where the programme has
    none. When it ``is_typed`` by somebody else, nothing is said for whoever wrote it.
    """
    if not round_.looks_back:
        return {}
    unsaid = pgettext("effect", "Not said") if is_typed else ""
    found = {"effect": EffectField(unsaid)} if round_.tells_effects_apart else {}
    groups = groups_that_write(round_.programme)
    if groups.exists():
        found["role_group"] = RoleGroupField(groups, unsaid)
    return found


def add_to(form, round_, *, is_typed=False):
    """Give ``form`` these fields, after the words of the idea, and none of the others."""
    for name in NAMES:
        form.fields.pop(name, None)
    form.fields |= fields_of(round_, is_typed=is_typed)
    form.order_fields(("slip", "text", "lines", *NAMES))
