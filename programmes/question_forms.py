"""Forms of a programme's questions: in which words each is put."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programmes.asking import USUAL
from programmes.forms import ScopedModelForm, VersionedModelForm
from programmes.models import Question, QuestionKind

READ_BY = gettext_lazy(
    "Read by all who take part, and put to them in these words. What was asked before"
    " keeps the words in which it was asked."
)
#: Beside the two questions whose small words make the difference (domain 7.1).
BESIDE = {
    QuestionKind.BROUGHT: gettext_lazy(
        "It says « votre bien-être »: everybody answers for themselves."
    ),
    QuestionKind.NO_EFFECT: gettext_lazy(
        "It says « le bien-être », not « votre »: it asks about what we did, not about"
        " the person. It is always asked, and never added up with the first."
    ),
}


class QuestionForm(VersionedModelForm):
    """The words of one question; they are never empty."""

    class Meta:
        model = Question
        fields = ("text",)
        widgets = {"text": forms.Textarea({"rows": 3})}
        error_messages = {
            "text": {"required": gettext_lazy("Write the question: it stays asked.")}
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field, kind = self.fields["text"], self.instance.kind
        field.help_text = READ_BY
        field.readers = True
        if kind == QuestionKind.NO_EFFECT:
            field.error_messages["required"] = _(
                "This question is always asked: reword it, without emptying it."
            )


class QuestionAddForm(ScopedModelForm):
    """A question that the programme has not yet, begun in the usual words."""

    scope = ("programme", "kind")

    class Meta:
        model = Question
        fields = ("text",)
        widgets = {"text": forms.Textarea({"rows": 3})}
        error_messages = {
            "text": {"required": gettext_lazy("Write the question that is asked.")}
        }

    def __init__(self, *args, kind, **kwargs):
        super().__init__(*args, kind=kind, **kwargs)
        self.initial["text"] = USUAL[QuestionKind(kind)]
        self.fields["text"].help_text = READ_BY
        self.fields["text"].readers = True
