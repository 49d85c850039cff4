"""A room that writes at once: phones, walls, and one plain list beside them as a floor.

Only HTTP is spoken, so that the site may be served by anything. What is lost or doubled
is told by the phones themselves: each reads at the end what the site keeps of it.
"""

import html
import re
import statistics
import time
from bisect import bisect_left
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

#: An open wall asks this often (static/wall.js), in seconds.
WALL_EVERY = 1.5
HIDDEN = re.compile(r'name="(csrfmiddlewaretoken|submission_id)" value="([^"]+)"')
OWN = re.compile(r'<p dir="auto">(.*?)</p>', re.DOTALL)
COUNT = re.compile(r'id="wall-count"[^>]*><strong>(\d+)')


@dataclass(frozen=True)
class Place:
    """Where the crowd goes: addresses of the site, and the cookies of who leads."""

    site: str
    door: str
    wall: str
    floor: str
    cookies: dict


class Browser:
    """One that keeps its cookies, and asks again when the connection breaks."""

    def __init__(self, site, cookies=()):
        self.host = urlsplit(site).netloc
        self.cookies = dict(cookies)

    def ask(self, path, words=None, **headers):
        """Return status, headers, text and the seconds that the answer took."""
        headers["Cookie"] = "; ".join(f"{k}={v}" for k, v in self.cookies.items())
        body = None
        if words is not None:
            body = urlencode(words)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        start = time.perf_counter()
        answer, text = self._answer("POST" if body else "GET", path, body, headers)
        took = time.perf_counter() - start
        for line in answer.headers.get_all("Set-Cookie", ()):
            for name, morsel in SimpleCookie(line).items():
                self.cookies[name] = morsel.value
        return answer.status, answer.headers, text, took

    def _answer(self, *request, tries=3):
        connection = HTTPConnection(self.host, timeout=60)
        try:
            connection.request(*request)
            answer = connection.getresponse()
            return answer, answer.read().decode()
        except (ConnectionError, HTTPException):
            if tries == 1:
                raise
            return self._answer(*request, tries=tries - 1)
        finally:
            connection.close()


@dataclass
class Told:
    """What the crowd went through; seconds, and moments of one clock."""

    writes: list = field(default_factory=list)
    written_at: list = field(default_factory=list)
    refreshes: list = field(default_factory=list)
    walls: list = field(default_factory=list)  # of each, moments and ideas counted
    floors: list = field(default_factory=list)
    refused: list = field(default_factory=list)
    wrong: list = field(default_factory=list)  # ideas lost or doubled

    def lags(self):
        """Return how long each idea took to be counted on each wall."""
        found = []
        for seen in self.walls:
            counts = [count for _moment, count in seen]
            for number, written in enumerate(sorted(self.written_at), 1):
                place = bisect_left(counts, number)
                moment = seen[place][0] if place < len(seen) else float("inf")
                found.append(max(0, moment - written))
        return found


def p95(values):
    """Return what 95 in 100 of ``values`` do not exceed; the value, when there is one.

    Raises ``IndexError`` when there is none: nothing was measured.
    """
    return statistics.quantiles(values, n=20)[-1] if len(values) > 1 else values[0]


def gather(place, *, phones=100, walls=5, seconds=60, every=2.0):
    """Let the room write for so many seconds, and return what was told."""
    told, ideas = Told(), max(1, int(seconds / every))
    begin = time.monotonic() + 0.5
    until = begin + seconds + every
    with ThreadPoolExecutor(phones + walls + 1) as room:
        writing = [
            room.submit(
                _write, place, told, n, begin + every * n / phones, ideas, every
            )
            for n in range(phones)
        ]
        looking = [room.submit(_look, place, told, until) for _wall in range(walls)]
        looking.append(room.submit(_list, place, told, until))
        for one in (*writing, *looking):
            one.result()
    return told


def _write(place, told, number, begin, ideas, every):
    """Send ideas one after the other as a phone does, then read one's own."""
    phone, sent = Browser(place.site), []
    page = phone.ask(place.door)[2]
    for turn in range(ideas):
        time.sleep(max(0, begin + turn * every - time.monotonic()))
        text = f"Idée {turn} du téléphone {number}"
        words = dict(HIDDEN.findall(page)) | {"text": text}
        status, headers, _text, took = phone.ask(place.door, words)
        told.writes.append(took)
        if status == 302:
            told.written_at.append(time.monotonic())
            sent.append(text)
            page = phone.ask(headers["Location"])[2]
        else:
            told.refused.append(status)
            page = phone.ask(place.door)[2]
    kept = Counter(html.unescape(text) for text in OWN.findall(page))
    lost, doubled = Counter(sent) - kept, kept - Counter(sent)
    told.wrong.extend([*lost.elements(), *doubled.elements()])


def _look(place, told, until):
    """Keep a wall open, as its script does."""
    wall, mark, seen = Browser(place.site, place.cookies), "", []
    told.walls.append(seen)
    while time.monotonic() < until:
        headers = {"If-None-Match": mark} if mark else {}
        status, answer, text, took = wall.ask(place.wall, **headers)
        told.refreshes.append(took)
        if status == 200:
            mark = answer["ETag"]
            seen.append((time.monotonic(), int(COUNT.search(text)[1])))
        elif status != 304:
            told.refused.append(status)
        time.sleep(WALL_EVERY)


def _list(place, told, until):
    """Read a plain list now and then: the least that a page costs in this crowd."""
    reader = Browser(place.site, place.cookies)
    while time.monotonic() < until:
        status, _headers, _text, took = reader.ask(place.floor)
        told.floors.append(took)
        if status != 200:
            told.refused.append(status)
        time.sleep(0.2)
