"""The path of a programme: the whole of it, and the choice of one to start from."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Prefetch
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from phases.changing import choose as choose_template
from phases.choice_forms import ChoiceForm, offered_to
from phases.clocks import Teller
from phases.models import TemplateLine
from phases.places import path_of
from phases.plan import plan_of
from phases.preview import told
from programmes.access import members_only
from programmes.models import Role
from programmes.submissions import once
from programmes.word_marks import words_of


@require_safe
@members_only()
def path(request, programme):
    """Show the path: what is planned and what happened, for all who take part."""
    plan = plan_of(programme)
    tell = Teller(request.access)
    context = {
        "programme": programme,
        "plan": plan,
        "has_path": plan is not None or path_of(programme) is not None,
        "periods": [
            {"label": one.label, "phases": [tell.part(phase) for phase in one.phases]}
            for one in (plan.periods if plan else ())
        ],
        "shapes": request.access.has(Role.COORDINATOR),
    }
    return TemplateResponse(request, "phases/path.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@members_only(Role.COORDINATOR)
@once
def choose(request, programme):
    """Choose the template to copy, after having read its lines."""
    form = ChoiceForm(request.POST or None, programme=programme)
    if path_of(programme) is not None:
        messages.info(request, _("This programme has its path already."))
        return redirect("phases:path", programme.slug)
    if form.is_valid():
        try:
            choose_template(programme, form.cleaned_data["template"], request.user)
        except ValidationError as refusal:  # somebody has just chosen
            messages.info(request, refusal.message)
        else:
            said = _("The path is there. It is yours now: change what you want.")
            messages.success(request, said)
        return redirect("phases:path", programme.slug)
    context = {"programme": programme, "form": form, "offers": _offers(programme)}
    return TemplateResponse(request, "phases/choose.html", context)


def _offers(programme):
    """Return each template with its lines, in the words of the programme."""
    lines = Prefetch("lines", TemplateLine.objects.order_by("position", "pk"))
    words = words_of(programme)
    return [
        {"template": one, "lines": told(one, words, programme.season)}
        for one in offered_to(programme).prefetch_related(lines)
    ]
