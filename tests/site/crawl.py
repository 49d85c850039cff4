"""Following every link as somebody, and reading all that comes back."""

import io
import re
import zipfile
from collections import Counter
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
KEY = re.compile(r"(?<=[/=.-])\d+(?=[/&.]|$)")
NEXT = re.compile(r"(?<=[?&]next=)[^&]*")


def crawl(client, *starts, known=(), files=True, at_most=None, kept=lambda one: one):
    """Return the answers to all the addresses that lead from ``starts``, by address.

    ``known`` are answers of an earlier crawl, which are kept and not asked for again;
    without ``files``, the prints are passed by. ``kept`` makes of an answer what is
    remembered of it: thousands of whole pages slow everything down.

    Of the addresses that differ by a key alone (the form that cancels a session, its
    sheet), ``at_most`` so many are followed in each programme: the same view and the
    same template answer them all, and tell of a row what is in its own page. The pages
    of the rows are all read, and so are the ``starts``.
    """
    waiting, answers = list(starts), dict(known)
    asked_for, visits = set(starts), Counter(map(kind_of, answers))
    while waiting:
        address = waiting.pop()
        if address in answers or ENDLESS.search(address):
            continue
        if not files and FILES.search(address):
            continue
        kind = kind_of(address)
        enough = at_most and visits[kind] >= at_most and not is_of_a_row(kind)
        if enough and address not in asked_for:
            continue
        visits[kind] += 1
        answer = client.get(address)
        if to := answer.headers.get("Location"):
            waiting.append(to.partition("#")[0])
        if is_html(answer):
            waiting += sorted(links_of(answer, address), reverse=True)
        answers[address] = kept(answer)
    return answers


def kind_of(address):
    """Return the address without its keys, the same for all rows of a programme."""
    return KEY.sub("0", NEXT.sub("", address))


def is_of_a_row(kind):
    """Say whether the address is that of a row's own page, and not of an act on it."""
    return kind.endswith("/0/")


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
