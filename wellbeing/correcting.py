"""What an answer of a co-evaluation did not say, and is said of it afterwards.

An answer to the question on no effect and on harm is of one or of the other by the word
of its hand or of the group: never guessed, and always free to change (domain 7.1).
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from programmes.forms import VersionedModelForm
from wellbeing import looking_fields
from wellbeing.models import Idea, Round


@transaction.atomic
def tell_apart(idea, effect, *, seen):
    """Note that an answer is of no effect, of harm, or "" as long as nobody says.

    ``seen`` is the effect that the page showed. Raises ``ValidationError`` when somebody
    said otherwise meanwhile, when it was worded again, or for an effect that its
    question does not ask.
    """
    [held] = Round.objects.hold(idea.round_id)
    now = Idea.objects.select_for_update().get(pk=idea.pk)
    if held.effect_of(effect) != effect:
        raise ValidationError(_("Choose one of the two, or neither."), "effect")
    if Idea.objects.filter(earlier=now).exists():
        raise ValidationError(_("This idea was worded again meanwhile."), "later")
    if now.effect not in (seen, effect):
        said = now.get_effect_display() if now.effect else _("not said")
        raise ValidationError(
            _("Somebody else has just noted: %(said)s. Look at it again.")
            % {"said": said},
            "meanwhile",
        )
    if now.effect != effect:
        now.change(effect=effect)


class AboutForm(VersionedModelForm):
    """Whose group an answer is of, and its effect where the question asks two."""

    keeps_drafts = False

    class Meta:
        model = Idea
        fields = ("effect", "role_group")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        looking_fields.add_to(self, self.instance.round, is_typed=True)

    def keep(self, by):
        names = [name for name in self._meta.fields if name in self.fields]
        self.instance.save(update_fields=[*names, "version"])
        self.instance.round.stir()
