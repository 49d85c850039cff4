"""The state of a programme on one page, for its steering committee: nobody is named.

Counts only, and none of one to four people (``programmes.counting``). What somebody has
typed freely stays out of it too, save the public, the path and the names of the groups.
"""

from collections import Counter
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from contracts.prints.pdf import Fact
from contracts.standing import standing_of
from csm.overview import around_the_table_in_counts
from csm.overview import facts as dates_of
from csm.unanswered import left_in
from evaluation.models import Improvement
from phases.plan import plan_of
from phases.wording import planned_words
from programmes import printing
from programmes.counting import Amount, people, share
from programmes.models import Programme
from programmes.typography import hour, in_words, long_date
from programmes.vocabulary import capitalised
from workshops.models import Decision, Session

#: How many lines the page holds in a larger type.
ROOMY = 24


@dataclass(frozen=True)
class StateSheet:
    """The sheet of one programme on one day; ``facts`` is what its template needs."""

    programme: Programme
    language: str
    title: str
    mark: str  # second line of the foot
    facts: dict


def state_sheet(programme):
    """Return what the committee reads of ``programme`` today, in its contract's language."""
    contract, today = getattr(programme, "contract", None), timezone.localdate()
    language = contract.language if contract else settings.LANGUAGE_CODE
    with translation.override(language):
        return StateSheet(
            programme,
            language,
            _("State of the programme"),
            _("Printed on %(day)s") % {"day": long_date(today)},
            facts_on(programme, contract, today),
        )


def facts_on(programme, contract, today):
    """Return what the sheet says, part by part; ``contract`` is None until it is begun."""
    plan = plan_of(programme)
    parts = {
        "phases": [_phase(one) for one in plan.phases] if plan else [],
        "milestones": [_milestone(one) for one in plan.milestones] if plan else [],
        "table": [
            fact(seat.label, seat.words)
            for seat in around_the_table_in_counts(programme)
        ],
        "contract": list(_contract(programme, contract, plan)),
        "committee": [*_committee(programme, today), *_unanswered(programme)],
        "improvements": list(_improvements(programme)),
    }
    lines = sum(map(len, parts.values()))
    return {"day": long_date(today), "is_long": lines > ROOMY, **parts}


def state_sheet_pdf(programme, *, ask=None):
    """Return the sheet as a tagged PDF; ``ask`` may raise to refuse the rendering."""
    with printing.one_at_a_time(f"{programme.slug} etat"):
        if ask:
            ask()
        sheet = state_sheet(programme)
        with translation.override(sheet.language):
            page = render_to_string("csm/print/state_sheet.html", parts_of(sheet))
        return printing.render(page)


def parts_of(sheet):
    """Return what the templates of the sheet need, on paper and on screen."""
    return {"sheet": sheet, "programme": sheet.programme, **sheet.facts}


def fact(label, answer, *more):
    """Return one line of the sheet: its answer begins it as a sentence does."""
    return Fact(label, capitalised(answer), *filter(None, more))


def _phase(phase):
    """Return a phase, its state with the months that were planned, and what is done there."""
    said, planned = phase.state.label, planned_words(phase)
    if planned:
        words = _("%(state)s (planned: %(months)s)")
        said = words % {"state": said, "months": planned}
    if phase.title:
        return fact(phase.title, said, phase.label)
    return fact(phase.label, said)


def _milestone(milestone):
    if milestone.held_on:
        words = _("took place on %(day)s") % {"day": long_date(milestone.held_on)}
    elif milestone.day:
        words = _("planned on %(day)s") % {"day": long_date(milestone.day)}
    else:
        words = _("no day yet")
    return fact(milestone.label, words)


def _contract(programme, contract, plan):
    """Yield where the contract stands; the path tells its mid-term, if there is one."""
    if contract is None:
        yield fact(_("State"), _("not begun yet"))
    else:
        yield fact(_("State"), standing_of(programme).label)
        words = _("%(reference)s, version %(version)s")
        said = {"reference": contract.reference, "version": contract.text_version}
        yield fact(_("Reference"), words % said)
    signature, end, mid_term = dates_of(programme, plan)
    for date in (signature, end) if plan else (signature, mid_term, end):
        # Without an end, the reasons are what is still to be chosen, and by whom.
        reason = date.reason if programme.dates.ends_on else ""
        yield fact(date.term, date.answer, reason)
    if contract is not None and programme.is_frozen:
        yield fact(_("Copies signed"), _who_signed(programme, contract))


def _who_signed(programme, contract):
    """Return how many of the participants who take part now have signed their copy."""
    participants = programme.partners.participants().current()
    valid = contract.frozen.signatures.valid().filter(partner__in=participants)
    signed = share(valid.values("partner").distinct().count(), participants.count())
    words = {
        Amount.NOBODY: _("none yet"),
        Amount.FEW: _("by fewer than five people"),
        Amount.ALL_BUT_FEW: _("by all of the group but fewer than five people"),
        Amount.EVERYBODY: _("by the whole group"),
    }
    by = _("by %(people)s")
    return words.get(signed.amount) or by % {"people": people(signed.number)}


def _committee(programme, today):
    """Yield the last meeting, its decisions in number, and the next meeting."""
    meetings = Session.objects.of_the_committee(programme).held_or_planned()
    last = meetings.past(today).order_by("-day").first()
    coming = meetings.coming(today).around(today).first()
    decisions = Decision.objects.of_the_committee(programme)
    done = decisions.done()
    yield fact(_("Last meeting"), long_date(last.day) if last else _("none yet"))
    yield fact(
        _("Decisions to do"),
        _still_open(decisions.open().count(), decisions.late(today).count()),
    )
    if last:
        since = done.filter(done_on__gte=last.day)
        yield fact(_("Done since that meeting"), _counted(since.count()))
    yield fact(_("Next meeting"), _moment(coming) if coming else _("not planned yet"))


def _improvements(programme):
    """Yield how many improvements got which answer; none before the first is proposed."""
    rows = Improvement.objects.kept().filter(programme=programme).order_by()
    found = Counter(rows.values_list("decision", Q(done_on=None)))
    if not found:
        return
    said = Improvement.Decision
    for label, number in (
        (_("Accepted and done"), found[said.ACCEPTED, False]),
        (_("Accepted, to do"), found[said.ACCEPTED, True]),
        (_("Put off until later"), found[said.LATER, True]),
        (_("Refused, with the reason"), found[said.REFUSED, True]),
        (_("Without an answer yet"), found["", True]),
    ):
        words = ngettext("one improvement", "%(number)s improvements", number)
        none = pgettext("improvements", "none")
        yield fact(label, words % {"number": in_words(number)} if number else none)


def _unanswered(programme):
    """Yield how much nothing answers yet, kind by kind, on one line."""
    words = _("%(kind)s: %(number)s")
    said = [
        words % {"kind": one.title, "number": one.number_outside}
        for one in left_in(programme, outside=True)
        if one.lines
    ]
    if said:
        yield fact(_("What still has no answer"), " · ".join(said))


def _still_open(number, late):
    said = _counted(number)
    if not late:
        return said
    words = ngettext("of which one past its date", "of which %(late)s past it", late)
    return f"{said}, {words % {'late': in_words(late)}}"


def _counted(number):
    if not number:
        return pgettext("decisions", "none")
    words = ngettext("one decision", "%(number)s decisions", number)
    return words % {"number": in_words(number)}


def _moment(session):
    if session.day is None:
        return _("no day yet")
    if session.starts_at is None:
        return long_date(session.day)
    words = {"day": long_date(session.day), "hour": hour(session.starts_at)}
    return _("%(day)s at %(hour)s") % words
