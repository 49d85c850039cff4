"""Two groups that meet: whom an exchange may be held with, and who is named to whom."""

from django.db.models import Q

from programmes.models import Kind, Programme, Transmission
from programmes.roster import row_of


def programmes_to_meet(access):
    """Return the programmes with whose group this person's may meet, by territory.

    Those in which the person takes part too, and those linked to it by « transmet à ».
    One in preparation is its team's alone, and one put away meets nobody more.
    """
    programme = access.programme
    links = Transmission.objects.kept()
    return (
        Programme.objects.filter(begun_on__isnull=False, archived_at=None)
        .filter(
            Q(pk__in=Programme.objects.visible_to(access.user).values("pk"))
            | Q(pk__in=links.filter(giver=programme).values("receiver"))
            | Q(pk__in=links.filter(receiver=programme).values("giver"))
        )
        .exclude(pk=programme.pk)
        .select_related("territory")
        .order_by("territory__name", "-first_year", "-last_year", "pk")
    )


def leaders_named(session, access):
    """Return the names of those who lead, as this person may read them.

    A participant's name stays in its own programme, with those who read it there; the
    other group is told of the partners who are no participants.
    """
    leaders = session.leaders.select_related("role_group").in_order()
    if session.programme_id != access.programme.pk:
        others = leaders.exclude(role_group__kind=Kind.PARTICIPANT)
        return [leader.name for leader in others]
    return [row_of(one, access).name for one in leaders.visible_to(access)]
