"""Everything about one person in one file: all that is hers, nothing of the others."""

import io
import json
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from contracts.models import CopyPrint
from csm.rights.export import DATA, PAGE
from csm.rights.requests import hand_out
from programmes.models import Opening, RightsRequest, Role
from tests.contracts.sealed import sealed
from tests.csm import making_person as canaries
from tests.factories import make_membership, make_partner
from tests.programmes.making_rights import Kind, make_request
from wellbeing.models import Idea

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def version(django_db_setup, django_db_blocker, tmp_path_factory):
    with django_db_blocker.unblock(), sealed(tmp_path_factory.mktemp("media")) as one:
        yield one


@pytest.fixture
def programme(version):
    return version.contract.programme


@pytest.fixture
def coordinator(programme):
    return programme.memberships.get(role=Role.COORDINATOR).user


@pytest.fixture
def ysaline(programme):
    """The person whose copy was scanned: her name on it is that of before."""
    return programme.partners.get(number=1)


@pytest.fixture
def herself(ysaline, coordinator):
    return canaries.fill(ysaline, coordinator)


def unzipped(body):
    """Return what is in the file, by its name."""
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_she_reads_all_that_is_hers(ysaline, herself):
    found = unzipped(hand_out(ysaline, herself))
    page, data = found[PAGE].decode(), found[DATA].decode()
    for said in (
        canaries.NAME,
        canaries.FIRST_NAME,
        canaries.PHONE,
        canaries.OFFER,
        canaries.PERMITTED,
        canaries.TYPED,
        "ysaline@exemple.fr",
    ):
        assert said in page, said
        assert said in data, said


def test_she_reads_nothing_of_the_others_nor_what_is_its_authors(ysaline, herself):
    found = unzipped(hand_out(ysaline, herself))
    for body in (found[PAGE].decode(), found[DATA].decode()):
        assert canaries.OTHER not in body
        assert "Marius Tellochet" not in body
        assert canaries.CONFIDED not in body


def test_the_team_that_reads_for_her_is_not_told_what_is_hers_alone(
    ysaline, herself, coordinator
):
    make_request(ysaline, Kind.EXPORT)
    found = unzipped(hand_out(ysaline, coordinator))
    for body in (found[PAGE].decode(), found[DATA].decode()):
        assert canaries.OFFER in body
        assert canaries.PERMITTED not in body
        assert canaries.TYPED not in body
        assert canaries.CONFIDED not in body


def test_her_own_papers_are_joined_byte_for_byte(ysaline, herself):
    found = unzipped(hand_out(ysaline, herself))
    papers = [name for name in found if name not in (PAGE, DATA)]
    assert papers == [
        "RIV-2025-01-01-1.pdf",
        "RIV-2025-01-01-scan-1.png",
        "RIV-2025-01-01-scan-2.png",
    ]
    prints = CopyPrint.objects.filter(copy__partner=ysaline)
    assert [found[n] for n in papers if n.endswith(".pdf")] == [
        bytes(one.body) for one in prints.order_by("pk")
    ]


def test_the_page_has_its_looks_inside_and_asks_for_nothing_elsewhere(ysaline, herself):
    page = unzipped(hand_out(ysaline, herself))[PAGE].decode()
    assert "<style>" in page
    for asked in ("<link", "<script", "src=", "url(", "@import"):
        assert asked not in page


def test_the_data_say_the_same_as_the_page(ysaline, herself):
    found = unzipped(hand_out(ysaline, herself))
    data = json.loads(found[DATA])
    assert data["programmes.partner"][0]["name"] == canaries.NAME
    assert data["contracts.signature"][0]["signed_on"] == str(timezone.localdate())
    assert data["workshops.attendance"] == [
        {"session.day": "2026-01-22", "session.title": "Au café", "says": "present"}
    ]
    assert [one["opened_by"] for one in data["programmes.opening"]] == [
        str(one.opened_by) for one in Opening.objects.filter(about=ysaline)
    ]


def test_each_file_is_a_line_that_she_reads_and_one_of_the_journal(
    programme, ysaline, herself
):
    before = Opening.objects.count()
    hand_out(ysaline, herself)
    line = Opening.objects.order_by("pk").last()
    assert Opening.objects.count() == before + 1
    assert (line.what, line.about, line.opened_by) == ("export", ysaline, herself)
    assert programme.events.order_by("sequence").last().kind == "export_read"


def test_without_the_line_nothing_is_read(ysaline, herself, monkeypatch):
    def fail(*_args, **_values):
        raise OSError

    monkeypatch.setattr("programmes.openings.record", fail)
    with pytest.raises(OSError):  # noqa: PT011 -- the one above, and no words of it
        hand_out(ysaline, herself)
    assert Opening.objects.filter(about=ysaline, opened_by=herself).count() == 0


def test_the_team_reads_it_at_her_request_alone_which_is_then_answered(
    ysaline, coordinator
):
    with pytest.raises(ValidationError):
        hand_out(ysaline, coordinator)
    request = make_request(ysaline, Kind.EXPORT)
    hand_out(ysaline, coordinator)
    request.refresh_from_db()
    assert (request.done_on, request.done_by) == (timezone.localdate(), coordinator)
    with pytest.raises(ValidationError):
        hand_out(ysaline, coordinator)


def test_her_own_reading_needs_no_request(ysaline, herself):
    hand_out(ysaline, herself)
    assert RightsRequest.objects.count() == 0


def test_the_file_is_french_whoever_asks(ysaline, herself):
    page = unzipped(hand_out(ysaline, herself))[PAGE].decode()
    assert '<html lang="fr">' in page


def test_another_account_of_the_programme_is_not_hers(programme, ysaline, herself):
    other = make_membership(programme, Role.PARTICIPANT).user
    with pytest.raises(ValidationError):
        hand_out(ysaline, other)


def test_ideas_have_no_author_and_are_in_no_file(ysaline, herself):
    assert not hasattr(Idea, "author")
    data = json.loads(unzipped(hand_out(ysaline, herself))[DATA])
    assert [name for name in data if name.startswith("wellbeing.")] == []


def test_the_number_of_queries_does_not_grow_with_the_others(
    programme, ysaline, herself, django_assert_max_num_queries
):
    for _ in range(30):
        make_partner(programme)
    with django_assert_max_num_queries(90):
        hand_out(ysaline, herself)
