"""« Reprendre cet atelier »: what another edition did, for a group to begin from.

Theme, need, contents and organisations come along. Names, ideas, days, places, and whom
to call do not (comfort 17).
"""

from django.db import transaction

from workshops.models import Hosting, Workshop
from workshops.neutral import without_names


def begun_from(workshop, programme):
    """Return a new workshop of ``programme`` with the words of another one's.

    What has come to name somebody of the other group since is left out.
    """
    words = {
        name: without_names(getattr(workshop, name), workshop.programme)
        for name in ("theme", "need", "contents")
    }
    return Workshop(
        programme=programme, track=workshop.track, taken_from=workshop, **words
    )


@transaction.atomic
def take_up(workshop, hostings):
    """Save a workshop, with what the organisations of ``hostings`` offered elsewhere.

    None of them has confirmed anything to this group yet.
    """
    workshop.save()
    Hosting.objects.bulk_create(
        Hosting(workshop=workshop, organisation=one.organisation, offers=one.offers)
        for one in hostings
    )
    return workshop
