"""Reading what was printed: text, tags, typefaces, as a reader would."""

import io

import pikepdf
from pypdf import PdfReader


def plain(text):
    """Return a text with plain spaces: the file has no-break ones of two widths."""
    return " ".join(text.replace("\u202f", " ").replace("\u00a0", " ").split())


def texts(pdf):
    """Return the text of each page."""
    return [plain(page.extract_text()) for page in PdfReader(io.BytesIO(pdf)).pages]


def text(pdf):
    return " ".join(texts(pdf))


def opened(pdf):
    return pikepdf.open(io.BytesIO(pdf))


def tags(document):
    """Yield each element of the structure, in reading order."""

    def walk(element):
        if not isinstance(element, pikepdf.Dictionary):
            return
        if "/S" in element:
            yield element
        kids = element.get("/K", pikepdf.Array([]))
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            yield from walk(kid)

    yield from walk(document.Root.StructTreeRoot)


def names_of(document, wanted):
    return [str(tag.S)[1:] for tag in tags(document) if str(tag.S)[1:] in wanted]


def fonts(document):
    """Return each typeface used: its name, whether it is embedded and can be read out."""
    found = {}
    for page in document.pages:
        for font in page.Resources.get("/Font", {}).values():
            below = font.DescendantFonts[0].FontDescriptor
            files = ("/FontFile", "/FontFile2", "/FontFile3")
            embedded = any(key in below for key in files)
            found[str(font.BaseFont)] = (embedded, "/ToUnicode" in font)
    return found
