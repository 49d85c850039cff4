"""Insertion marks: « {fin} » in the text is read as the date that follows from facts.

What is known elsewhere (dates, lengths, words, partners) is never typed twice.
The names of the marks are French because the people who write use them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext_lazy as _

from contracts.paper import Paragraph, Span
from programmes.spoken import spoken_date, spoken_months
from programmes.word_marks import MARK, read, time_until_mid_term, words_of

PARTNER = re.compile(r"[Pp]artenaire\s+(\d{1,3})")
#: The mark of a partner still to be named; never longer than the one that it replaces.
NOBODY_YET = "{partenaire …}"
FROM_THE_SIGNATURE = "à compter de la signature"
#: Alone on its line in the preamble, the place of the path's drawing.
PATH = "parcours"


@dataclass(frozen=True)
class Offer:
    """A mark as the editor offers it: what it says, and how it reads today."""

    mark: str
    says: str
    reads: str | None  # None while nothing fills it


def without_partners(text: str) -> str:
    """Return ``text`` with each mark of a partner open again, to be filled.

    For another programme, where the same number is somebody else.
    """
    return MARK.sub(
        lambda mark: NOBODY_YET if PARTNER.fullmatch(mark[1].strip()) else mark[0],
        text,
    )


def _when(day, months):
    """A date, or while there is none the months that lead to it, or nothing."""
    if day is not None:
        return f"le {spoken_date(day)}"
    if months is None:
        return None
    return f"{spoken_months(months)} {FROM_THE_SIGNATURE}"


def _period(dates):
    if dates.duration_months is None:
        return None
    months = spoken_months(dates.duration_months)
    if dates.signed_on is None:
        return f"{months} {FROM_THE_SIGNATURE}"
    return f"{months} à compter du {spoken_date(dates.signed_on)}, jour de la signature"


def _is_the_path(paragraph):
    """Whether a paragraph is the mark « {parcours} » and nothing else."""
    if len(paragraph) != 1 or paragraph[0].kind != Span.OPEN:
        return False
    return paragraph[0].text.strip("{} ").lower() == PATH


class Values:
    """What the marks of one programme stand for.

    ``partners`` may be rows that nobody asked for yet: they are read when a mark names
    one. ``plan`` is the path as it is planned, None while the programme has none, and
    for sentences alone, in which it is not drawn. The dates are those of the text as it
    was signed: an amendment stands beside it (domain 5.7).
    """

    def __init__(self, programme, partners=(), plan=None):
        self.plan = plan
        self._partners = partners
        words, dates = words_of(programme), programme.dates_as_signed
        self.known = {
            "participant": (_("one participant"), words["participant"]),
            "participants": (_("several participants"), words["participants"]),
            "le participant": (_("the participant"), words["le participant"]),
            "du participant": (_("of the participant"), words["du participant"]),
            "un participant": (_("a participant"), words["un participant"]),
            "d’un participant": (_("of a participant"), words["d’un participant"]),
            "les participants": (_("the participants"), words["les participants"]),
            "des participants": (_("of the participants"), words["des participants"]),
            "durée": (
                _("length of the contract"),
                dates.duration_months and spoken_months(dates.duration_months),
            ),
            "période": (_("length, and from when"), _period(dates)),
            "signature": (
                _("day of the signature"),
                f"le {spoken_date(dates.signed_on)}"
                if dates.signed_on
                else "le jour de la signature",
            ),
            "fin": (
                _("last day of the contract"),
                _when(dates.ends_on, dates.duration_months),
            ),
            "délai de mi-parcours": (
                _("time until mid-term"),
                time_until_mid_term(dates),
            ),
            "mi-parcours": (
                _("day of the mid-term evaluation"),
                _when(dates.mid_term_on, dates.mid_term_after),
            ),
            "territoire": (_("territory"), programme.territory.name),
            "édition": (_("edition"), programme.edition),
            "public": (_("public"), programme.audience or None),
            "cadre de financement": (
                _("frame of funding"),
                programme.funding_frame or None,
            ),
        }
        self.words = {mark: value for mark, (_says, value) in self.known.items()}

    @cached_property
    def partners(self):
        """The partners with a name in the text, by number.

        Participants are not among them: the common text holds no participant's name.
        """
        return {one.number: one for one in self._partners if not one.is_participant}

    def of(self, name: str) -> Span:
        """Return how the mark called ``name`` reads; an open span when it cannot."""
        if (match := PARTNER.fullmatch(name.strip())) is not None:
            partner = self.partners.get(int(match[1]))
            if partner is None:
                return Span(f"{{{name}}}", Span.OPEN)
            return Span(partner.name, Span.SLOT, partner.token)
        value = read(name, self.words)
        if value is None:
            return Span(f"{{{name}}}", Span.OPEN)
        return Span(value, Span.SLOT)

    def offers(self) -> list[Offer]:
        """Return every mark, to be chosen in words."""
        known = [
            Offer(f"{{{name}}}", str(says), value)
            for name, (says, value) in self.known.items()
        ]
        named = [
            Offer(f"{{partenaire {number}}}", str(_("name of a partner")), partner.name)
            for number, partner in sorted(self.partners.items())
        ]
        return known + named

    @property
    def path_offer(self) -> Offer:
        """Return the mark of the path's drawing, which only the preamble takes."""
        reads = str(_("the drawing of the path")) if self.plan else None
        says = _("drawing of the path, alone on its line")
        return Offer(f"{{{PATH}}}", says, reads)

    def with_the_path(self, paragraphs, *, at_the_end=True) -> tuple[Paragraph, ...]:
        """Return the preamble's paragraphs with the place of the path's drawing.

        It is where a line is its mark alone; without such a line, after the last
        paragraph, unless ``at_the_end`` says not.
        """
        if self.plan is None:
            return paragraphs
        place = (Span(f"{{{PATH}}}", Span.PATH),)
        for at, paragraph in enumerate(paragraphs):
            if _is_the_path(paragraph):
                return (*paragraphs[:at], place, *paragraphs[at + 1 :])
        return (*paragraphs, place) if at_the_end else paragraphs

    def fill(self, text: str, clause: str = "") -> Paragraph:
        """Return ``text`` as spans, its marks filled and its safety clause told apart."""
        before, kept, after = text.partition(clause) if clause else (text, "", "")
        spans = [*self._marked(before, Span.TEXT)]
        if kept:
            spans += self._marked(kept, Span.CLAUSE)
        return (*spans, *self._marked(after, Span.TEXT))

    def paragraphs(self, text: str, clause: str = "") -> tuple[Paragraph, ...]:
        """Return one paragraph for each line of ``text`` that says something."""
        lines = [line.strip() for line in text.splitlines()]
        return tuple(
            self.fill(line, clause if clause in line else "") for line in lines if line
        )

    def _marked(self, text: str, kind: str) -> Iterator[Span]:
        at = 0
        for match in MARK.finditer(text):
            if match.start() > at:
                yield Span(text[at : match.start()], kind)
            yield self.of(match[1])
            at = match.end()
        if at < len(text):
            yield Span(text[at:], kind)
