"""A page as a browser takes it: its forms, its links, its text."""

import re
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from urllib.parse import urljoin, urlsplit

from justhtml import JustHTML


@dataclass
class FormOnPage:
    """A form as it would be sent without touching it."""

    action: str
    method: str
    values: dict
    fields: dict  # name → the element that asks for it
    buttons: list  # the (name, value) pairs of its buttons


def parse(response):
    return _parsed(response.content)


@lru_cache(maxsize=8)
def _parsed(content):
    """Return the page, parsed once however often its form is filled."""
    return JustHTML(content.decode(), sanitize=False, collect_errors=True)


def is_html(response):
    """Say whether there is a page to read; a redirect has none."""
    typed = response.headers.get("Content-Type", "").startswith("text/html")
    return typed and not response.streaming and bool(response.content)


def form_to(document, address, action):
    """Return the form of the page that is sent by POST to ``action``, or None."""
    for element in document.query("form"):
        method, to = _way_of(element, address)
        if method == "post" and urlsplit(to).path == action:
            return _form(element, address)
    return None


#: Where the links and the forms lead; quicker than to parse the page.
WAYS = re.compile(r"<(a|form)\s([^>]*)>")
LEADS = re.compile(r'(?:^|\s)(?:href|action)="([^"]*)"')
SENT = re.compile(r'(?:^|\s)method="?post', re.IGNORECASE)


def links_of(answer, address):
    """Return the addresses on this site to which the page leads, without anchors.

    They are those of its links, and of its forms that only ask.
    """
    ways = {
        unescape(way)
        for _tag, attributes in WAYS.findall(answer.content.decode())
        if not SENT.search(attributes)
        for way in LEADS.findall(attributes)
    }
    whole = {urljoin(address, way).partition("#")[0] for way in ways if way}
    return {link for link in whole if link.startswith("/")}


def _form(element, address):
    values, fields, buttons = {}, {}, []
    for control in element.query("input, select, textarea, button"):
        name = control.attrs.get("name")
        if not name or "disabled" in control.attrs:
            continue
        if control.name == "button" or control.attrs.get("type") == "submit":
            buttons.append((name, control.attrs.get("value", "")))
            continue
        fields[name] = control
        if (value := _value(control)) is not None:
            values.setdefault(name, []).extend(value)
    method, action = _way_of(element, address)
    return FormOnPage(action, method, values, fields, buttons)


def _way_of(element, address):
    """Return the method of a form, in lower case, and where it is sent."""
    method = (element.attrs.get("method") or "get").lower()
    return method, urljoin(address, element.attrs.get("action") or address)


def _value(control):
    kind = control.attrs.get("type", "text")
    if control.name == "textarea":
        return ["".join(child.data or "" for child in control.children).lstrip("\n")]
    if control.name == "select":
        options = control.query("option")
        chosen = [o for o in options if "selected" in o.attrs]
        if "multiple" not in control.attrs:
            chosen = chosen[-1:] or options[:1]
        return [o.attrs.get("value", o.to_text()) for o in chosen]
    if kind in ("checkbox", "radio") and "checked" not in control.attrs:
        return None
    if kind == "file":
        return None
    return [control.attrs.get("value") or ("on" if kind == "checkbox" else "")]
