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
KEY = re.compile(r"(?<=[/=.-])\d+(?=[/&.]|$)")
VALUE = re.compile(r"=[^&]*")
PROGRAMME = re.compile(r"^(/programmes/[^/]+/)?(.*)")
#: The page of a row, and what is read below it: what is done there ends with a verb.
ROW = re.compile(r"^[a-z-]+/0/(?:[a-z-]+(?<![ei]r|re)/)*$")


def crawl(client, *starts, known=(), files=True, once_in=None, kept=lambda one: one):
    """Return the answers to all the addresses that lead from ``starts``, by address.

    ``known`` are answers of an earlier crawl, which are kept and not asked for again;
    without ``files``, the prints are passed by. ``kept`` makes of an answer what is
    remembered of it: thousands of whole pages slow everything down.

    ``once_in`` a "programme", or "all" of them, one of the addresses is followed that
    differ by a key or by what is filtered alone: the forms and the prints of a row. The
    same view and the same template answer them all, and tell of a row what is in its
    own page or in the lists below it. A print that says nothing of the contract is followed in one programme.
    Nothing can hide there, for all the lists, the pages of the rows and the
    ``starts`` are read, and these are every address of the site in its own state.
    """
    waiting, answers = list(starts), dict(known)
    asked_for, met = set(starts), {kind_of(address, once_in) for address in answers}
    while waiting:
        address = waiting.pop()
        if address in answers or ENDLESS.search(address):
            continue
        if not files and FILES.search(address):
            continue
        kind = kind_of(address, once_in)
        if kind in met and address not in asked_for:
            continue
        met.add(kind)
        answer = client.get(address)
        if to := answer.headers.get("Location"):
            waiting.append(to.partition("#")[0])
        if is_html(answer):
            waiting += sorted(links_of(answer, address), reverse=True)
        answers[address] = kept(answer)
    return answers


def kind_of(address, once_in):
    """Return what the addresses have in common of which one is enough."""
    path, _mark, asked = address.partition("?")
    programme, place = PROGRAMME.match(path).groups()
    kind = KEY.sub("0", place)
    if once_in and printed_alike(place):
        return kind
    if not once_in or ROW.match(kind) or not (asked or kind != place):
        return address
    filters = sorted(VALUE.sub("", asked).split("&"))
    return programme if once_in == "programme" else None, kind, *filters


def printed_alike(place):
    """Say whether a print does not depend on the contract, a draft, frozen or signed."""
    return bool(FILES.search(place)) and not place.startswith("contrat/")


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
