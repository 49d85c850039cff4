"""Before freezing: what is still open, each in a sentence that leads to where it is mended.

Nothing of it keeps the text from being frozen but what ``contracts.freezing`` refuses:
no text, nobody who signs, a ceremony over, a participant's full name. The rest is for people to weigh.
"""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contracts.marks import PATH
from contracts.open_points import open_points, passages_on
from contracts.readings import to_be_agreed
from programmes.naming import full_names_written, names_written
from programmes.typography import in_words, long_date
from wellbeing.gathered import has_chosen

MARKS_OF_PARTNERS = "{partenaire"
MARK_OF_THE_PATH = f"{{{PATH}}}"


@dataclass(frozen=True)
class Point:
    """Something to know before freezing; ``stops`` says that it must be mended first."""

    icon: str
    says: str
    about: str
    url: str
    stops: bool = False


def points(contract, paper):
    """Return what a composed draft leaves open: first what stops, then what does not.

    Names of participants are in it: it is for the coordinator only.
    """
    partners = list(contract.programme.partners.participants())
    return [
        *_refusals(contract),
        *_names(contract, paper, partners),
        *_dates(contract.programme),
        *_marks(contract, paper),
        *_annex(contract, paper),
        *_empty_groups(contract, paper),
        *_comments(contract),
        *_unread(contract),
        *_not_agreed(contract),
    ]


def _place(contract, view, anchor=None):
    slug = contract.programme.slug
    return reverse(f"contracts:{view}", args=[slug], fragment=anchor)


def _refusals(contract):
    if not contract.has_text():
        yield Point(
            "file-earmark-text",
            _("Nobody has written in the text yet"),
            _("There is nothing to sign as long as no group has written."),
            _place(contract, "write"),
            stops=True,
        )
    if not contract.copies().exists():
        words = contract.programme.vocabulary
        yield Point(
            "people",
            _("No %(participant)s signs yet") % {"participant": words.singular},
            _("Each of those who sign gets a copy: name them first."),
            reverse("programmes:partner_list", args=[contract.programme.slug]),
            stops=True,
        )


def _names(contract, paper, partners):
    seen = set()
    for anchor, text in passages_on(paper):
        full = full_names_written(text, partners)
        for name in names_written(text, partners):
            if name in seen:
                continue
            seen.add(name)
            stops = name in full
            yield Point(
                "person",
                _("The text names %(name)s") % {"name": name}
                if stops
                else _("A word of the text may name %(name)s") % {"name": name},
                _(
                    "Everybody would read it. Each copy bears one name, its own: take this one out."
                )
                if stops
                else _(
                    "If it is a common word, leave it. If it is a name, take it out."
                ),
                _place(contract, "write", anchor),
                stops=stops,
            )


def _dates(programme):
    """Yield what would be frozen with the dates, and only a reopening could mend."""
    day, slug = programme.dates.signed_on, programme.slug
    if day and day < timezone.localdate():
        yield Point(
            "calendar-event",
            _("The day of the ceremony is over: %(day)s") % {"day": long_date(day)},
            _(
                "Printed in the text, it could not be confirmed after the ceremony."
                " Choose another day."
            ),
            reverse("contracts:ceremony_edit", args=[slug]),
            stops=True,
        )
    if programme.duration_months is None:
        yield Point(
            "calendar-event",
            _("The length of the contract is not chosen"),
            _("Frozen like this, it has no last day. Choose it in the settings."),
            reverse("programmes:settings", args=[slug]),
        )


def _marks(contract, paper):
    for mark in open_points(paper).marks:
        about, url = _how_to_fill(contract, paper, mark)
        yield Point("braces", _("%(mark)s is not filled") % {"mark": mark}, about, url)


def _how_to_fill(contract, paper, mark):
    """Return what is said of a mark that nothing fills, and where it is mended."""
    if mark == MARK_OF_THE_PATH and paper.path:
        about = _(
            "The drawing of the path stands once, alone on its line, in the preamble."
        )
        return about, _place(contract, "write", "section-preamble")
    if mark == MARK_OF_THE_PATH:
        about = _("The programme has no path yet. Choose one, or take the mark out.")
        return about, contract.programme.get_absolute_url()
    of_a_partner = mark.startswith(MARKS_OF_PARTNERS)
    view = "programmes:partner_list" if of_a_partner else "programmes:settings"
    about = _("The braces would be printed as they are. Fill it, or take it out.")
    return about, reverse(view, args=[contract.programme.slug])


def _annex(contract, paper):
    programme = contract.programme
    if any(one.definition for one in paper.annexes) and not has_chosen(programme):
        yield Point(
            "chat-left-text",
            _("The group has not chosen what annex 1 shows"),
            _("It shows the texts alone. Frozen, it can no longer show the ideas."),
            reverse("wellbeing:annex_shows", args=[programme.slug]),
        )


def _empty_groups(contract, paper):
    for block in open_points(paper).empty_blocks:
        sentence = "".join(span.text for span in block.open_sentence)
        yield Point(
            "pencil",
            _("%(group)s: no commitment yet") % {"group": block.label},
            _("The text will say: « %(sentence)s »") % {"sentence": sentence}
            if sentence
            else _("The text will say that it is to be written."),
            _place(contract, "write", f"block-{block.pk}"),
        )


def _comments(contract):
    if waiting := contract.comments.waiting().count():
        yield Point(
            "chat-left-text",
            ngettext(
                "One comment has no answer yet",
                "%(number)s comments have no answer yet",
                waiting,
            )
            % {"number": in_words(waiting).capitalize()},
            _("Once the text is frozen, none of them can change it any more."),
            _place(contract, "discussion"),
        )


def _unread(contract):
    unread = contract.articles.kept().filter(readings=None).count()
    if unread:
        yield Point(
            "book",
            ngettext(
                "One article was never read in a session",
                "%(number)s articles were never read in a session",
                unread,
            )
            % {"number": in_words(unread).capitalize()},
            _("Note the day, or read it together before the ceremony."),
            _place(contract, "readings"),
        )


def _not_agreed(contract):
    if number := to_be_agreed(contract).count():
        yield Point(
            "check2-circle",
            ngettext(
                "The group has not agreed to one commitment yet",
                "The group has not agreed to %(number)s commitments yet",
                number,
            )
            % {"number": in_words(number)},
            _("It was added after the first reading. Note the day of the agreement.")
            if number == 1
            else _("They were added after the first reading. Note when it agreed."),
            _place(contract, "discussion"),
        )
