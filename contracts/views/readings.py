"""« Lu en séance le … » on articles, « convenu par le groupe le … » on commitments."""

import datetime as dt

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import FETCH_RAISE
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from contracts.history import name_of
from contracts.models import Agreement, Reading
from contracts.models.contract import WRITERS, TextIsFrozen
from contracts.places import anchor_of, place_named
from contracts.reading_forms import AgreementForm, ReadingForm
from contracts.readings import agree, remove_reading
from contracts.views.desk import contract_of, passage_of
from programmes.access import members_only
from programmes.conflicts import conflict
from programmes.submissions import once


@require_http_methods(["GET", "HEAD", "POST"])
@members_only(*WRITERS)
@once
def readings(request, programme):
    """Note which articles were read in a session; list what was noted."""
    contract = contract_of(programme)
    form = ReadingForm(request.POST or None, contract=contract)
    if form.is_valid():
        try:
            form.note(request.user)
        except ValidationError as error:
            form.add_error("read_on", error)
        else:
            messages.success(request, _("The reading is noted."))
            return redirect("contracts:discussion", programme.slug)
    rows = Reading.objects.filter(article__contract=contract)
    rows = rows.select_related("article", "noted_by").fetch_mode(FETCH_RAISE)
    words = programme.vocabulary
    context = {
        "programme": programme,
        "contract": contract,
        "form": form,
        "readings": [
            {"row": row, "name": name_of(row.article, words)}
            for row in rows.order_by(
                "-read_on", "article__part", "article__position", "article"
            )
        ],
        "gone": just_removed(request, contract),
        "back": reverse("contracts:discussion", args=[programme.slug]),
    }
    return TemplateResponse(request, "contracts/readings.html", context)


def just_removed(request, contract):
    """Return article and day of the reading that the address says was taken away."""
    place = place_named(request.GET.get("retire", ""))
    try:
        day = dt.date.fromisoformat(request.GET.get("le", ""))
    except ValueError:
        return None
    article = contract.articles.filter(pk=place["article"]).first()
    if article is None:
        return None
    name = name_of(article, contract.programme.vocabulary)
    return {"article": article, "name": name, "day": day}


@require_POST
@members_only(*WRITERS)
def reading_remove(request, programme, pk):
    """Take away a reading noted by mistake, while the text is a draft."""
    contract = contract_of(programme)
    reading = get_object_or_404(Reading, pk=pk, article__contract=contract)
    query = {"retire": anchor_of(reading.article), "le": reading.read_on.isoformat()}
    try:
        remove_reading(contract, reading, request.user)
    except TextIsFrozen:
        messages.warning(
            request, _("The text is frozen: what was noted before it stays.")
        )
        query = {}
    return redirect(reverse("contracts:readings", args=[programme.slug], query=query))


@require_http_methods(["GET", "HEAD", "POST"])
@members_only(*WRITERS)
@once
def agreement(request, programme, pk):
    """Note the day on which the group agreed to a commitment, or correct it."""
    contract = contract_of(programme)
    commitment = passage_of(contract, "engagements", pk)
    row = Agreement.objects.filter(commitment=commitment).first() or Agreement()
    form = AgreementForm(request.POST or None, instance=row, commitment=commitment)
    back = reverse("contracts:discussion", args=[programme.slug])
    back = f"{back}#{anchor_of(commitment)}"
    if form.is_valid():
        if row.pk is None:
            agree(contract, form.instance, request.user)
        elif not form.save_version(by=request.user):
            return conflict(request, form, programme=programme, back=back)
        messages.success(request, _("The agreement of the group is noted."))
        return redirect(back)
    context = {
        "programme": programme,
        "contract": contract,
        "commitment": commitment,
        "name": name_of(commitment, programme.vocabulary),
        "form": form,
        "back": back,
    }
    return TemplateResponse(request, "contracts/agreement.html", context)
