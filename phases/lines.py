"""What is wrong in the lines of a path template, read in order as on paper."""

from django.utils.translation import gettext as _

from phases.models import TemplateLine

Sort = TemplateLine.Sort


def faults(lines):
    """Return one sentence for each line that a path could not be copied from.

    ``lines`` are template lines in their order, saved or not.
    """
    reader = _Reader()
    for number, line in enumerate(lines, start=1):
        reader.read(number, line)
    if lines and not any(line.sort == Sort.PHASE for line in lines):
        reader.found.append(_("A path has at least one phase."))
    return reader.found


class _Reader:
    """Goes down the list and knows what stands above each line."""

    def __init__(self):
        self.found = []
        self.phase = None  # the one above, in the same period
        self.codes = set()  # of the phases
        self.step_codes = set()  # of the steps of the phase above
        self.milestones = set()

    def read(self, number, line):
        self.said = {"number": number, "label": line.label}
        getattr(self, f"_{line.sort}")(line)
        if line.milestone and line.milestone in self.milestones:
            self._say(
                _("Line %(number)s, “%(label)s”: this milestone is there already.")
            )
        self.milestones.add(line.milestone)

    def _say(self, sentence):
        self.found.append(sentence % self.said)

    def _period(self, line):
        self.phase = None
        self._plain(line)

    def _phase(self, line):
        self.phase, self.step_codes = line, set()
        self._number(line, self.codes)

    def _step(self, line):
        if self.phase is None:
            self._say(_("Line %(number)s, “%(label)s”: a step comes after a phase."))
        self._number(line, self.step_codes)

    def _milestone(self, line):
        if self.phase is None:
            self._say(
                _("Line %(number)s, “%(label)s”: a milestone comes after a phase.")
            )
        self._plain(line)

    def _number(self, line, known):
        if line.code and line.code in known:
            self._say(_("Line %(number)s, “%(label)s”: its number is taken already."))
        known.add(line.code)

    def _plain(self, line):
        if line.code or line.kind:
            self._say(
                _(
                    "Line %(number)s, “%(label)s”: numbers and natures are for phases and"
                    " steps."
                )
            )
