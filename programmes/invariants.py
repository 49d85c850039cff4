"""What must always be true of programmes, partners, memberships and journals."""

from django.db import connection
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from programmes import journal
from programmes.models import (
    Consent,
    Event,
    HelpOffer,
    Invitation,
    Kind,
    Membership,
    Partner,
    Programme,
    Representative,
    Transmission,
)
from programmes.soundness import STUMBLES, Invariant, among, where


def database_holds_together():
    """SQLite looks at its file and at its keys when asked; PostgreSQL always does."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        for (said,) in cursor.execute("PRAGMA quick_check").fetchall():
            yield "" if said == "ok" else said
        for table, row, elsewhere, _key in cursor.execute(
            "PRAGMA foreign_key_check"
        ).fetchall():
            yield f"({table} {row}) → {elsewhere}"


def journals_are_whole():
    """Each line continues the one before it, and none was changed."""
    written = Event.objects.filter(programme=OuterRef("pk"))
    for programme in Programme.objects.filter(Exists(written)).order_by("pk"):
        lines = programme.events.order_by("sequence")
        try:
            faults = list(journal.faults(lines.iterator(chunk_size=200)))
        except STUMBLES:
            faults = [_("the lines cannot be read")]
        yield from [""] * max(0, lines.count() - len(faults))
        for fault in faults:
            yield f"{where(programme, programme.slug)}: {fault}"


def groups_are_of_the_programme():
    wrong = ~Q(role_group__programme=F("programme"))
    return among(Partner.objects.all(), wrong, _of_a_programme)


def memberships_are_of_the_programme():
    wrong = Q(partner__isnull=False) & ~Q(partner__programme=F("programme"))
    return among(Membership.objects.all(), wrong, _of_a_programme)


def invitations_are_of_the_programme():
    wrong = Q(partner__isnull=False) & ~Q(partner__programme=F("programme"))
    return among(Invitation.objects.all(), wrong, _of_a_programme)


def somebody_coordinates():
    """The last one who still writes cannot be removed: there is no day when it ends."""
    coordinators = Membership.objects.coordinating().filter(
        programme=OuterRef("pk"), ended_on=None
    )
    return among(
        Programme.objects.all(), ~Exists(coordinators), lambda one: where(one, one.slug)
    )


def offers_are_of_participants():
    """Article 3 speaks of them alone, and what they agree to is theirs."""
    wrong = ~Q(partner__role_group__kind=Kind.PARTICIPANT)
    offers = HelpOffer.objects.select_related("partner__programme")
    return among(offers, wrong, lambda one: where(one, one.partner.programme.slug))


def of_whoever_was_erased_nothing_is_kept():
    """A placeholder has no name, contact, access nor anybody who speaks for it."""
    gone = Partner.objects.exclude(erased_on=None).select_related("programme")
    standing = Consent.objects.filter(partner=OuterRef("pk"))
    standing = standing.filter(Q(withdrawn_on=None) | ~Q(heard_by=""))
    wrong = Q(left_on=None) | ~Q(first_name="") | ~Q(capacity="") | Exists(standing)
    for model in (Representative, HelpOffer, Invitation):
        wrong |= Exists(model.objects.filter(partner=OuterRef("pk")))
    current = Membership.objects.filter(partner=OuterRef("pk"), ended_on=None)
    wrong |= Exists(current)
    return among(gone, wrong, lambda one: where(one, one.programme.slug))


def first_names_shared_are_agreed_to():
    """Whoever took the agreement back is seen by her first name no more."""
    taken = Consent.objects.filter(partner=OuterRef("pk"), purpose="first_name")
    wrong = Q(first_name_shared=True) & Exists(taken)
    wrong &= ~Exists(taken.filter(withdrawn_on=None))
    people = Partner.objects.select_related("programme")
    return among(people, wrong, lambda one: where(one, one.programme.slug))


def links_run_forward():
    """Nobody passes on to a group that came before."""
    wrong = Q(archived_at=None, receiver__first_year__lt=F("giver__first_year"))
    links = Transmission.objects.select_related("giver")
    return among(links, wrong, lambda one: where(one, one.giver.slug))


def _of_a_programme(row):
    return where(row, row.programme.slug)


INVARIANTS = (
    Invariant(
        _("The database is whole, and each of its keys leads to a row"),
        database_holds_together,
    ),
    Invariant(
        _("Each line of a journal continues the one before it, unchanged"),
        journals_are_whole,
    ),
    Invariant(
        _("Each partner is in a role group of its own programme"),
        groups_are_of_the_programme,
    ),
    Invariant(
        _("Each membership speaks for a partner of its own programme"),
        memberships_are_of_the_programme,
    ),
    Invariant(
        _("Each invitation is for a partner of its own programme"),
        invitations_are_of_the_programme,
    ),
    Invariant(_("Each programme has a coordinator"), somebody_coordinates),
    Invariant(_("Each offer to help is a participant’s"), offers_are_of_participants),
    Invariant(
        _("Of a person who was erased nothing is kept that tells who it was"),
        of_whoever_was_erased_nothing_is_kept,
    ),
    Invariant(
        _("No first name is shared once its agreement is taken back"),
        first_names_shared_are_agreed_to,
    ),
    Invariant(
        _("Each link between two groups leads to one that is no earlier"),
        links_run_forward,
    ),
)
