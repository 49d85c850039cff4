"""The prints of a frozen text: made once, kept as bytes, whole or not at all."""

import hashlib
import re

import pikepdf
import pytest

from contracts.canonical import leaf
from contracts.composition import paper_of
from contracts.freezing import freeze
from contracts.models import CopyPrint
from contracts.prints import sealing
from programmes import journal, printing
from programmes.models import Event
from programmes.printing.copies import in_parts
from tests.contracts.reading_pdf import opened, text, texts
from tests.factories import make_contract, make_partner, make_user

pytestmark = pytest.mark.django_db
NAMES = ("Solène Darbeyre", "Marius Tellochet", "Đặng Thị Hương")


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def contract():
    contract = make_contract()
    for name in NAMES:
        make_partner(contract.programme, name=name)
    return contract


@pytest.fixture
def coordinator():
    return make_user()


@pytest.fixture
def version(contract, coordinator):
    return freeze(contract, coordinator, paper_of(contract).digest)


def streams(pdf):
    """Return all that the file holds, decompressed."""
    with opened(pdf) as document:
        found = [
            one.read_bytes()
            for one in document.objects
            if isinstance(one, pikepdf.Stream) and "/Length1" not in one
        ]
        strings = repr(list(document.objects)).encode()
    return b"\n".join(found) + strings


def test_pressing_keeps_the_print_without_a_name_and_every_copy(version, coordinator):
    sealing.press(version, coordinator)

    assert "Exemplaire sans nom" in texts(sealing.sealed_pdf(version))[0]
    for copy in version.copies.select_related("partner"):
        cover = texts(sealing.copy_pdf(copy))[0]
        assert f"Exemplaire de {copy.partner.name} · {copy.reference}" in cover
    assert sealing.is_pressed(version)
    assert list(sealing.copy_bodies(version)) == [
        copy.reference for copy in version.copies.order_by("partner__number")
    ]


def test_each_print_bears_the_fingerprint_of_the_text_and_is_no_draft(version):
    sealing.press(version)

    pages = texts(sealing.sealed_pdf(version))
    mark = paper_of(version.contract).fingerprint
    assert [page for page in pages if mark not in page] == []
    assert [page for page in pages if "PROJET" in page] == []


def test_the_print_without_a_name_holds_no_name_in_any_of_its_objects(version):
    sealing.press(version)
    sealed = sealing.sealed_pdf(version)

    held = streams(sealed).decode("latin-1")
    assert [name for name in NAMES if name in text(sealed)] == []
    for word in re.findall(r"[A-Za-z]{5,}", " ".join(NAMES)):
        assert word not in held
        assert word.encode("utf-16-be").hex() not in held.lower()


def test_a_copy_holds_the_drawings_of_no_other(version):
    sealing.press(version)
    bodies = sealing.copy_bodies(version)

    for reference, body in bodies.items():
        drawn = set(in_parts(body)[1].values())
        others = [in_parts(one)[1] for name, one in bodies.items() if name != reference]
        assert len(drawn) == 2
        assert drawn.isdisjoint(one for forms in others for one in forms.values())


def test_the_journal_keeps_the_digests_by_token(version, coordinator):
    sealing.press(version, coordinator)

    events = {e.kind: journal.facts_of(e) for e in Event.objects.all()}
    sealed = sealing.sealed_pdf(version)
    assert events["sealed"]["print"] == hashlib.sha256(sealed).hexdigest()
    assert events["sealed"]["pages"] == len(texts(sealed))
    assert events["copies_made"]["copies"] == {
        copy.partner.token: hashlib.sha256(sealing.copy_pdf(copy)).hexdigest()
        for copy in version.copies.all()
    }


def test_a_copy_tells_which_name_it_bears_without_saying_it(version):
    sealing.press(version)

    for made in CopyPrint.objects.select_related("copy__partner"):
        partner = made.copy.partner
        assert made.name_leaf == leaf(partner.salt, partner.name)


def test_pressing_again_makes_only_what_is_missing(version):
    sealing.press(version)
    sealed, made = sealing.sealed_pdf(version), Event.objects.count()
    sealing.press(version)
    assert Event.objects.count() == made
    lost = CopyPrint.objects.first()
    CopyPrint.objects.filter(pk=lost.pk).delete()

    sealing.press(version)

    assert sealing.sealed_pdf(version) == sealed
    assert sealing.is_pressed(version)
    assert Event.objects.count() == made + 1


def test_a_participant_s_new_name_is_on_the_copy_made_again(version, coordinator):
    sealing.press(version)
    copy = version.copies.select_related("partner").first()
    before = sealing.copy_pdf(copy)
    copy.partner.name = "Solène Darbeyre-Tual"
    copy.partner.save()

    sealing.remake(copy, coordinator)

    after = sealing.copy_pdf(copy)
    assert "Exemplaire de Solène Darbeyre-Tual" in texts(after)[0]
    assert [
        page for page in texts(after) if version.digest[:4].upper() not in page
    ] == []
    replaced, serving = copy.prints.order_by("pk")
    assert bytes(replaced.body) == before
    assert replaced.replaced_at == serving.made_at
    assert serving.name_leaf == sealing.name_leaf(copy.partner)
    facts = journal.facts_of(Event.objects.get(kind="copy_remade"))
    assert facts["digest"] == serving.digest
    assert facts["token"] == copy.partner.token


def test_the_pack_of_kept_copies_says_what_they_say(version, coordinator):
    sealing.press(version)
    copy = version.copies.select_related("partner").last()
    copy.partner.name = "Un autre nom"
    copy.partner.save()
    sealing.remake(copy, coordinator)
    bodies = list(sealing.copy_bodies(version).values())

    pages = texts(printing.join(bodies))

    assert [page for page in pages if page] == [
        p for body in bodies for p in texts(body)
    ]


def test_what_is_not_pressed_is_none(version):
    assert sealing.sealed_pdf(version) is None
    assert sealing.copy_pdf(version.copies.first()) is None
    assert sealing.copy_bodies(version) == {}
    assert not sealing.is_pressed(version)
