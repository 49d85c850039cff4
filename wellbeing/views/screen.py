"""The facilitator's screen, passed from hand to hand: it shows nothing that was written."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from programmes.access import members_only
from wellbeing.collecting import keep
from wellbeing.idea_forms import ScreenForm
from wellbeing.models import Idea
from wellbeing.models.rounds import TEAM
from wellbeing.telling import about_names
from wellbeing.views.rounds import round_to_lead


@members_only(*TEAM)
def screen(request, programme, pk):
    """Write one idea; the page comes back empty for the next person."""
    round_ = round_to_lead(request, pk)
    form = ScreenForm(request.POST or None, round_=round_)
    if form.is_valid():
        try:
            keep(form.idea(Idea.Way.SCREEN), form.cleaned_data.get("submission_id"))
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("Thank you, your idea is kept."))
            return redirect("wellbeing:screen", programme.slug, pk)
    context = {"programme": programme, "round": round_, "form": form}
    context["names"] = about_names(round_)
    return TemplateResponse(request, "wellbeing/screen.html", context)
