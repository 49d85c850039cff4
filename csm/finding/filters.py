"""The filters of the list: they stand in the address, which can be kept and sent."""

from dataclasses import dataclass
from functools import lru_cache

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts.standing import State
from csm.finding.lines import YEARS, key
from programmes.alphabet import folded
from programmes.models import Programme, Role
from programmes.vocabulary import capitalised

#: In place of a state: those put away, too.
EVERY = "every"
#: In place of a role: one of any sort, or none.
MINE, OTHERS = "mine", "others"


class Options(forms.Select):
    """A list to choose from, written at once: there may be a hundred territories.

    A template for each option would take as long as the rest of the page.
    """

    def render(self, name, value, attrs=None, renderer=None):
        choices = tuple((str(one), str(words)) for one, words in self.choices)
        return format_html(
            '<select class="form-select" name="{}" id="{}">{}</select>',
            name,
            attrs["id"],
            _options(choices, str(value or "")),
        )


@lru_cache(maxsize=256)
def _options(choices, chosen):
    """The same from one visit to the next; nothing of it is about a person."""
    return format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        ((one, " selected" if one == chosen else "", words) for one, words in choices),
    )


class Choice(forms.ChoiceField):
    widget = Options

    def __init__(self, label):
        super().__init__(label=label, required=False)

    def clean(self, value):
        """Leave aside what is not among the choices: nobody has typed it."""
        return super().clean(value if self.valid_value(value or "") else "")


class Search(forms.SearchInput):
    """What to look for, without the sign that no keyboard writes."""

    def value_from_datadict(self, data, files, name):
        return (super().value_from_datadict(data, files, name) or "").replace("\0", "")


class FilterForm(forms.Form):
    """The filters, sent by GET; a choice that has no sense is left aside.

    A word that cannot be looked for is given back, with the reason.
    """

    territory = Choice(gettext_lazy("Territory"))
    state = Choice(gettext_lazy("Where is the programme?"))
    text = forms.CharField(
        label=gettext_lazy("Look for a word"),
        required=False,
        max_length=100,
        widget=Search({"class": "form-control"}),
    )
    edition = Choice(gettext_lazy("Edition"))
    contract = Choice(gettext_lazy("Where is the contract?"))
    role = Choice(gettext_lazy("You take part as"))

    #: Shown at once; the others are folded.
    FIRST = ("territory", "state", "text")

    def __init__(self, data, lines):
        super().__init__(data, label_suffix="")
        self.choose("territory", _("All territories"), towns_of(lines))
        self.choose("edition", _("All editions"), editions_of(lines))
        states = [(one.value, capitalised(str(one.label))) for one in Programme.State]
        states.append((EVERY, _("All, those put away too")))
        self.choose("state", _("All but those put away"), states)
        stages = [(one.value, capitalised(str(one.label))) for one in State]
        self.choose("contract", _("All contracts"), stages)
        self.choose("role", _("All programmes"), roles_of(lines))

    def choose(self, name, everything, choices):
        self.fields[name].choices = [("", everything), *choices]

    @property
    def first(self):
        return [self[name] for name in self.FIRST]

    @property
    def further(self):
        return [field for field in self if field.name not in self.FIRST]

    @property
    def asks_further(self):
        """Whether one of the folded filters is in force."""
        return any(name not in self.FIRST for name in self.in_force)

    @property
    def in_force(self):
        """The filters in force, by name."""
        self.is_valid()
        return {
            name: self.cleaned_data[name]
            for name in self.fields
            if self.cleaned_data.get(name)
        }

    @property
    def words_in_force(self):
        """The same in words, as they are read away from their field."""
        return {name: self._words(name, value) for name, value in self.in_force.items()}

    def _words(self, name, value):
        choices = dict(getattr(self.fields[name], "choices", ()))
        words = str(choices.get(value, value))
        said = {
            "state": _("Programme: %(state)s"),
            "contract": _("Contract: %(state)s"),
        }
        if name not in said or value == EVERY:
            return words
        return said[name] % {"state": words[:1].lower() + words[1:]}


def towns_of(lines):
    towns = {line.town: line.territory for line in lines}
    return sorted(towns.items(), key=lambda town: key(town[1]))


def editions_of(lines):
    years = {line[YEARS]: line.edition for line in lines}
    return [(years[both], years[both]) for both in sorted(years, reverse=True)]


def roles_of(lines):
    """Return the roles that this person holds somewhere, in words that fit them all."""
    held = {role for line in lines for role in line.roles}
    words = {line.word for line in lines if Role.PARTICIPANT in line.roles}
    found = []
    if not all(line.is_mine for line in lines):
        found += [(MINE, _("My programmes")), (OTHERS, _("The public pages of others"))]
    for role in (role for role in Role if role in held):
        one_word = role == Role.PARTICIPANT and len(words) == 1
        label = next(iter(words)) if one_word else str(role.label)
        found.append((role.value, capitalised(label)))
    return found


@dataclass(frozen=True)
class Pill:
    """A filter in force, and the address without it."""

    words: str
    without: str


def passes(line, asked) -> bool:
    """Whether a line passes the filters ``asked``, by name.

    What is put away is left out unless it is asked for. A public page alone has
    neither state nor public: it is never found by what its programme keeps to itself.
    """
    return (
        _is_in_state(line, asked.get("state", ""))
        and ("territory" not in asked or line.town == asked["territory"])
        and ("edition" not in asked or line.edition == asked["edition"])
        and ("contract" not in asked or line.contract == asked["contract"])
        and ("role" not in asked or _has_role(line, asked["role"]))
        and ("text" not in asked or _has_words(line, asked["text"]))
    )


def _is_in_state(line, state):
    if state in ("", EVERY):
        return state == EVERY or line.course != Programme.State.ARCHIVED
    return line.course == state


def _has_role(line, role):
    if role in (MINE, OTHERS):
        return line.is_mine == (role == MINE)
    return role in line.roles


def _has_words(line, text):
    said = f"{key(line.territory)} {line.edition} {key(line.audience)}"
    return all(word in said for word in folded(text).split())
