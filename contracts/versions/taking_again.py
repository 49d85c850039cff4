"""Taking earlier words again: a passage says once more what it said before.

The words of today stay in the history, and what the passage's own form refuses is
refused here too: a safety clause is not lost without a word.
"""

from copy import copy

from django import forms
from django.utils.translation import gettext_lazy

from contracts.clauses import kept_words
from contracts.models import Block, Revision
from contracts.passage_forms import form_of
from programmes.forms import Form


class TakeAgainForm(Form):
    """Say that ``passage`` takes the words of ``revision`` again.

    ``version`` is the one of the passage that the person has read.
    """

    version = forms.IntegerField(widget=forms.HiddenInput)
    clause_given_up = forms.BooleanField(
        required=False, label=gettext_lazy("The group chose to remove this clause")
    )

    def __init__(self, *args, passage, revision, **kwargs):
        super().__init__(*args, **kwargs)
        self.passage, self.revision = passage, revision
        self.initial["version"] = passage.version
        self.fields["version"].error_messages = dict.fromkeys(
            ("required", "invalid"),
            gettext_lazy("This page is too old: open it again, then save."),
        )
        if not self.loses_a_clause:
            del self.fields["clause_given_up"]

    @property
    def loses_a_clause(self):
        """Whether the earlier words lack the clause of today's."""
        trial = words_again(self.passage, self.revision, {"version": 1})
        return trial.has_error("text", "clause_lost")

    def clean(self):
        cleaned = super().clean()
        if "version" not in cleaned:
            return cleaned
        self.passage_form = words_again(self.passage, self.revision, cleaned)
        for name, errors in self.passage_form.errors.as_data().items():
            lost = name == "text" and self.passage_form.has_error(name, "clause_lost")
            self.add_error("clause_given_up" if lost else None, errors)
        return cleaned

    def save(self, by):
        """Save in the name of ``by``; False when somebody else saved in between.

        Raises ``TextIsFrozen`` once the text is.
        """
        return self.passage_form.save_version(by)


def words_again(passage, revision, sent):
    """Return the form of ``passage``, bound to the words that ``revision`` kept.

    ``sent`` are the version that was read and, perhaps, that a clause is given up. The
    clause of those words comes back with them.
    """
    passage = copy(passage)  # the page shows it as it is until it is saved
    words = {"heading": revision.heading, "text": revision.text}
    if isinstance(passage, Block):
        words = {"lead_in": revision.heading, "open_sentence": revision.text}
    else:
        words["clause"] = revision.clause or kept_words(passage.clause, revision.text)
    form = form_of(passage, words | sent)
    form.act = Revision.Act.TAKEN_AGAIN
    return form
