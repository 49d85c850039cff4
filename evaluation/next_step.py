"""What comes first of a co-evaluation: the one act that its page puts forward."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from wellbeing.models import Round
from wellbeing.telling import Next


def next_of(evaluation, access):
    """Return what this person does now of an evaluation, None when there is nothing."""
    if evaluation.archived_at is not None:
        return None
    if not evaluation.may_be_led_by(access):
        shown = any(one.is_shown for one in evaluation.rounds)
        is_told = shown and evaluation.may_be_quoted_to(access)
        return _synthesis(evaluation) if is_told else None
    waiting = next((one for one in evaluation.rounds if not one.is_revealed), None)
    if waiting is not None:
        return _of_round(evaluation, waiting)
    if not evaluation.is_held:
        return _to(
            evaluation, "evaluation_hold", _("Note that it took place"), "check2"
        )
    if evaluation.agreed_on is None:
        if evaluation.kept:
            words = _("Note that the group agreed")
            return _to(evaluation, "kept_agree", words, "check2-square")
        return _to(evaluation, "kept_edit", _("Write what we keep of it"), "pencil")
    return _synthesis(evaluation)


def _synthesis(evaluation):
    return _to(evaluation, "synthesis", _("Read what was said"), "chat")


def _of_round(evaluation, round_):
    """Lead to the question that is being asked: collecting begins on its own page."""
    day = evaluation.session.day
    is_today = day is not None and day <= timezone.localdate()
    label = _("Ask the questions") if is_today else _("See the questions")
    if round_.moment != Round.Moment.WRITING:
        label = _("Go on with the questions")
    args = [evaluation.programme.slug, round_.pk]
    return Next(label, "chat", reverse("wellbeing:round_detail", args=args))


def _to(evaluation, name, label, icon):
    args = [evaluation.programme.slug, evaluation.pk]
    return Next(label, icon, reverse(f"evaluation:{name}", args=args))
