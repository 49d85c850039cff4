import zipfile
from io import BytesIO

import pytest

from contracts.reading import Unreadable, lines_of
from programmes.archives import DEEPEST
from tests.contracts.documents import docx, p, zipped


def refusal(body):
    with pytest.raises(Unreadable) as caught:
        lines_of(body)
    return str(caught.value.message)


def test_a_damaged_file_is_refused():
    whole = docx(p("Bonjour"))
    for body in (whole[:-60], whole[:200], b"PK\x03\x04" + bytes(400)):
        assert "abîmé" in refusal(body)


@pytest.mark.parametrize(
    "inside",
    [
        "<w:document>",
        '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        "<?xml version='1.0' encoding='nowhere'?><a/>",
        "<a/>",
    ],
)
def test_xml_that_is_broken_or_declares_entities_is_refused(inside):
    body = zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": inside})
    assert "abîmé" in refusal(body)


@pytest.mark.parametrize(
    "inside",
    [
        f"<w:document><w:body>{' ' * 17_000_000}</w:body></w:document>",
        "<a>" * (DEEPEST + 1) + "</a>" * (DEEPEST + 1),
        f"<a>{'<b/>' * 500_000}</a>",
    ],
    ids=["large", "deep", "many"],
)
def test_a_file_that_swells_is_refused(inside):
    body = zipped({"word/document.xml": inside.replace("w:", "")})
    assert len(body) < 1_000_000
    assert "bien plus" in refusal(body)


def test_a_protected_archive_is_refused():
    body = bytearray(docx(p("Bonjour")))
    with zipfile.ZipFile(BytesIO(body)) as archive:
        directory = archive.start_dir
    body[directory + 8] |= 1  # the flag that says « encrypted »
    assert "mot de passe" in refusal(bytes(body))


def test_another_archive_is_refused():
    assert ".odt" in refusal(zipped({"xl/workbook.xml": "<a/>"}))
