"""What is copied and what is not, in words: counts, places, what stays."""

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.utils.translation import ngettext_lazy as _n

from contracts.models import Section
from csm.creation.parts import PARTS
from programmes.models import Kind, QuestionKind, Role
from programmes.models.programme import TEAM
from programmes.typography import in_words
from programmes.vocabulary import capitalised

COPIED = {
    "groups": _n("one role group", "%(number)s role groups", "count"),
    "partners": _n(
        "one partner organisation, without who speaks for it",
        "%(number)s partner organisations, without who speaks for them",
        "count",
    ),
    "questions": _n("one question", "%(number)s questions", "count"),
    "phases": _n("one phase of the path", "%(number)s phases of the path", "count"),
    "steps": _n("one step of the path", "%(number)s steps of the path", "count"),
    "milestones": _n("one milestone", "%(number)s milestones", "count"),
    "sections": _n(
        "one part around the articles, such as the preamble",
        "%(number)s parts around the articles, such as the preamble",
        "count",
    ),
    "articles": _n("one article", "%(number)s articles", "count"),
    "commitments": _n(
        "one commitment of the other groups",
        "%(number)s commitments of the other groups",
        "count",
    ),
    "library": _n(
        "one commitment to pick from the library",
        "%(number)s commitments to pick from the library",
        "count",
    ),
    "logos": _n("one logo", "%(number)s logos", "count"),
    "purpose": _n("purpose or aims", "purpose and aims", "count"),
}
NOT_COPIED = {
    "participants": _n("one %(participant)s", "%(number)s %(participants)s", "count"),
    "people": _n("one other person", "%(number)s other people", "count"),
    "bodies": _n(
        "one organisation that left, or that facilitates",
        "%(number)s organisations that left, or that facilitate",
        "count",
    ),
    "representatives": _n(
        "one person who speaks for an organisation",
        "%(number)s people who speak for an organisation",
        "count",
    ),
    "accesses": _n("one access", "%(number)s accesses", "count"),
    "promises": _n(
        "one commitment of the %(participants)s",
        "%(number)s commitments of the %(participants)s",
        "count",
    ),
    "annexes": _n("the words of one annex", "the words of %(number)s annexes", "count"),
    "comments": _n(
        "one comment on the text", "%(number)s comments on the text", "count"
    ),
    "notes": _n("one line kept as a note", "%(number)s lines kept as notes", "count"),
    "sessions": _n("one session", "%(number)s sessions", "count"),
}


def _lines(says, counts, **words):
    return [
        said % ({"count": number, "number": in_words(number)} | words)
        for name, said in says.items()
        if (number := counts.get(name, 0))
    ]


def copied_lines(counts):
    """Return what is copied, one line for each kind of which there is some."""
    return _lines(COPIED, counts)


def not_copied_lines(counts, vocabulary):
    """Return what stays in the older programme, whose ``vocabulary`` is given."""
    words = {"participant": vocabulary.singular, "participants": vocabulary.plural}
    return _lines(NOT_COPIED, counts, **words)


def never_copied():
    """Return what no programme takes from another, whatever there is of it."""
    return [
        _("no person, no idea, no answer"),
        _("no day: neither the ceremony nor what happened on the path"),
        _("no frozen version, no signature, no scan"),
        _("neither the frame of funding nor the page for the public"),
    ]


def kept_labels(names):
    """Return the labels of the parts that were written by hand, and stay."""
    return [part.label for part in PARTS if part.name in names]


def who_will_see(programme):
    """Return each role that does not see a draft, and how many hold it or are asked."""
    counts = dict.fromkeys((role for role in Role if role not in TEAM), 0)
    for rows in (programme.memberships.current(), programme.invitations.open()):
        held = rows.exclude(role__in=TEAM).order_by().values_list("role")
        for role, number in held.annotate(number=Count("pk")):
            counts[Role(role)] += number
    return [
        (capitalised(role.word_in(programme.vocabulary)), _people(number))
        for role, number in counts.items()
    ]


def _people(number):
    if not number:
        return _("nobody yet")
    words = ngettext("one person", "%(number)s people", number)
    return words % {"number": in_words(number)}


def place_in_words(place):
    """Return where a passage stood that is left out; it says nothing of its words."""
    what, *more = place
    return PLACES[what](*more)


def section_of(anchor):
    """Return the name of the section of this anchor, "" for another passage."""
    kind = anchor.removeprefix("section-")
    return str(Section.Kind(kind).label) if kind in Section.Kind else ""


PLACES = {
    "section": lambda kind: str(Section.Kind(kind).label),
    "article": lambda part, number: (
        _("article %(number)s of part %(part)s") % {"number": number, "part": part}
    ),
    "block": lambda kind: _("lead-in: %(kind)s") % {"kind": Kind(kind).label},
    "commitment": lambda kind, number: (
        _("commitment %(number)s: %(kind)s")
        % {"number": number, "kind": Kind(kind).label}
    ),
    "group": lambda kind: _("name of a group: %(kind)s") % {"kind": Kind(kind).label},
    "question": lambda kind: (
        _("question: %(kind)s") % {"kind": QuestionKind(kind).label}
    ),
    "path": lambda number: _("line %(number)s of the path") % {"number": number},
    "partner": lambda number: _("partner %(number)s") % {"number": number},
    "logo": lambda number: _("logo %(number)s") % {"number": number},
    "purpose": lambda: _("purpose"),
    "aims": lambda: _("aims"),
}
