"""The forms of one passage: its words, and the safety clause that it keeps.

Nothing that a group writes is refused but a text too long, or one that lost its
clause without a word; marks that nothing fills and verbs are only shown.
"""

from django import forms
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts.clauses import kept_words
from contracts.length import room_in
from contracts.models import Article, Block, Commitment, Revision, Section
from contracts.models.contract import LONGEST, Contract
from programmes.fields import never_cut
from programmes.forms import VersionedModelForm

ROWS = {"text": 8, "lead_in": 3, "open_sentence": 3}


class PassageForm(VersionedModelForm):
    """What every passage's form shares; ``words`` names the fields of its text.

    ``act`` is how the history names what is saved.
    """

    words = ("heading", "text")
    act = Revision.Act.CHANGED

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.contract = self.instance.contract_of_record
        if self.instance._state.adding:
            del self.fields["version"]
        for name in self.fields.keys() & set(self._meta.fields):
            field = self.fields[name]
            never_cut(field)
            if isinstance(field.widget, forms.Textarea):
                field.widget.attrs |= {"rows": ROWS.get(name, 3), "dir": "auto"}
        if first := next((n for n in self._meta.fields if n in self.fields), None):
            self.fields[first].widget.attrs["autofocus"] = not self.is_bound

    def length(self, values):
        return sum(len(values.get(name) or "") for name in self.words)

    def clean(self):
        cleaned = super().clean()
        stored = {name: getattr(self.instance, name, "") for name in self.words}
        room = room_in(self.contract, instead_of=self.length(stored))
        if self.length(cleaned) > room:
            self.add_error(
                next(name for name in reversed(self.words) if name in self.fields),
                forms.ValidationError(
                    _(
                        "The whole contract has at most %(most)s characters;"
                        " %(room)s are left for this text."
                    ),
                    params={"most": LONGEST, "room": max(room, 0)},
                ),
            )
        return cleaned

    @transaction.atomic
    def save_version(self, by=None):
        self.contract.hold_draft()
        return super().save_version(by)

    def keep(self, by):
        names = [name for name in self._meta.fields if name in self.fields]
        self.instance.save_as(self.act, by, names)


class ClauseForm(PassageForm):
    """A passage that may hold a safety clause; losing it asks for a decision."""

    clause_given_up = forms.BooleanField(
        required=False, label=gettext_lazy("The group chose to remove this clause")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.stored_clause = self.instance.clause
        if not self.stored_clause:
            del self.fields["clause_given_up"]
        if "clause" in self.fields:
            self.fields["clause"].help_text = _(
                "Words of the text above that must never be cut, copied exactly:"
                " “as far as I am available”."
            )

    @property
    def asks_about_clause(self):
        """Whether the tick is to be shown: the clause is lost, or given up."""
        if "clause_given_up" not in self.fields or not self.is_bound:
            return False
        ticked = self["clause_given_up"].value()
        return bool(ticked) or self.has_error("text", "clause_lost")

    def clean(self):
        cleaned = super().clean()
        if "clause" not in self.fields or "text" not in cleaned:
            return cleaned
        text, named = cleaned["text"], cleaned.get("clause") or ""
        given_up, stored = cleaned.get("clause_given_up"), self.stored_clause
        found = kept_words(named, text)
        keeps_it = kept_words(stored, text) and kept_words(stored, found)
        if stored and not keeps_it and not given_up:
            error = _(
                "This text has lost its clause “%(clause)s”. Put it back, or tick below"
                " that the group chose to remove it."
            )
            self.add_error(
                "text",
                forms.ValidationError(error, "clause_lost", {"clause": stored}),
            )
        elif named and not found and not kept_words(named, stored):
            self.add_error("clause", _("Copy words that stand in the text above."))
        cleaned["clause"] = found
        return cleaned


class SectionForm(ClauseForm):
    class Meta:
        model = Section
        fields = ("heading", "text", "clause")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        kind = self.instance.kind
        text = self.fields["text"]
        text.label = self.instance.get_kind_display()
        if kind not in Section.HEADED:
            del self.fields["heading"]
            text.widget.attrs["autofocus"] = not self.is_bound
        if kind in Section.LINES:
            attrs = {"autofocus": not self.is_bound, "dir": "auto"}
            text.widget = forms.TextInput(attrs=attrs)
            self.fields = {
                name: field
                for name, field in self.fields.items()
                if not name.startswith("clause")
            }
        if kind == Section.Kind.FAMILIES:
            text.help_text = _("One family on each line.")


class ArticleForm(ClauseForm):
    class Meta:
        model = Article
        fields = ("heading", "text", "clause")

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not cleaned["heading"] and not cleaned["text"]:
            self.add_error("text", _("Write a heading or a text."))
        return cleaned


class CommitmentForm(ClauseForm):
    words = ("text",)

    class Meta:
        model = Commitment
        fields = ("text", "clause")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].widget.attrs["rows"] = 3


class BlockForm(PassageForm):
    """The words of a block; who speaks, and under which article, is settled."""

    words = ("lead_in", "open_sentence")

    class Meta:
        model = Block
        fields = ("lead_in", "open_sentence")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        group, words = self.instance.role_group, self.contract.programme.vocabulary
        usual = {"lead_in": group.lead_in_for(words)}
        usual["open_sentence"] = group.open_sentence
        for name, sentence in usual.items():
            said = _("Left empty: “%(words)s”") % {"words": sentence}
            self.fields[name].help_text = said if sentence else ""


class BlockAddForm(PassageForm):
    """Bring a role group into the text, under an article of part 2."""

    scope = ("contract", "archived_at")
    words = ()

    class Meta:
        model = Block
        fields = ("role_group",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        taken = self.contract.blocks.kept().values("role_group")
        groups = self.contract.programme.role_groups.exclude(pk__in=taken)
        field = self.fields["role_group"]
        field.queryset = groups.order_by("position", "pk")
        field.label = _("Group")
        field.empty_label = _("Choose a group")
        words = self.contract.programme.vocabulary
        field.label_from_instance = lambda group: group.title_in(words)
        if not field.queryset.exists():
            field.help_text = _(
                "Every group of the programme is in the contract already."
            )


class ContractForm(VersionedModelForm):
    """The facts of the contract that are no passage of its text."""

    class Meta:
        model = Contract
        fields = ("place", "initials")

    def keep(self, by):
        self.instance.save_facts(by)


FORMS = {
    Section: SectionForm,
    Article: ArticleForm,
    Block: BlockForm,
    Commitment: CommitmentForm,
}


def form_of(passage, data=None):
    """Return the form over ``passage``; without its words for a block to be added."""
    if isinstance(passage, Block) and passage._state.adding:
        placed = {"contract": passage.contract, "archived_at": None}
        return BlockAddForm(data, instance=passage, **placed)
    return FORMS[type(passage)](data, instance=passage)
