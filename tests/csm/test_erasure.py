"""A person who is erased: nothing names her any more, and nothing else has moved."""

import shutil
from pathlib import Path

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone, translation

from contracts.models import (
    ContractCopy,
    CopyPrint,
    FrozenPiece,
    FrozenVersion,
    Scan,
    Signature,
)
from contracts.signing.copy_states import states_of
from csm.rights.erasure import erase
from csm.verification import verify
from programmes.invariants import of_whoever_was_erased_nothing_is_kept
from programmes.models import Event, Kind, Partner, Role, User
from tests.contracts.sealed import sealed
from tests.csm import making_person as canaries
from tests.factories import (
    make_membership,
    make_organisation,
    make_partner,
    make_programme,
)
from tests.programmes.making_rights import make_request
from workshops.models import Attendance, Confidence, SharingPermission

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def version(django_db_setup, django_db_blocker, tmp_path_factory):
    with django_db_blocker.unblock(), sealed(tmp_path_factory.mktemp("media")) as one:
        yield one


@pytest.fixture(autouse=True)
def media(version, settings, tmp_path):
    settings.MEDIA_ROOT = shutil.copytree(settings.MEDIA_ROOT, tmp_path / "media")


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def programme(version):
    return version.contract.programme


@pytest.fixture
def coordinator(programme):
    return programme.memberships.get(role=Role.COORDINATOR).user


@pytest.fixture
def ysaline(programme, coordinator):
    """The one who signed, whose copy was scanned; she has asked to be erased."""
    partner = programme.partners.get(number=1)
    partner.user = canaries.fill(partner, coordinator)
    make_request(partner, by=partner.user)
    return partner


def erased(partner, by, callbacks):
    with callbacks(execute=True):
        erase(partner, by)
    return Partner.objects.get(pk=partner.pk)


def faults():
    return [fault for finding in verify() for fault in finding.faults]


def rows_that_say(word):
    """Return the tables in which a word still stands, as text or in bytes."""
    found = set()
    with connection.cursor() as cursor:
        for model in apps.get_models():
            cursor.execute(f'SELECT * FROM "{model._meta.db_table}"')
            if word.encode() in b"".join(map(as_bytes, cursor.fetchall())):
                found.add(model._meta.db_table)
    return found


def as_bytes(row):
    cells = [bytes(c) if isinstance(c, memoryview) else c for c in row]
    return b" ".join(c if isinstance(c, bytes) else str(c).encode() for c in cells)


def kept(partner):
    """Return what must not move: all that was frozen, signed and noted, and the others."""
    others = CopyPrint.objects.exclude(copy__partner=partner)
    return [
        list(FrozenVersion.objects.order_by("pk").values_list()),
        [(p.pk, p.digest, bytes(p.body)) for p in FrozenPiece.objects.order_by("pk")],
        [(p.pk, p.digest, bytes(p.body)) for p in others.order_by("pk")],
        list(Signature.objects.order_by("pk").values_list()),
        list(ContractCopy.objects.order_by("pk").values_list()),
        list(Scan.objects.order_by("pk").values_list()),
        list(Attendance.objects.order_by("pk").values_list()),
        list(Partner.objects.exclude(pk=partner.pk).order_by("pk").values_list()),
    ]


def test_before_it_she_is_found_in_many_places(ysaline):
    assert len(rows_that_say(canaries.HERS)) >= 5


def test_nothing_names_her_and_verify_finds_no_fault(
    ysaline, coordinator, django_capture_on_commit_callbacks
):
    before = kept(ysaline)
    lines = list(Event.objects.order_by("pk").values_list())
    one = erased(ysaline, coordinator, django_capture_on_commit_callbacks)
    assert rows_that_say(canaries.HERS) == set()
    assert rows_that_say("ysaline@exemple.fr") == set()
    assert faults() == []
    assert kept(ysaline) == before
    assert list(Event.objects.order_by("pk").values_list())[: len(lines)] == lines
    assert one.name == f"Personne anonyme n° {one.number}"


def test_the_dated_fact_of_her_signature_stays(
    ysaline, coordinator, django_capture_on_commit_callbacks
):
    erased(ysaline, coordinator, django_capture_on_commit_callbacks)
    assert ysaline.signatures.filter(struck_at=None).count() == 2


def test_her_named_copies_and_the_pictures_of_them_go(
    ysaline, coordinator, django_capture_on_commit_callbacks, settings
):
    folder = Path(settings.MEDIA_ROOT) / "scans"
    assert len(list(folder.iterdir())) == 2
    assert CopyPrint.objects.filter(copy__partner=ysaline).exists()
    erased(ysaline, coordinator, django_capture_on_commit_callbacks)
    assert list(folder.iterdir()) == []
    assert not CopyPrint.objects.filter(copy__partner=ysaline).exists()


def test_nobody_is_asked_to_print_her_copy_again(
    ysaline, coordinator, django_capture_on_commit_callbacks
):
    erased(ysaline, coordinator, django_capture_on_commit_callbacks)
    states = states_of(ContractCopy.objects.standing().filter(partner=ysaline))
    assert [state.has_other_name for state in states] == [False]


def test_her_account_is_nobodys_and_comes_in_no_more(
    ysaline, coordinator, client, django_capture_on_commit_callbacks
):
    client.force_login(ysaline.user)
    assert client.get("/").status_code == 200
    erased(ysaline, coordinator, django_capture_on_commit_callbacks)
    user = User.objects.get(pk=ysaline.user.pk)
    assert (user.name, user.email, user.is_active) == ("Compte anonyme", None, False)
    assert not user.has_usable_password()
    assert client.get("/").status_code == 302


def test_an_account_that_serves_elsewhere_stays_as_it_is(
    ysaline, coordinator, django_capture_on_commit_callbacks
):
    make_membership(make_programme(), Role.PARTICIPANT, user=ysaline.user)
    erased(ysaline, coordinator, django_capture_on_commit_callbacks)
    user = User.objects.get(pk=ysaline.user.pk)
    assert (user.name, user.is_active) == (canaries.NAME, True)
    here = user.memberships.filter(programme=ysaline.programme)
    assert not here.filter(ended_on=None).exists()


def test_what_she_permitted_is_destroyed_and_what_another_permitted_is_not(
    ysaline, coordinator, django_capture_on_commit_callbacks
):
    other = make_partner(ysaline.programme)
    shared = SharingPermission.objects.get()
    alone = Confidence.objects.get()
    erased(ysaline, coordinator, django_capture_on_commit_callbacks)
    shared.refresh_from_db()
    alone.refresh_from_db()
    assert (shared.sealed, shared.witness, alone.sealed) == ("", "", "")
    assert shared.revoked_at is not None
    assert other.erased_on is None


def test_the_journal_says_that_it_was_done_and_to_which_number(
    programme, ysaline, coordinator, django_capture_on_commit_callbacks
):
    erased(ysaline, coordinator, django_capture_on_commit_callbacks)
    last = programme.events.order_by("sequence").last()
    assert (last.kind, last.by) == ("person_erased", coordinator)
    assert '"partner":"P1"' in last.content


def test_it_is_done_at_her_request_alone_and_the_request_is_answered(
    programme, ysaline, coordinator, django_capture_on_commit_callbacks
):
    marius = programme.partners.get(number=2)
    with pytest.raises(ValidationError):
        erase(marius, coordinator)
    erased(ysaline, coordinator, django_capture_on_commit_callbacks)
    (request,) = ysaline.rights_requests.all()
    assert (request.done_on, request.done_by) == (timezone.localdate(), coordinator)


def test_an_organisation_is_not_erased(programme, coordinator):
    town = make_partner(programme, Kind.AUTHORITY, organisation=make_organisation())
    make_request(town)
    with pytest.raises(ValidationError):
        erase(town, coordinator)


def test_the_last_who_coordinates_is_not_erased(programme, coordinator):
    carrier = make_partner(programme)
    programme.memberships.filter(user=coordinator).update(
        partner=carrier, reach="takeover"
    )
    make_request(carrier)
    with pytest.raises(ValidationError):
        erase(carrier, coordinator)
    carrier.refresh_from_db()
    assert carrier.erased_on is None


def test_when_the_last_who_carried_on_is_erased_who_coordinated_writes_again(
    programme, coordinator, django_capture_on_commit_callbacks
):
    """A right is not lost by carrying on for the group, nor is the programme."""
    user = make_membership(programme, Role.PARTICIPANT).user
    carrier = user.memberships.get().partner
    make_membership(programme, user=user, partner=carrier, reach="takeover")
    programme.memberships.filter(user=coordinator).update(reach="reading")
    make_request(carrier)
    assert erased(carrier, coordinator, django_capture_on_commit_callbacks).erased_on
    assert programme.memberships.get(user=coordinator).reach == "full"
    assert not user.memberships.filter(ended_on=None).exists()


def test_twice_is_as_once(
    programme, ysaline, coordinator, django_capture_on_commit_callbacks
):
    erased(ysaline, coordinator, django_capture_on_commit_callbacks)
    lines = programme.events.count()
    erase(ysaline, coordinator)
    assert programme.events.count() == lines


@pytest.mark.parametrize(
    "spoil",
    [
        {"first_name": "X", "erased_on": None},
        {"capacity": "X"},
        {"left_on": None},
    ],
)
def test_a_placeholder_that_is_somebody_again_is_a_fault(
    programme, ysaline, coordinator, spoil, django_capture_on_commit_callbacks
):
    one = erased(ysaline, coordinator, django_capture_on_commit_callbacks)
    assert list(of_whoever_was_erased_nothing_is_kept()) == [""]
    Partner.objects.filter(pk=one.pk).update(**spoil)
    table = f"(programmes_partner {one.pk})"
    said = [] if "erased_on" in spoil else [f"{programme.slug} {table}"]
    assert list(of_whoever_was_erased_nothing_is_kept()) == said
