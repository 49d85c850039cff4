"""The moments of a round: which one it is, the reveal, the agreement of the group."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from programmes.access import members_only
from programmes.submissions import once
from wellbeing.models import Round
from wellbeing.models.rounds import TEAM
from wellbeing.round_forms import RevealForm, RoundSettleForm
from wellbeing.telling import how_many
from wellbeing.views.rounds import round_of, round_to_lead


@require_POST
@members_only(*TEAM)
def round_moment(request, programme, pk):
    """Say which moment it is; a word that is none changes nothing."""
    round_, moment = round_to_lead(request, pk), request.POST.get("moment", "")
    if moment in Round.Moment and moment != round_.moment:
        round_.move_to(moment)
    return redirect("wellbeing:round_detail", programme.slug, pk)


@members_only(*TEAM)
@once
def round_reveal(request, programme, pk):
    """Say what the reveal ends, then show the ideas to all who take part."""
    round_ = round_to_lead(request, pk)
    others = round_.others_to_reveal()
    sent = request.POST if request.method == "POST" else None
    form = RevealForm(sent, round_=round_, others=others)
    if form.is_valid():
        today = timezone.localdate()
        also = others if form.cleaned_data.get("both_sides") else []
        round_.reveal(today, request.user, also)
        messages.success(request, _("The ideas are revealed."))
        return redirect("wellbeing:round_detail", programme.slug, pk)
    context = {"programme": programme, "round": round_, "form": form}
    context["how_many"] = how_many(round_.ideas.standing().count(), request.access)
    return TemplateResponse(request, "wellbeing/round_reveal.html", context)


@members_only(*TEAM)
@once
def round_settle(request, programme, pk):
    """Note the day on which the group agreed on how its ideas are sorted."""
    round_ = round_to_lead(request, pk)
    form = RoundSettleForm(request.POST or None)
    if form.is_valid():
        try:
            round_.settle(form.cleaned_data["settled_on"], request.user)
        except ValidationError as refusal:
            form.add_error("settled_on", refusal)
        else:
            messages.success(request, _("Noted: the group agreed."))
            return redirect("wellbeing:round_detail", programme.slug, pk)
    counted = round_of(request, pk)
    context = {"programme": programme, "round": round_, "form": form}
    context["left"] = counted.ideas_count - counted.sorted_count
    return TemplateResponse(request, "wellbeing/round_settle.html", context)
