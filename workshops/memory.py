"""What is remembered of a territory: its workshops, and the organisations that gave them.

Themes, needs, contents and organisations alone; never a person, nor a day (comfort 17).
"""

from django.db.models import Q

from programmes.models import HostContact, Organisation, Programme, Transmission
from programmes.models.programme import TEAM
from workshops.models import Hosting, Workshop


def earlier_programmes(access):
    """Return the programmes from which a team may take up a workshop.

    Those of its territory that began before it or beside it, and those whose group
    passes on to its own. One in preparation is known to its own team alone.
    """
    programme = access.programme
    if not access.has(*TEAM):
        return Programme.objects.none()
    givers = Transmission.objects.agreed().filter(receiver=programme).values("giver")
    here = Q(territory=programme.territory_id, first_year__lte=programme.first_year)
    begun = Programme.objects.filter(begun_on__isnull=False).exclude(pk=programme.pk)
    return begun.filter(here | Q(pk__in=givers))


def earlier_workshops(access):
    """Return the workshops that a team may take up, those of the latest edition first."""
    rows = Workshop.objects.kept().filter(programme__in=earlier_programmes(access))
    return rows.order_by(
        "-programme__first_year", "-programme__last_year", "programme", "number"
    )


def known_hostings(access):
    """Return what organisations gave or offered, as far as this person may know.

    Those of the programme and, for its team, those of the whole territory.
    """
    programme, seen = access.programme, Q(workshop__programme=access.programme)
    if access.has(*TEAM):
        seen |= Q(
            workshop__programme__territory=programme.territory_id,
            workshop__programme__begun_on__isnull=False,
        )
    return Hosting.objects.kept().filter(seen)


def known_organisations(access):
    """Return the organisations that gave or offered something to those programmes.

    The team also knows those that are noted on its territory, or where it has noted
    whom to call.
    """
    seen = Q(pk__in=known_hostings(access).values("organisation"))
    if access.has(*TEAM):
        territory = access.programme.territory_id
        called = HostContact.objects.of(territory).values("organisation")
        seen |= Q(territory=territory) | Q(pk__in=called)
    return Organisation.objects.filter(seen)
