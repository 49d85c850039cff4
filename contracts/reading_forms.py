"""The forms that note what was read and agreed together."""

from django import forms
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy

from contracts.discussion import article_called
from contracts.models import Agreement
from contracts.readings import agree, note_reading
from programmes.fields import PastDay, day_input
from programmes.forms import Form, RowsField, VersionedModelForm


class ReadingForm(Form):
    """Which articles were read together, and on which day."""

    read_on = PastDay(label=gettext_lazy("Read in the session of"), widget=day_input())
    articles = RowsField(
        queryset=None,
        label=gettext_lazy("Articles that were read"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Tick at least one article.")},
    )

    def __init__(self, *args, contract, **kwargs):
        super().__init__(*args, **kwargs)
        self.contract = contract
        rows = contract.articles.kept().order_by("part", "position", "pk")
        field = self.fields["articles"]
        field.queryset = rows
        numbers = {article.pk: n for n, article in enumerate(rows, start=1)}
        field.label_from_instance = lambda article: article_called(
            numbers[article.pk], article.heading
        )
        self.initial = {"read_on": timezone.localdate(), "articles": list(numbers)}
        self.initial |= kwargs.get("initial") or {}

    def note(self, by):
        """Note the reading in the name of ``by``; raises what ``note_reading`` does."""
        day, articles = self.cleaned_data["read_on"], self.cleaned_data["articles"]
        return note_reading(self.contract, day, list(articles), by)


class AgreementForm(VersionedModelForm):
    """The day on which the group agreed to a commitment."""

    scope = ("commitment",)

    class Meta:
        model = Agreement
        fields = ("agreed_on",)
        field_classes = {"agreed_on": PastDay}
        widgets = {"agreed_on": day_input()}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.contract = self.instance.commitment.contract_of_record
        if self.instance._state.adding:
            del self.fields["version"]
            self.initial["agreed_on"] = timezone.localdate()

    @transaction.atomic
    def save_version(self, by=None):
        self.contract.hold()  # before the row, as every act on the contract does
        return super().save_version(by)

    def keep(self, by):
        agree(self.contract, self.instance, by)
