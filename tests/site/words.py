"""What the application says: its messages in the sources, and their French."""

import ast
import re
from functools import cache

import polib
from django.utils.translation.template import templatize

from tests.site.sources import ROOT, modules, template_name, templates, text

CATALOGUE = ROOT / "locale" / "fr" / "LC_MESSAGES" / "django.po"
CALLS = {
    "_": 0,
    "_n": 0,
    "gettext": 0,
    "gettext_lazy": 0,
    "ngettext": 0,
    "ngettext_lazy": 0,
    "pgettext": 1,
    "pgettext_lazy": 1,
}
EXTRACTED = re.compile(
    r"(p?)n?gettext\((?:u?('(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"),\s*)?"
    r"u?('(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")",
    re.DOTALL,
)


@cache
def french():
    return polib.pofile(str(CATALOGUE))


@cache
def translations():
    """Return the French of each message, plural forms side by side."""
    return {
        entry.msgid: [entry.msgstr, *entry.msgstr_plural.values()]
        for entry in french()
        if not entry.obsolete
    }


def messages_of_module(path):
    for node in ast.walk(ast.parse(text(path))):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        at = CALLS.get(name)
        if at is None or len(node.args) <= at:
            continue
        message = node.args[at]
        if isinstance(message, ast.Constant) and isinstance(message.value, str):
            yield message.value


def messages_of_template(path):
    for _context, first, last in EXTRACTED.findall(templatize(text(path))):
        yield ast.literal_eval(last if _context else first or last)


def every_message():
    for path in modules():
        yield from messages_of_module(path)
    for path in templates():
        yield from messages_of_template(path)


def messages_below(*folders):
    """Return the messages of the templates in these folders or of these names."""
    return {
        message
        for path in templates()
        if template_name(path).startswith(folders)
        for message in messages_of_template(path)
    }


def sentences(message):
    """Return the sentences of a message, placeholders counted as one word."""
    plain = re.sub(r"%\(\w+\)s|%s|\{\w*\}", "mot", message)
    parts = re.split(r"(?<=[.!?…])\s+|\n+", plain)
    return [part for part in parts if re.search(r"\w", part)]


def length(sentence):
    return len(re.findall(r"[\w%’'-]*\w", sentence))
