"""The editions of one territory beside one another, for those who take part in them."""

from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from evaluation.models import Evaluation
from evaluation.reporting.comparing import compared
from programmes.access import accesses_of, members_only


@require_safe
@members_only()
def edition_comparison(request, programme):
    """Compare the editions of a territory whose report this person may read.

    The oldest comes first; those in which somebody has no part are not there at all.
    """
    accesses = [
        access
        for access in accesses_of(request.user)
        if access.programme.territory_id == programme.territory_id
    ]
    years = ("first_year", "last_year", "pk")
    told = sorted(
        told_to(accesses), key=lambda one: tuple(getattr(one, name) for name in years)
    )
    context = {
        "programme": programme,
        "editions": told,
        "untold_count": len(accesses) - len(told),
        "lines": [
            (line.label, [*zip(told, line.numbers, strict=True)])
            for line in (compared(told, timezone.localdate()) if told else ())
        ],
    }
    return TemplateResponse(request, "csm/edition_comparison.html", context)


def told_to(accesses):
    """Return the programmes whose figures these accesses open, in one query.

    Who takes part reads them; who observes, once the group agreed on its report.
    """
    observed = [one.programme for one in accesses if not one.is_of_the_group]
    held = Evaluation.objects.held().filter(programme__in=observed)
    agreed = set(held.exclude(agreed_on=None).values_list("programme", flat=True))
    return [
        one.programme
        for one in accesses
        if one.is_of_the_group or one.programme.pk in agreed
    ]
