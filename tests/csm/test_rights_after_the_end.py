"""The rights of the persons once the group has taken over: answered as before."""

import uuid

import pytest
from django.urls import reverse

from csm.awaits import lines_for
from programmes.access import access_to
from programmes.consenting import Purpose
from programmes.models import RightsRequest, Role
from programmes.models.membership import Reach
from tests.factories import make_membership, make_partner, make_programme
from tests.programmes.making_rights import Kind, make_consent, make_request

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme():
    return make_programme()


@pytest.fixture
def before(programme):
    """Who coordinated until the group took over, and only reads since."""
    carrier = make_membership(programme, Role.PARTICIPANT)
    make_membership(
        programme, user=carrier.user, partner=carrier.partner, reach=Reach.TAKEOVER
    )
    return make_membership(programme, reach=Reach.READING).user


@pytest.fixture
def ines(programme):
    return make_partner(programme, name="Inès Morel")


def url(partner, name, *args):
    return reverse(
        f"rights:{name}", args=[partner.programme.slug, partner.number, *args]
    )


def sent(**values):
    return {"submission_id": str(uuid.uuid4())} | values


def test_who_coordinated_is_told_of_a_request_and_answers_it(client, before, ines):
    client.force_login(before)
    body = sent(kind="erasure", asked_on="2026-01-08")
    assert client.post(url(ines, "request_add"), body).status_code == 302
    request = RightsRequest.objects.get()
    [line] = lines_for([access_to(ines.programme.slug, before)])
    assert (line.kind, line.day) == ("rights_request", request.due_on)
    assert url(ines, "erase") in client.get(url(ines, "person")).text
    answer = client.post(url(ines, "erase"), sent(name="Inès Morel"))
    assert answer.status_code == 302
    ines.refresh_from_db()
    assert ines.erased_on is not None


def test_the_file_is_made_and_an_agreement_taken_back(client, before, ines):
    client.force_login(before)
    make_request(ines, Kind.EXPORT)
    assert client.post(url(ines, "export"), sent()).status_code == 200
    consent = make_consent(ines, Purpose.PHOTOS)
    client.post(url(ines, "consent_take_back", consent.pk), sent())
    consent.refresh_from_db()
    assert not consent.stands


def test_who_carries_on_reads_none_of_it(client, before, programme, ines):
    carrier = programme.memberships.get(reach=Reach.TAKEOVER).user
    client.force_login(carrier)
    assert client.get(url(ines, "person")).status_code == 404
    assert client.get(url(ines, "erase")).status_code == 403
