"""Somebody agrees to photos no more: the team looks again at those of her sessions."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertNumQueries

from csm.awaits import lines_for
from csm.rights.photos import photos_to_see_again
from programmes.access import accesses_of
from programmes.consenting import take_back
from programmes.models import Consent, Role
from programmes.models.membership import Reach
from tests.factories import make_membership, make_partner, make_programme, make_user
from tests.programmes.making_rights import Purpose, make_consent
from tests.workshops.making_minutes import make_document
from tests.workshops.making_presence import Says, make_group_session, note_presence
from workshops.models import SessionDocument

pytestmark = pytest.mark.django_db
HEAD = "Photos à regarder à nouveau"


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def programme():
    return make_programme()


@pytest.fixture
def solene(programme):
    return make_partner(programme, name="Solène Darbeyre")


def photographed(programme, partner, title, **values):
    """A photo of a session at which ``partner`` was, unless it is said."""
    session = make_group_session(programme)
    note_presence(session, partner, **values)
    return make_document(session, title=title)


def agrees_no_more(partner, days_ago=0):
    consent = make_consent(partner, Purpose.PHOTOS)
    take_back(consent, make_user())
    day = timezone.localdate() - dt.timedelta(days=days_ago)
    Consent.objects.filter(pk=consent.pk).update(withdrawn_on=day, given_on=day)
    return Consent.objects.get(pk=consent.pk)


def enter(programme, role=Role.FACILITATOR, **values):
    client = Client()
    client.force_login(make_membership(programme, role, **values).user)
    return client


def page_of(partner):
    return reverse("rights:person", args=[partner.programme.slug, partner.number])


def waits_for(programme, role=Role.FACILITATOR, **values):
    user = make_membership(programme, role, **values).user
    lines = lines_for(accesses_of(user))
    return [one.url for one in lines if one.kind == "photos_again"]


def test_the_team_finds_the_photos_and_withdraws_them(programme, solene):
    photo = photographed(programme, solene, "Au parc")
    client = enter(programme)
    make_consent(solene, Purpose.PHOTOS)
    assertNotContains(client.get(page_of(solene)), HEAD)
    take_back(solene.consents.get(), make_user())
    page = client.get(page_of(solene))
    assertContains(page, HEAD)
    assertContains(page, "Au parc")
    assertContains(
        page,
        reverse("workshops:session_detail", args=[programme.slug, photo.session_id]),
    )
    assert waits_for(programme) == [f"{page_of(solene)}#photos-again"]
    photo.withdraw(timezone.localdate(), make_user())
    assertNotContains(client.get(page_of(solene)), HEAD)
    assert waits_for(programme) == []


def test_only_photos_of_before_at_which_she_was_are_looked_at_again(programme, solene):
    seen = photographed(programme, solene, "Au parc")
    photographed(programme, solene, "Sans elle", says=Says.EXCUSED)
    photographed(programme, make_partner(programme), "Une autre")
    text = photographed(programme, solene, "Un texte")
    SessionDocument.objects.filter(pk=text.pk).update(kind="document")
    later = photographed(programme, solene, "Ensuite")
    out = photographed(programme, solene, "Retirée de la page")
    out.take_out(make_user())
    tomorrow = timezone.now() + dt.timedelta(days=1)
    SessionDocument.objects.filter(pk=later.pk).update(added_at=tomorrow)
    consent = agrees_no_more(solene)
    assert photos_to_see_again(solene, consent) == [seen, out]


def test_it_waits_a_month_and_stays_on_the_page(programme, solene):
    photo = photographed(programme, solene, "Au parc")
    long_ago = timezone.now() - dt.timedelta(days=60)
    SessionDocument.objects.filter(pk=photo.pk).update(added_at=long_ago)
    agrees_no_more(solene, days_ago=40)
    assert waits_for(programme) == []
    assertContains(enter(programme).get(page_of(solene)), "Au parc")


def test_who_agrees_again_has_nothing_looked_at(programme, solene):
    photographed(programme, solene, "Au parc")
    agrees_no_more(solene)
    make_consent(solene, Purpose.PHOTOS, given_on=timezone.localdate())
    assert waits_for(programme) == []
    assertNotContains(enter(programme).get(page_of(solene)), HEAD)


def test_it_waits_for_those_alone_who_may_withdraw_a_photo(programme, solene):
    photographed(programme, solene, "Au parc")
    agrees_no_more(solene)
    assert waits_for(programme, Role.COORDINATOR) != []
    assert waits_for(programme, Role.PARTICIPANT) == []
    client = enter(programme, Role.PARTICIPANT, partner=solene)
    assertNotContains(client.get(page_of(solene)), HEAD)


def test_who_coordinated_before_the_group_took_over_withdraws_it(programme, solene):
    """Nobody else might be there to do it: those who carry on may not."""
    photo = photographed(programme, solene, "Au parc")
    agrees_no_more(solene)
    before = {"reach": Reach.READING}
    assert waits_for(programme, Role.COORDINATOR, **before) != []
    client = enter(programme, Role.COORDINATOR, **before)
    place = reverse("workshops:document_withdraw", args=[programme.slug, photo.pk])
    assertContains(client.get(page_of(solene)), place)
    form = client.get(place).context["form"]
    answer = client.post(place, {"submission_id": form["submission_id"].value()})
    assert answer.status_code == 302
    photo.refresh_from_db()
    assert photo.withdrawn_on is not None
    carrier = make_membership(programme, Role.PARTICIPANT)
    known = {"user": carrier.user, "partner": carrier.partner}
    make_membership(programme, reach=Reach.TAKEOVER, **known)
    client.force_login(carrier.user)
    assert client.get(place).status_code == 403


def test_thirty_photos_cost_as_many_queries_as_one(programme, solene):
    photographed(programme, solene, "Au parc")
    consent = agrees_no_more(solene)
    for _number in range(2):
        with assertNumQueries(1):
            for one in photos_to_see_again(solene, consent):
                str(one.session.day)
        for number in range(29):
            photographed(programme, solene, f"Photo {number}")
