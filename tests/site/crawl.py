"""Following every link as somebody, and reading all that comes back."""

import io
import re
import zipfile
from functools import cache
from urllib.parse import unquote

from pypdf import PdfReader

from tests.site.pages import is_html, links_of

#: The same rows, sorted or filtered by links without end; of the versions compared two
#: by two, those with the first say every word there was.
ENDLESS = re.compile(
    r"^/admin/.*\?|^/static/|\?passage=|[?&](tri|order)=|/versions/(?!1\.)\d+\.\."
)


FILES = re.compile(r"\.(pdf|zip)$")


def crawl(client, *starts, known=(), files=True):
    """Return the answers to all the addresses that lead from ``starts``, by address.

    ``known`` are answers of an earlier crawl, which are kept and not asked for again;
    without ``files``, the prints are passed by.
    """
    waiting, answers = list(starts), dict(known)
    while waiting:
        address = waiting.pop()
        if address in answers or ENDLESS.search(address):
            continue
        if not files and FILES.search(address):
            continue
        answer = answers[address] = client.get(address)
        if to := answer.headers.get("Location"):
            waiting.append(to.partition("#")[0])
        if is_html(answer):
            waiting += links_of(answer, address)
    return answers


def read(answer):
    """Return all that an answer says: address, headers, words, what a file holds."""
    said = [answer.request["PATH_INFO"], str(answer.headers), body_of(answer)]
    return unquote("\n".join(said))


def body_of(answer):
    kind = answer.headers.get("Content-Type", "")
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return read_bytes(body, kind)


def read_bytes(body, kind):
    if kind.startswith("application/pdf") or body.startswith(b"%PDF"):
        return read_pdf(body)
    if kind.startswith("application/zip") or body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            names = archive.namelist()
            inside = [read_bytes(archive.read(name), "") for name in names]
        return "\n".join(names + inside)
    return body.decode(errors="replace")


@cache
def read_pdf(body):
    """Return the words, metadata, bookmarks and attachments of a PDF, without spaces.

    A line that is cut at a hyphen is read as one word. The same bytes, which several
    people are given, are read once.
    """
    reader = PdfReader(io.BytesIO(body))
    said = [page.extract_text() for page in reader.pages]
    said += [str(reader.metadata), str(reader.outline), str(list(reader.attachments))]
    return re.sub(r"\s", "", "".join(said))
