"""Thirty copies for the price of one: each is read here as if it had been made alone."""

import io
import zipfile

import pikepdf
import pytest

from contracts.prints import copies, pdf
from contracts.prints.pdf import Copy
from programmes.printing import NotPrinted
from programmes.printing import copies as mechanism
from tests.contracts.papers import sample_paper
from tests.contracts.reading_pdf import names_of, opened, tags, text, texts

ORDINARY = (
    "Zoé Ünal",
    "Anne-Lise d’Arcy",
    "Đặng Thị Hương",
    "Bo",
    "Marie-Christine Vandenberghe-Lafaye",
)
# Words on two lines, from right to left, in scripts or signs that our typefaces lack.
UNUSUAL = (
    "Jean " * 40,
    "محمد الأمين",
    "Lucie 🌼",
    "Παναγιώτης",
    "Дмитрий",
    "<b>&amp;</b> % %(name)s {{ name }}",
)


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def named(*names):
    return [Copy(f"RIV-2025-01-{n:02}", name) for n, name in enumerate(names, 1)]


def files(paper, wanted):
    archive = zipfile.ZipFile(io.BytesIO(copies.copies_zip(paper, wanted)))
    return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture
def madealone(monkeypatch):
    """The references of the copies that had to be printed by themselves."""
    alone, found = copies.alone, []

    def noted(paper, copy):
        found.append(copy.reference)
        return alone(paper, copy)

    monkeypatch.setattr(copies, "alone", noted)
    return found


def test_each_copy_has_its_name_on_the_cover_and_in_the_cell_only(madealone):
    wanted = named(*ORDINARY)
    found = files(sample_paper(), wanted)

    assert madealone == []
    assert list(found) == [f"{copy.reference}.pdf" for copy in wanted]
    for copy, body in zip(wanted, found.values(), strict=True):
        cover, *pages = texts(body)
        assert f"Exemplaire de {copy.name} · {copy.reference}" in cover
        (page,) = [page for page in pages if copy.name in page]
        assert f"Le ou la partenaire bénéficiaire {copy.name}" in page
        others = [name for name in ORDINARY if name != copy.name and name in text(body)]
        assert others == []


def test_each_copy_reads_as_if_it_had_been_printedalone(madealone):
    paper, (copy, *others) = sample_paper(), named(*ORDINARY)
    alone = copies.copy_pdf(paper, copy)
    madealone.clear()

    together = files(paper, [copy, *others])[f"{copy.reference}.pdf"]

    assert madealone == []
    assert texts(together) == texts(alone)
    with opened(together) as one, opened(alone) as two:
        assert [str(t.S) for t in tags(one)] == [str(t.S) for t in tags(two)]
        assert names_of(one, ("H1", "H2")) == names_of(two, ("H1", "H2"))


def test_each_copy_is_whole_tagged_and_has_neutral_metadata():
    wanted = named(*ORDINARY)

    for copy, body in zip(wanted, files(sample_paper(), wanted).values(), strict=True):
        with opened(body) as document:
            assert document.check_pdf_syntax() == []
            assert bool(document.Root.MarkInfo.Marked)
            metadata = document.Root.Metadata.read_bytes().decode()
            info = " ".join(str(value) for value in document.docinfo.values())
            assert "pdfuaid" in metadata
        assert copy.name not in metadata + info


def test_no_file_holds_the_name_of_another_in_any_of_its_objects():
    wanted = named("Aaaa Bbbb", "Cccc Dddd")
    one, two = files(sample_paper(), wanted).values()

    for body, name in ((one, "Aaaa"), (two, "Cccc")):
        with opened(body) as document:
            forms = [
                page.Resources.XObject[key].read_bytes()
                for page in document.pages
                for key in page.Resources.XObject
                if key.startswith("/Copy")
            ]
        assert len(set(forms)) == 2
        assert name in text(body)
    assert one != two
    assert len(one) < 1.2 * len(copies.copy_pdf(sample_paper(), wanted[0]))


@pytest.mark.parametrize("name", UNUSUAL)
def test_words_that_do_not_fit_are_printed_by_themselves(madealone, name):
    wanted = named("Zoé Ünal", name, "Bo")
    found = list(files(sample_paper(), wanted).values())

    fits = name.startswith(("<b>", "Παν", "Дми"))
    assert madealone == ([] if fits else [wanted[1].reference])
    assert [len(texts(body)) for body in found] == [len(texts(found[0]))] * 3
    assert "Exemplaire de Bo" in text(found[2])
    if name.isascii():
        assert name.split()[0] in text(found[1])


def test_the_pack_begins_each_copy_on_a_right_hand_page(madealone):
    wanted = named(*ORDINARY)
    paper = sample_paper(annexes=sample_paper().annexes[:1])
    alone = copies.copy_pdf(paper, wanted[0])
    madealone.clear()
    length = len(texts(alone))

    pages = texts(copies.pack_pdf(paper, wanted))

    assert length % 2
    assert madealone == []
    assert len(pages) == len(wanted) * (length + 1) - 1
    for number, copy in enumerate(wanted):
        own = pages[number * (length + 1) :][:length]
        assert copy.name in own[0]
        assert f"page {length} / {length}" in own[-1]
        assert [name for name in ORDINARY if name in " ".join(own)] == [copy.name]


def test_the_pack_holds_copies_printed_by_themselves_in_their_place(madealone):
    wanted = named("Zoé Ünal", "Jean " * 40, "Bo")

    pages = texts(copies.pack_pdf(sample_paper(), wanted))

    covers = [page for page in pages if "Exemplaire de" in page]
    assert madealone == [wanted[1].reference]
    assert [
        any(copy.reference in c for c in [cover])
        for cover, copy in zip(covers, wanted, strict=True)
    ] == [True] * 3


def test_the_pack_is_for_the_printer_and_declares_nothing():
    with opened(copies.pack_pdf(sample_paper(), named(*ORDINARY))) as document:
        assert document.check_pdf_syntax() == []
        keys = ("/StructTreeRoot", "/MarkInfo", "/Outlines")
        assert [key for key in keys if key in document.Root] == []
        assert "/Metadata" not in document.Root or b"pdfuaid" not in (
            document.Root.Metadata.read_bytes()
        )


def test_sixty_copies_weigh_less_than_two():
    names = [f"Personne Numéro-{n}" for n in range(60)]
    one = copies.pack_pdf(sample_paper(), named(names[0]))

    pack = copies.pack_pdf(sample_paper(), named(*names))

    assert len(pack) <= 2 * len(one)


def test_every_page_of_the_pack_says_that_it_is_a_draft():
    draft = texts(copies.pack_pdf(sample_paper(), named("Bo")))
    final = texts(copies.pack_pdf(sample_paper(is_draft=False), named("Bo")))

    assert all("PROJET – ne pas signer" in page for page in draft)
    assert not any("PROJET" in page for page in final)
    assert all("Paraphes" in page for page in final[1:])


@pytest.mark.parametrize("how_many", [0, 101])
def test_a_pack_has_from_one_to_a_hundred_copies(how_many):
    with pytest.raises(NotPrinted):
        copies.pack_pdf(sample_paper(), named(*["Bo"] * how_many))


def test_nothing_with_a_name_is_kept_on_disk(settings):
    paper, wanted = sample_paper(), named(*ORDINARY)
    copies.copy_pdf(paper, wanted[0])
    copies.pack_pdf(paper, wanted)
    files(paper, wanted)

    assert list(settings.MEDIA_ROOT.rglob("*.pdf")) == []


def test_pages_of_an_unknown_shape_are_printed_one_by_one(monkeypatch, madealone):
    def unknown(*_args):
        raise mechanism.UnexpectedShape

    wanted = named("Zoé Ünal", "Bo")
    monkeypatch.setattr(mechanism.Template, "_find_stand_ins", unknown)

    found = files(sample_paper(), wanted)
    pages = texts(copies.pack_pdf(sample_paper(), wanted))

    assert madealone == [copy.reference for copy in wanted] * 2
    assert [
        copy.name in text(b) for copy, b in zip(wanted, found.values(), strict=True)
    ] == [True] * 2
    assert len([page for page in pages if "Exemplaire de" in page]) == 2


def test_a_copy_s_page_is_the_page_of_the_copy_without_a_name():
    paper = sample_paper()
    without = pdf.html_of(paper, pdf.Kind.UNNAMED)
    named_ = pdf.html_of(paper, pdf.Kind.UNNAMED, Copy("RIV-2025-01-07", "Bo"))

    lines = [line.strip() for line in named_.splitlines()]
    assert [line for line in without.splitlines() if line.strip() not in lines] == []


def test_the_pack_is_a_valid_file_for_a_strict_reader():
    body = copies.pack_pdf(sample_paper(), named(*ORDINARY))

    with pikepdf.open(io.BytesIO(body)) as document:
        sizes = {tuple(map(float, page.mediabox)) for page in document.pages}
    assert len(sizes) == 1
