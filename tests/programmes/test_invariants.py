import datetime as dt

import pytest
from django.db import connection, transaction
from django.utils import timezone

from programmes import invariants, journal
from programmes.models import (
    Consent,
    HelpOffer,
    Invitation,
    Kind,
    Membership,
    Partner,
    Programme,
    Role,
)
from tests.factories import make_membership, make_partner, make_programme
from tests.links import make_link, make_offer
from tests.programmes.making_rights import DAY, make_consent
from tests.unguarded import take_the_guard_away

pytestmark = pytest.mark.django_db
ON_POSTGRESQL = connection.vendor == "postgresql"


@pytest.fixture
def world():
    """A programme with a partner, an invitation and a journal; and another one."""
    programme = make_membership(make_programme(slug="rivemont")).programme
    town = make_partner(programme, Kind.AUTHORITY, name="Ville de Rivemont")
    by = make_membership(programme, Role.PARTNER, partner=town).user
    Invitation.objects.create(
        programme=programme,
        role=Role.PARTNER,
        partner=town,
        name="Hélène Vautrelle",
        secret_digest="x",
        invited_by=by,
        sent_at=timezone.now(),
        expires_at=timezone.now() + dt.timedelta(days=1),
    )
    journal.record(programme, "frozen", by, version=1)
    journal.record(programme, "signed", by, version=1)
    other = make_membership(make_programme()).programme
    make_offer(make_partner(programme), by=by)
    make_link(programme, other, by=by)
    make_partner(other)
    make_partner(programme, erased_on=DAY, left_on=DAY)
    make_consent(make_partner(programme), withdrawn_on=DAY)
    return programme, other


def faults(look):
    return [fault for fault in look() if fault]


BREAKS = {
    invariants.journals_are_whole: lambda mine, other: mine.events.filter(
        sequence=1
    ).update(content="{}"),
    invariants.groups_are_of_the_programme: lambda mine, other: mine.partners.filter(
        role_group__kind=Kind.AUTHORITY
    ).update(role_group=other.role_groups.get()),
    invariants.memberships_are_of_the_programme: lambda mine, other: (
        Membership.objects.exclude(partner=None).update(partner=other.partners.get())
    ),
    invariants.invitations_are_of_the_programme: lambda mine, other: (
        Invitation.objects.update(partner=other.partners.get())
    ),
    invariants.somebody_coordinates: lambda mine, other: mine.memberships.filter(
        role=Role.COORDINATOR
    ).update(ended_on=dt.date(2030, 1, 1)),
    invariants.offers_are_of_participants: lambda mine, other: HelpOffer.objects.update(
        partner=mine.partners.get(role_group__kind=Kind.AUTHORITY)
    ),
    invariants.of_whoever_was_erased_nothing_is_kept: lambda mine, other: (
        mine.partners.filter(erased_on=DAY).update(capacity="animatrice")
    ),
    invariants.first_names_shared_are_agreed_to: lambda mine, other: (
        mine.partners.filter(consents__purpose="photos").update(
            first_name="Solène", first_name_shared=True
        )
        and Consent.objects.update(purpose="first_name")
    ),
    invariants.links_run_forward: lambda mine, other: Programme.objects.filter(
        pk=other.pk
    ).update(first_year=2024),
}


def test_a_sound_world_has_no_fault(world):
    found = {one.look: list(one.look()) for one in invariants.INVARIANTS}
    looked = {look for look, answers in found.items() if answers}
    assert looked >= set(BREAKS)
    assert [fault for answers in found.values() for fault in answers if fault] == []


@pytest.mark.parametrize("look", BREAKS, ids=lambda look: look.__name__)
def test_what_is_broken_is_named(look, world):
    take_the_guard_away()
    assert BREAKS[look](*world)
    [fault] = faults(look)
    assert fault.startswith("rivemont (programmes_")
    assert [one for one in Partner.objects.all() if one.name in fault] == []


def test_every_invariant_is_broken_once():
    looks = {one.look for one in invariants.INVARIANTS}
    assert looks == {*BREAKS, invariants.database_holds_together}


@pytest.mark.skipif(ON_POSTGRESQL, reason="PostgreSQL refuses such a key by itself.")
def test_a_key_that_leads_nowhere_is_named(world):
    mine, _other = world
    assert list(invariants.database_holds_together()) == [""]
    partner = mine.partners.get(role_group__kind=Kind.AUTHORITY)
    with transaction.atomic():
        Partner.objects.filter(pk=partner.pk).update(organisation=999)
        sound, fault = invariants.database_holds_together()
        transaction.set_rollback(True)
    assert sound == ""
    assert fault == f"(programmes_partner {partner.pk}) → programmes_organisation"
