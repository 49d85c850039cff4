"""« Vérifier un contrat »: anybody holds a paper beside what is kept; nobody is named."""

import html
import re

import pytest
from django.urls import reverse
from django.utils import translation
from pytest_django.asserts import assertContains, assertNotContains

from contracts.canonical import fingerprint
from contracts.freezing import reopen
from contracts.models import FrozenPiece, FrozenVersion
from programmes import limits
from programmes.models import Event, Partner, Tally
from tests.contracts.sealed import sealed
from tests.factories import make_frozen, make_membership, make_signed, make_user
from tests.unguarded import take_the_guard_away

pytestmark = pytest.mark.django_db
URL = "/verifier/"
INTACT, MODIFIED, UNKNOWN = "> Intact</h2>", "> Modified</h2>", "> Unknown</h2>"


@pytest.fixture(scope="module", autouse=True)
def version(django_db_setup, django_db_blocker, tmp_path_factory):
    with django_db_blocker.unblock(), sealed(tmp_path_factory.mktemp("media")) as one:
        yield one


@pytest.fixture(autouse=True)
def english(client, settings):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"


@pytest.fixture
def ask(client, version):
    """Ask about a pair, that of the version that stands unless another is given."""

    def asked(reference="RIV-2025-01", mark=None, **more):
        mark = fingerprint(version.digest) if mark is None else mark
        return client.get(URL, {"reference": reference, "fingerprint": mark}, **more)

    return asked


def test_the_page_is_open_to_everybody(client):
    assert reverse("check_contract") == URL
    page = client.get(URL)
    assertContains(page, "<h1>Check a contract</h1>", html=True)
    assertNotContains(page, "things to mend")
    assertContains(client.get("/aide/"), f'href="{URL}"')


def test_the_contract_s_page_leads_to_its_answer(client, version):
    programme = version.contract.programme
    client.force_login(programme.memberships.get().user)
    page = client.get(version.contract.get_absolute_url()).content.decode()
    [address] = re.findall(r'href="(/verifier/\?[^"]+)"', page)
    assertContains(client.get(html.unescape(address)), INTACT)


def test_a_paper_as_it_was_frozen_is_intact_and_signed(ask, version):
    page = ask()
    assertContains(page, INTACT)
    day = version.contract.programme.effective_on
    assertContains(page, f"runs since {day:%A} {day.day} {day:%B %Y}")


@pytest.mark.parametrize(
    "reference", ["RIV-2025-01-02", " riv-2025-01 ", "RIV‑2025‑01"]
)
def test_a_copy_says_its_own_reference(ask, reference):
    assertContains(ask(reference), INTACT)


@pytest.mark.parametrize(
    "change",
    [
        str.lower,
        lambda mark: mark.replace(" ", ""),
        lambda mark: mark.replace(" ", "\u00a0"),
        lambda mark: "-".join(mark.split()),
        lambda mark: f"\u202e{mark}\u202c",
        lambda mark: mark.replace("0", "O").replace("1", "l"),
    ],
)
def test_a_fingerprint_is_read_however_it_is_typed(ask, version, change):
    assertContains(ask(mark=change(fingerprint(version.digest))), INTACT)


def test_the_whole_digest_will_do(ask, version):
    assertContains(ask(mark=version.digest), INTACT)
    assertContains(ask(mark=version.digest[:63] + "z"), "to mend")


def test_a_text_reopened_and_frozen_again_was_replaced(ask, version):
    first = version.contract.frozen_versions.exclude(pk=version.pk).get()
    page = ask(mark=first.digest)
    assertContains(page, INTACT)
    assertContains(page, "a later text has taken its place")


def test_a_text_waits_for_its_ceremony_then_is_reopened(ask):
    frozen = make_frozen()
    reference = frozen.contract.reference
    assertContains(ask(reference, frozen.digest), "The ceremony is not closed yet.")
    reopen(frozen.contract, make_user(), "Un mot manque.")
    assertContains(ask(reference, frozen.digest), "to be written again")


def test_a_reference_or_a_fingerprint_alone_tells_nothing(ask, version):
    other = make_signed().contract.reference
    pages = [
        ask(mark="0" * 12),
        ask("RIV-2025-02"),
        ask(other),
        ask("ZZ-1999-01", "0" * 12),
        ask("RIV-2025"),
    ]
    for page in pages[:4]:
        assertContains(page, UNKNOWN)
    assertContains(pages[4], "A reference is written like")
    # Nothing but what was typed tells one from another.
    assert len({said(page) for page in pages[:4]}) == 1


def said(page):
    """Return the answer without what was typed."""
    words = page.content.decode()
    answer = words[words.index("<section") : words.index("</section>")]
    return answer[: answer.index("<dl")]


def alter_text(version):
    text = version.canonical.replace("manquait", "manquais")
    FrozenVersion.objects.filter(pk=version.pk).update(canonical=text)


def alter_text_and_digest(version):
    text = version.canonical.replace("manquait", "manquais")
    FrozenVersion.objects.filter(pk=version.pk).update(canonical=text, digest="0" * 64)


def alter_print(version):
    FrozenPiece.objects.filter(name=FrozenPiece.PRINT).update(body=b"%PDF-1.7")


def take_print_away(version):
    FrozenPiece.objects.filter(name=FrozenPiece.PRINT).delete()


def alter_line(version):
    Event.objects.filter(kind__in=("frozen", "sealed")).update(content="{}")


@pytest.mark.parametrize(
    "change",
    [alter_text, alter_text_and_digest, alter_print, take_print_away, alter_line],
)
def test_what_is_no_longer_as_it_was_is_modified(ask, version, change):
    take_the_guard_away()
    change(version)
    assertContains(ask(), MODIFIED)


def test_a_text_that_is_not_printed_yet_is_checked_by_its_words(ask):
    frozen = make_frozen()
    assertContains(ask(frozen.contract.reference, frozen.digest), INTACT)


def test_nobody_is_named(ask, version):
    pages = [ask(), ask(mark="0" * 12)]
    names = [*Partner.objects.values_list("name", flat=True), "Rivemont", "rivemont"]
    names += [str(version.contract.programme), version.contract.programme.slug]
    for page in pages:
        words = page.content.decode()
        assert [name for name in names if name in words] == []


@pytest.mark.parametrize(
    ("reference", "mark"),
    [
        ("", ""),
        ("RIV-2025-01", ""),
        ("RIV 2025", "7F3A"),
        ("RIV-2025-01\0", "0" * 12),
        ("RIV-2025-01", "0\0" * 6),
        ("٢٠٢٥", "７Ｆ３Ａ"),
        ("<b>RIV</b>", "' OR 1=1"),
        ("%", "_" * 12),
        ("X" * 10_000_000, "0" * 10_000_000),
    ],
    ids=range(9),
)
def test_what_cannot_be_a_pair_is_said_in_words(ask, reference, mark):
    page = ask(reference, mark)
    assertContains(page, 'class="invalid-feedback"')
    assert len(page.context["form"]["reference"].value()) <= 200
    assert not Tally.objects.exists()


def test_other_words_in_the_address_are_not_heard(client):
    assertNotContains(client.get(URL, {"x": "y"}), "to mend")
    assert client.post(URL).status_code == 405


def test_only_papers_that_are_unknown_are_counted(ask, monkeypatch):
    for _ in range(3):
        ask()
    [tally] = Tally.objects.all()
    assert tally.moments == []
    ask(mark="0" * 12)
    tally.refresh_from_db()
    assert len(tally.moments) == 1


def test_too_many_unknown_papers_wait(ask):
    Tally.objects.all().delete()
    for _ in range(300):
        assert limits.allow_check("127.0.0.1")
    page = ask()
    assert page.status_code == 429
    assert "Try again in an hour." in page.content.decode()
    assertContains(ask(REMOTE_ADDR="10.0.0.9"), INTACT)


@pytest.mark.parametrize("versions", [0, 6])
def test_a_check_costs_the_same_however_old_the_contract(
    ask, django_assert_num_queries, versions
):
    frozen = make_frozen()
    by = make_membership(frozen.contract.programme).user
    for _ in range(versions):
        reopen(frozen.contract, by, "Un mot manque.")
        frozen = make_frozen(frozen.contract, by=by)
    reference = frozen.contract.reference
    ask(mark="0" * 12)  # the tally of this address
    with django_assert_num_queries(7):  # the tally 4, journal, version, print
        page = ask(reference, frozen.digest)
    assertContains(page, INTACT)
    with translation.override("en"):
        assert page.context["checked"].version == frozen.number
