"""A path template in words, line by line, before anybody starts from it."""

from dataclasses import dataclass

from phases.models import TemplateLine
from phases.plan import StretchOnPlan
from phases.wording import planned_words
from programmes.word_marks import filled

Sort = TemplateLine.Sort


@dataclass(frozen=True)
class LineTold:
    """One line: what it is, its number and its words, and when it is planned."""

    sort: str
    title: str  # « Phase 1 », « II a », or ""
    label: str
    planned: str
    milestone: str  # which one it is, for a line and for a step that is one

    @property
    def is_period(self):
        return self.sort == Sort.PERIOD

    @property
    def is_inside(self):
        """Whether it stands in a phase."""
        return self.sort in (Sort.STEP, Sort.MILESTONE)


def told(template, words=None, season=None):
    """Return the lines of ``template`` in order, which were read with it.

    ``words`` fill the marks (``programmes.word_marks``), left as they are without;
    ``season`` is the pair of years in which the months fall, or None.
    """
    found, phase = [], ""
    for line in template.lines.all():
        if line.sort == Sort.PHASE:
            phase, before = line.code, template.phase_word
        else:
            before = phase
        found.append(_told(line, before, words or {}, season))
    return found


def _told(line, before, words, season):
    part = StretchOnPlan(
        title=f"{before} {line.code}".strip() if line.code else "",
        label=filled(line.label, words),
        window=line.window_in(season),
        months=(line.from_month, line.until_month) if line.from_month else None,
    )
    return LineTold(
        line.sort,
        part.title,
        part.label,
        planned_words(part),
        line.get_milestone_display() if line.milestone else "",
    )
