"""Forms of the easy-to-read companion: one article in easy words, one check of it."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contracts.models import EasyArticle, EasyCheck
from programmes.fields import DAY_ERRORS, PastDay, day_input, never_cut, open_wide
from programmes.forms import VersionedModelForm

READ_BESIDE = _(
    "Read beside the contract by all who read it, and printed. Write no one’s name."
)
READ_BY_THE_GROUP = _("Read by all who take part in the programme. No name.")


class EasyArticleForm(VersionedModelForm):
    """What one article says, in easy words; ``said`` is the digest of the article."""

    class Meta:
        model = EasyArticle
        fields = ("text",)

    def __init__(self, *args, said, **kwargs):
        super().__init__(*args, **kwargs)
        self.said = said
        self.fields["text"].required = self.instance._state.adding
        open_wide(self.fields["text"], READ_BESIDE, rows=12)

    def save_version(self, by=None):
        """Save the words; those of an article that has none yet are begun first.

        Returns False when somebody else wrote meanwhile.
        """
        if self.instance._state.adding:
            self.instance.version = 1
            self.keep(by)
            return True
        return super().save_version(by)

    def keep(self, by):
        self.instance.written_for = self.said
        self.instance.written_at, self.instance.written_by = timezone.now(), by
        self.save()


class EasyCheckForm(VersionedModelForm):
    """Who read the companion, on which day, and what they said of it."""

    class Meta:
        model = EasyCheck
        fields = ("read_on", "readers", "said", "is_understood")
        field_classes = {"read_on": PastDay}
        widgets = {"read_on": day_input()}
        error_messages = {"read_on": DAY_ERRORS}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance._state.adding:
            del self.fields["version"]
            self.initial["read_on"] = timezone.localdate()
        never_cut(self.fields["readers"])
        open_wide(self.fields["said"], READ_BY_THE_GROUP)
        self.fields["is_understood"].help_text = _(
            "Tick only what they said themselves."
        )
