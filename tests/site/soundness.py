"""What a page must have for everybody to use it, read from its HTML."""

import re
from collections import Counter
from itertools import pairwise

from tests.site.pages import parse

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " font-src 'self'; connect-src 'self'; form-action 'self';"
    " frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
NOT_ASKED = ("hidden", "submit", "button", "reset", "image")
POINTERS = ("aria-describedby", "aria-labelledby", "aria-controls", "for", "form")


def unguarded(answer):
    """Return the headers that an answer lacks, or has otherwise than it must."""
    return {
        n: answer.headers.get(n)
        for n, v in HEADERS.items()
        if v != answer.headers.get(n)
    }


class Elements(list):
    """Every element of a page, in its order: it is walked once for all that is asked."""

    def __init__(self, answer):
        page = parse(answer)
        super().__init__(page.query("*"))
        self.errors = page.errors
        self.by_id = {}
        for element in self:
            self.by_id.setdefault(element.attrs.get("id"), element)

    def named(self, *names):
        return [element for element in self if element.name in names]

    def having(self, attribute):
        return [element for element in self if attribute in element.attrs]


def faults(page):
    """Return what is wrong with the ``Elements`` of a page, as words."""
    checks = (parsing, language, headings, identities, labels, names, errors, purity)
    return [fault for check in checks for fault in check(page)]


def parsing(page):
    yield from (f"{error.code}, line {error.line}" for error in page.errors)
    titles = [title for title in page.named("title") if title.parent.name == "head"]
    if len(page.named("main")) != 1:
        yield "not one main"
    if len(titles) != 1 or not words(titles[0]):
        yield "not one title"
    navs = page.named("nav")
    if len(navs) > 1 and not all(name_of(page, nav) for nav in navs):
        yield "several navigations, one without a name"


def language(page):
    if page.named("html")[0].attrs.get("lang") not in ("fr", "en"):
        yield "no language"


def headings(page):
    found = page.named("h1", "h2", "h3", "h4", "h5", "h6")
    levels = [int(h.name[1]) for h in found]
    if levels.count(1) != 1:
        yield f"{levels.count(1)} h1"
    for above, level in pairwise(levels):
        if level > above + 1:
            yield f"h{level} after h{above}"
    yield from ("empty heading" for h in found if not words(h))


def identities(page):
    counted = Counter(element.attrs["id"] for element in page.having("id"))
    yield from (f"id {name} {n} times" for name, n in counted.items() if n > 1)
    for pointer in POINTERS:
        for element in page.having(pointer):
            for name in (element.attrs[pointer] or "").split():
                if name not in counted:
                    yield f"{pointer} of nothing: {name}"
    for link in page.named("a"):
        where = link.attrs.get("href", "")
        if where.startswith("#") and where[1:] not in counted:
            yield f"link to nothing: {where}"


def labels(page):
    labelled = {label.attrs.get("for") for label in page.named("label")}
    for control in page.named("input", "select", "textarea"):
        if control.attrs.get("type") in NOT_ASKED:
            continue
        named = control.attrs.get("aria-label") or control.attrs.get("aria-labelledby")
        inside = any(above.name == "label" for above in around(control))
        if not (named or inside or control.attrs.get("id") in labelled):
            yield f"field without a label: {control.attrs.get('name')}"


def names(page):
    yield from ("image without alt" for i in page.named("img") if "alt" not in i.attrs)
    for element in page.named("a", "button", "summary"):
        if element.name == "a" and "href" not in element.attrs:
            continue
        if not name_of(page, element):
            yield f"{element.name} without words: {element.to_html()[:80]}"


def name_of(page, element):
    if said := element.attrs.get("aria-label"):
        return said
    if pointed := element.attrs.get("aria-labelledby"):
        return "".join(words(page.by_id[n]) for n in pointed.split() if n in page.by_id)
    return words(element) or "".join(
        image.attrs.get("alt") or "" for image in element.query("img")
    )


def words(element):
    return element.to_text().strip()


def errors(page):
    """Each field in error says so, and the summary leads to each."""
    wrong = [
        e for e in page.having("aria-invalid") if e.attrs["aria-invalid"] == "true"
    ]
    for field in wrong:
        ties = (field, *(e for e in around(field) if e.name == "fieldset"))
        if not any(e.attrs.get("aria-describedby") for e in ties):
            yield f"error not tied to {field.attrs.get('name')}"
    summary = page.by_id.get("errors")
    if wrong and summary is None:
        yield "errors without a summary"
    if summary is not None:
        if summary.attrs.get("tabindex") != "-1":
            yield "the summary of errors cannot take the focus"
        if not summary.query("li"):
            yield "the summary of errors says nothing"


def around(element):
    """Yield the elements around one, the nearest first."""
    while element := element.parent:
        yield element


def purity(page):
    """No style or script inside, and nothing from another site."""
    if page.named("style") or page.having("style"):
        yield "style inside the page"
    for script in page.named("script"):
        if "src" not in script.attrs:
            yield "script inside the page"
    for element in page:
        for name, value in element.attrs.items():
            if name.startswith("on"):
                yield f"{name} inside the page"
            loads = name in ("src", "srcset", "action") or element.name == "link"
            if loads and re.match(r"(https?:)?//", value or ""):
                yield f"another site: {value}"
