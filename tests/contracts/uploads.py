"""Files to attach: scans as they should be, and those that somebody should not send."""

import io
import struct
import zipfile
import zlib

import pikepdf
from PIL import Image
from PIL.PngImagePlugin import PngInfo

MARK = b"alert(1972)"
HTML = b"<!doctype html><script>" + MARK + b"</script>"


def picture(kind="PNG", size=(40, 60), **options):
    kept = io.BytesIO()
    Image.new("RGB", size, "white").save(kept, kind, **options)
    return kept.getvalue()


def photograph():
    """A JPEG that says where and with what it was taken, and lies on its side."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "Appareil de Solène", 6
    return picture("JPEG", exif=exif, comment="Chez Solène")


def annotated():
    """A PNG that says who made it."""
    said = PngInfo()
    said.add_text("Author", "Solène Darbeyre")
    return picture("PNG", pnginfo=said)


def pdf(change=None, **options):
    """One page, as a scanner makes it; ``change`` is given the document before."""
    kept = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.docinfo["/Author"] = "Solène Darbeyre"
        if change:
            change(document)
        document.save(kept, **options)
    return kept.getvalue()


def with_script(document):
    document.Root.OpenAction = pikepdf.Dictionary(
        S=pikepdf.Name.JavaScript, JS=MARK.decode()
    )


def with_hidden_script(document):
    """A script on a link of the page, inside an array inside a dictionary."""
    action = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=MARK.decode())
    link = pikepdf.Dictionary(Subtype=pikepdf.Name.Link, A=action, Rect=[0, 0, 9, 9])
    document.pages[0].Annots = pikepdf.Array([link])


def with_launch(document):
    document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="calc.exe")


def with_file(document):
    document.attachments["pages.html"] = HTML


def with_form(document):
    document.Root.AcroForm = pikepdf.Dictionary(XFA="<xdp/>", Fields=[])


def without_a_page(document):
    del document.pages[0]


def archive():
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as file:
        file.writestr("page.html", HTML)
    return kept.getvalue()


def chunk(kind, data):
    body = kind + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))


def bomb():
    """A PNG of a few kilobytes that asks for 40 000 × 40 000 pixels."""
    head = struct.pack(">IIBBBBB", 40_000, 40_000, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0" * 1_000_000, 9)
    parts = ((b"IHDR", head), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in parts)


def pdf_bomb():
    """A PDF of 100 kilobytes, one packed part of which unpacks into 100 megabytes."""
    packed = zlib.compress(b"6 0 <<>>".ljust(100_000_000), 9)
    parts = {
        1: b"<</Type/Catalog/Pages 2 0 R/X 6 0 R>>",
        2: b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
        4: b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n%s\nendstream"
        % (len(packed), packed),
    }
    body, rows = b"%PDF-1.5\n", [struct.pack(">BIH", 0, 0, 0)]
    for number, part in parts.items():
        rows.append(struct.pack(">BIH", 1, len(body), 0))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    start = len(body)
    rows += [struct.pack(">BIH", 1, start, 0), struct.pack(">BIH", 2, 4, 0)]
    table = b"".join(rows)
    body += (
        b"5 0 obj\n<</Type/XRef/Size 7/W[1 4 2]/Root 1 0 R/Length %d>>stream\n"
        % len(table)
    )
    return body + table + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % start


LOCK = pikepdf.Encryption(owner="porte", user="clef")
OPEN_LOCK = pikepdf.Encryption(owner="porte", user="")

#: Name of the file → its bytes; none of them may be kept.
HOSTILE = {
    "page.png": HTML,
    "page.svg": b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
    "page.gif": b"GIF89a" + HTML,
    "archive.pdf": archive(),
    "page-et-script.pdf": HTML + pdf(),
    "coupee.png": picture(size=(900, 900))[:-40],
    "coupee.jpg": picture("JPEG", size=(900, 900))[:-60],
    "coupee.pdf": pdf()[:-60],
    "bombe.png": bomb(),
    "bombe.pdf": pdf_bomb(),
    "fermee.pdf": pdf(encryption=LOCK),
    "fermee-sans-clef.pdf": pdf(encryption=OPEN_LOCK),
    "script.pdf": pdf(with_script),
    "script-cache.pdf": pdf(with_hidden_script),
    "script-tasse.pdf": pdf(
        with_hidden_script, object_stream_mode=pikepdf.ObjectStreamMode.generate
    ),
    "lance.pdf": pdf(with_launch),
    "fichier.pdf": pdf(with_file),
    "formulaire.pdf": pdf(with_form),
    "sans-page.pdf": pdf(without_a_page),
    "trop.png": b"\x89PNG\r\n\x1a\n".ljust(10 * 1024 * 1024 + 1),
    "vide.pdf": b"",
    "nul\0.exe": b"MZ" + HTML,
}
