"""The figures of a report as a spreadsheet: one line for each number that it tells."""

from django.utils.translation import gettext as _

from evaluation.reporting.commitments import Seen


def heads():
    return [_("Part"), _("What"), _("Detail"), _("Number"), _("Day")]


def rows(report):
    """Return a row for each number of the report; what is withheld says so."""
    return [
        *_people(report),
        *_done(report),
        *_answers(report),
        *_readings(report),
        *_situations(report),
        *_improvements(report),
    ]


def left_out(report):
    """Return the sentences that say what the file leaves out."""
    said = [_("Not in this file: names of persons, and what anybody wrote.")]
    if report.outside:
        said.append(
            _(
                "Not in this file: numbers from one to four, and some others from which"
                " they could be found; groups of fewer than five are told together."
            )
        )
    return said


def number_said(number):
    """Return a number, or the word that stands where it is withheld."""
    return _("not told") if number is None else number


def _people(report):
    part = _("Around the table")
    for group in report.groups:
        yield [part, group.label, "", number_said(group.number), report.day]


def _done(report):
    for kind, number in report.done.sessions:
        yield [_("Sessions"), kind, "", number, report.day]
    for one in report.done.workshops:
        hosts = ", ".join(one.hosts)
        yield [_("Workshops"), one.theme, hosts, one.sessions, report.day]
    for one in report.done.actions:
        day = one.done_on or one.started_on
        yield [_("Actions"), one.words, one.state, 1, day]


def _answers(report):
    for one in report.answers:
        part = _("Co-evaluation: %(moment)s") % {"moment": one.moment}
        for line in one.lines:
            for label, number in zip(one.labels, line.counts, strict=True):
                said = number_said(number)
                yield [part, line.dimension, str(label), said, one.held_on]
        for label, number in zip(one.labels, one.sums, strict=True):
            said = number_said(number)
            yield [part, _("All dimensions"), str(label), said, one.held_on]
        for group in one.groups:
            said = number_said(group.number)
            yield [part, _("Who answered"), group.label, said, one.held_on]


def _readings(report):
    for tally in report.tallies:
        for seen, number in zip(Seen, tally.counts, strict=True):
            part = _("Commitments, as they were read")
            yield [part, tally.moment, str(seen.label), number, report.day]


def _situations(report):
    part = _("Our indicators")
    for one in report.situations:
        for spread in one.spreads:
            what, day = f"{one.indicator} ({spread.measure})", spread.measure.held_on
            for bar in spread.bars:
                yield [part, what, bar.named, number_said(bar.number), day]


def _improvements(report):
    for one in report.improvements:
        part = _("What we change")
        yield [part, one.words, one.label, 1, one.done_on or one.due_on]
