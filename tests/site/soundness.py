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


def faults(answer):
    """Return what is wrong with a page, as words."""
    page = parse(answer)
    checks = (parsing, language, headings, identities, labels, names, errors, purity)
    return [fault for check in checks for fault in check(page)]


def parsing(page):
    yield from (f"{error.code}, line {error.line}" for error in page.errors)
    for landmark in ("main", "title"):
        if len(page.query(landmark)) != 1:
            yield f"not one {landmark}"
    if not page.query("title") or not page.query("title")[0].to_text().strip():
        yield "no title"
    navs = page.query("nav")
    if len(navs) > 1 and not all(name_of(page, nav) for nav in navs):
        yield "several navigations, one without a name"


def language(page):
    if page.query("html")[0].attrs.get("lang") not in ("fr", "en"):
        yield "no language"


def headings(page):
    levels = [int(h.name[1]) for h in page.query("h1, h2, h3, h4, h5, h6")]
    if levels.count(1) != 1:
        yield f"{levels.count(1)} h1"
    for above, level in pairwise(levels):
        if level > above + 1:
            yield f"h{level} after h{above}"
    yield from ("empty heading" for h in page.query("h1, h2, h3, h4") if not words(h))


def identities(page):
    counted = Counter(element.attrs["id"] for element in page.query("[id]"))
    yield from (f"id {name} {n} times" for name, n in counted.items() if n > 1)
    for pointer in POINTERS:
        for element in page.query(f"[{pointer}]"):
            for name in (element.attrs[pointer] or "").split():
                if name not in counted:
                    yield f"{pointer} of nothing: {name}"
    for link in page.query("a[href]"):
        where = link.attrs["href"]
        if where.startswith("#") and where[1:] not in counted:
            yield f"link to nothing: {where}"


def labels(page):
    labelled = {label.attrs.get("for") for label in page.query("label")}
    inside = {id(c) for c in page.query("label input, label select, label textarea")}
    for control in page.query("input, select, textarea"):
        if control.attrs.get("type") in NOT_ASKED:
            continue
        named = control.attrs.get("aria-label") or control.attrs.get("aria-labelledby")
        if (
            not named
            and control.attrs.get("id") not in labelled
            and id(control) not in inside
        ):
            yield f"field without a label: {control.attrs.get('name')}"


def names(page):
    yield from ("image without alt" for i in page.query("img") if "alt" not in i.attrs)
    for element in page.query("a[href], button, summary"):
        if not name_of(page, element):
            yield f"{element.name} without words: {element.to_html()[:80]}"


def name_of(page, element):
    if said := element.attrs.get("aria-label"):
        return said
    if pointed := element.attrs.get("aria-labelledby"):
        return "".join(words(e) for n in pointed.split() for e in page.query(f"#{n}"))
    alt = "".join(i.attrs.get("alt") or "" for i in element.query("img"))
    return words(element) + alt


def words(element):
    return element.to_text().strip()


def errors(page):
    """Each field in error says so, and the summary leads to each."""
    wrong = page.query("[aria-invalid=true]")
    for field in wrong:
        if not any(e.attrs.get("aria-describedby") for e in (field, *groups(field))):
            yield f"error not tied to {field.attrs.get('name')}"
    summary = page.query("#errors")
    if wrong and not summary:
        yield "errors without a summary"
    if summary and summary[0].attrs.get("tabindex") != "-1":
        yield "the summary of errors cannot take the focus"
    if summary and not summary[0].query("li"):
        yield "the summary of errors says nothing"


def groups(field):
    """Yield the fieldsets around a field: an error may be tied to the choice."""
    while field := field.parent:
        if field.name == "fieldset":
            yield field


def purity(page):
    """No style or script inside, and nothing from another site."""
    if page.query("[style], style"):
        yield "style inside the page"
    for script in page.query("script"):
        if "src" not in script.attrs:
            yield "script inside the page"
    for element in page.query("*"):
        for name, value in element.attrs.items():
            if name.startswith("on"):
                yield f"{name} inside the page"
            loads = name in ("src", "srcset", "action") or element.name == "link"
            if loads and re.match(r"(https?:)?//", value or ""):
                yield f"another site: {value}"
