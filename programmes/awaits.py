"""What the kernel waits for: people to be named, a length to be chosen."""

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from programmes.awaiting import Awaited, where
from programmes.models import Kind, Programme
from programmes.models.programme import TEAM

KINDS = ("nobody_named", "length")


def awaits(accesses):
    """Return what waits for those who coordinate or facilitate; one query."""
    mine = where(accesses, *TEAM)
    named = _participants(mine)
    found = []
    for pk, access in mine.items():
        if not named[pk]:
            found.append(_nobody(access.programme))
        if not access.programme.is_frozen:
            found += _length(access.programme)
    return found


def _participants(mine):
    """Return how many participants take part in each programme, by its key."""
    present = Q(partners__left_on=None, partners__role_group__kind=Kind.PARTICIPANT)
    counts = Programme.objects.filter(pk__in=mine).annotate(
        named_count=Count("partners", present)
    )
    return dict(counts.values_list("pk", "named_count"))


def _nobody(programme):
    words = {"participants": programme.vocabulary.plural}
    return Awaited(
        "nobody_named",
        programme,
        "people",
        _("Name the %(participants)s") % words,
        _("Those who will sign: each will have a copy of their own."),
        reverse("programmes:partner_list", args=[programme.slug]),
    )


def _length(programme):
    """Yield the length to be chosen; that of a frozen text is chosen already."""
    if programme.dates.duration_months is None:
        yield Awaited(
            "length",
            programme,
            "hourglass-split",
            _("Choose how long it lasts"),
            _("The end and the mid-term follow from it."),
            reverse("programmes:settings", args=[programme.slug]),
        )
