"""The forms of the discussion: a comment, its answer, the day of a reading."""

from copy import copy

from crispy_forms.layout import Field, Layout
from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts import commenting
from contracts.models import Comment, Revision
from contracts.models.comments import COMMENT_LENGTH
from contracts.models.contract import WRITERS
from contracts.models.passages import COMMITMENT_LENGTH
from contracts.passage_forms import form_of
from programmes.fields import TOO_LONG, PastDay, day_input, open_wide
from programmes.forms import Form, VersionedModelForm

Decision = Comment.Decision

#: Under every free text of the discussion: who reads it, and what has no place there.
READ_BY = gettext_lazy(
    "Read by all who take part in the contract. No name, nothing about health."
)


class CommentForm(VersionedModelForm):
    """What a group says of a passage; perhaps other words, which begin as today's.

    ``words_read`` is the digest of the words from which the proposal began: sent back
    untouched, they are no proposal.
    """

    words_read = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Comment
        fields = ("role_group", "said_on", "text", "proposal")
        field_classes = {"said_on": PastDay}
        widgets = {"said_on": day_input()}

    def __init__(self, *args, access, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance._state.adding:
            del self.fields["version"]
        self._offer_groups(access)
        self.today = self.instance.passage.text
        for name in ("text", "proposal"):
            open_wide(self.fields[name], READ_BY)
        self.fields["proposal"].help_text = _(
            "Today’s words: change them, or leave them. Read by the same people."
        )
        self.fields["text"].widget.attrs["autofocus"] = not self.is_bound
        if self._is_too_late_for_words:
            del self.fields["proposal"]
            return
        self.initial["proposal"] = self.instance.proposal or self.today
        self.initial["words_read"] = commenting.digest_of(self.today)

    @property
    def _is_too_late_for_words(self):
        """Whether the text is signed; what was typed before is taken all the same."""
        signed = self.instance.contract.programme.is_signed
        return signed and not (self.is_bound or self.instance.proposal)

    def _offer_groups(self, access):
        groups = commenting.groups_of(access)
        field = self.fields["role_group"]
        field.queryset = groups
        field.empty_label = _("Choose a group")
        field.label_from_instance = lambda group: group.title_in(
            access.programme.vocabulary
        )
        if access.has(*WRITERS):
            self.fields["said_on"].help_text = _(
                "When it was said aloud, by people who do not write here themselves."
            )
            return
        del self.fields["said_on"]
        if len(groups) == 1:
            self.instance.role_group = groups[0]
            del self.fields["role_group"]

    def clean_proposal(self):
        """Return the other words, "" when they are those that were read."""
        proposal = self.cleaned_data["proposal"]
        read = self.data.get(self.add_prefix("words_read"))
        if commenting.digest_of(proposal) in (read, self._digest_today):
            return ""
        if self.instance.commitment_id:
            MaxLengthValidator(COMMITMENT_LENGTH, TOO_LONG)(proposal)
        return proposal

    @property
    def _digest_today(self):
        return commenting.digest_of(self.today)

    @property
    def passage_has_moved_on(self):
        """Whether the words changed since the person began to propose others."""
        read = self.cleaned_data.get("words_read")
        return bool(self.instance.proposal and read) and read != self._digest_today

    def save(self, commit=True):
        self.instance.about = self.today
        return super().save(commit)


class AnswerForm(Form):
    """What becomes of a comment: an answer, its words taken in, or not kept.

    ``comment`` and ``passage_version`` are those that were read: when either has
    changed since, ``settle`` says so and nothing is saved.
    """

    version = forms.IntegerField(widget=forms.HiddenInput)
    passage_version = forms.IntegerField(widget=forms.HiddenInput)
    decision = forms.ChoiceField(
        label=gettext_lazy("What becomes of it"), widget=forms.RadioSelect
    )
    answer = forms.CharField(
        label=gettext_lazy("Our answer"),
        max_length=COMMENT_LENGTH,
        required=False,
        widget=forms.Textarea,
    )
    clause_given_up = forms.BooleanField(
        required=False, label=gettext_lazy("The group chose to remove this clause")
    )

    def __init__(self, *args, comment, **kwargs):
        super().__init__(*args, **kwargs)
        self.comment, self.passage = comment, comment.passage
        self.passage_form = None
        open_wide(self.fields["answer"], READ_BY)
        self.initial |= {
            "version": comment.version,
            "passage_version": self.passage.version,
        }
        decision = self.fields["decision"]
        decision.choices = [
            (Decision.ANSWERED, _("Answer only")),
            *(
                [(Decision.ACCEPTED, _("Accept these words"))]
                if self.may_accept
                else ()
            ),
            (Decision.DECLINED, _("Do not keep")),
        ]
        decision.error_messages["invalid_choice"] = self.why_not or _("Choose one.")

    @property
    def why_not(self):
        """Return why the proposal cannot be taken in today, or "" when it can."""
        if not self.comment.proposal:
            return _("No other words were proposed.")
        contract = self.passage.contract_of_record
        if contract.programme.is_signed:
            return _("The contract is signed: its words stay. You can answer.")
        if not contract.is_draft:
            return _(
                "The text is frozen: these words can be taken in once it is reopened."
                " You can answer, or say that you do not keep them."
            )
        if not self.passage.stands:
            return _("This passage was taken out of the contract: it can be answered.")
        return ""

    @property
    def may_accept(self):
        return not self.why_not

    @property
    def asks_about_clause(self):
        """Whether the tick is to be shown: the clause is lost, or given up."""
        return bool(self.passage_form and self.passage_form.asks_about_clause)

    def clean(self):
        cleaned = super().clean()
        decision, words = cleaned.get("decision"), cleaned.get("answer")
        if decision == Decision.DECLINED and words == "":
            self.add_error("answer", _("Say in a word why it is not kept."))
        if decision == Decision.ANSWERED and words == "":
            self.add_error("answer", _("Write an answer."))
        if decision == Decision.ACCEPTED and not self._is_stale:
            self._take_in(cleaned)
        return cleaned

    @property
    def _is_stale(self):
        """Whether what was read is no longer what stands; only accepting needs both."""
        sent = self.cleaned_data
        if sent.get("version") != self.comment.version:
            return True
        accepts = sent.get("decision") == Decision.ACCEPTED
        return accepts and sent.get("passage_version") != self.passage.version

    def _take_in(self, cleaned):
        """Fill the passage's own form with the proposal: what it refuses is said."""
        passage = copy(self.passage)  # what is read stays as it is on the page
        self.passage_form = form_of(
            passage,
            {
                "heading": getattr(passage, "heading", ""),
                "text": self.comment.proposal,
                "clause": passage.clause,
                "clause_given_up": cleaned.get("clause_given_up"),
                "version": cleaned["passage_version"],
            },
        )
        self.passage_form.act = Revision.Act.ACCEPTED
        for errors in self.passage_form.errors.values():
            self.add_error("decision", errors)

    def settle(self, by, *, at=None):
        """Keep the answer of ``by``; ``at`` and what it raises: ``commenting.answer``."""
        if self._is_stale:
            raise commenting.HasChanged
        commenting.answer(
            self.comment,
            self.cleaned_data["decision"],
            self.cleaned_data["answer"],
            by,
            read=self.cleaned_data["version"],
            passage=self.passage_form,
            at=at,
        )

    def read_again(self, comment):
        """Return this form over ``comment`` as it is now, with what was typed."""
        data = self.data.copy()
        data["version"] = comment.version
        data["passage_version"] = comment.passage.version
        return AnswerForm(data, comment=comment)

    @property
    def helper(self):
        helper = super().helper
        helper.layout = Layout(
            Field("decision", template="choice.html"),
            "answer",
            *(["clause_given_up"] if self.asks_about_clause else ()),
            "version",
            "passage_version",
            "submission_id",
        )
        return helper
