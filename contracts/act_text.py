"""The text of an act: composed from its rows, frozen as canonical JSON, thawed again.

``contracts.act_canonical`` freezes it. The sentences that the application writes are in
it, so that a print is made again word for word.
"""

from dataclasses import replace

from django.utils import translation
from django.utils.translation import gettext as _

from contracts import amending, canonical
from contracts.act_canonical import content, thawed
from contracts.act_paper import ACCESSION, AMENDMENT, Accord, ActPaper, Change
from contracts.canonical import fingerprint
from contracts.composition import cells_of
from contracts.joining import lead_in_of
from contracts.marks import Values
from contracts.models import Accession
from contracts.paper import BlockOnPaper, Cell, Item, Span
from programmes.models import Kind
from programmes.spoken import spoken_date, spoken_months
from programmes.vocabulary import capitalised

#: Stands in a translated sentence where the name of a partner comes.
WHO = "\ufffc"


def paper_of_act(act):
    """Return an act as it is read today: thawed once it is sealed, else composed."""
    if act.is_draft:
        return composed(act)[0]
    return thawed(act)


def composed(act):
    """Return the paper of a draft with its digest, and those whom it may name."""
    with translation.override(act.contract.language):
        partners = _nameable(act)
        values = Values(act.programme, partners)
        tell = _accession if isinstance(act, Accession) else _amendment
        paper = tell(act, values)
    digest = canonical.digest(content(act, paper, partners))
    return replace(paper, digest=digest, fingerprint=fingerprint(digest)), partners


def reference_of(act):
    """« RIV-2025-01-ADH1 », « RIV-2025-01-AVE2 »: what is printed at its foot."""
    mark = "ADH" if isinstance(act, Accession) else "AVE"
    return f"{act.contract.reference}-{mark}{act.number}"


def title_of(act):
    """« Acte d’adhésion n° 1 », in the language that is active."""
    if isinstance(act, Accession):
        return _("Act of accession no. %(number)s") % {"number": act.number}
    return _("Amendment no. %(number)s") % {"number": act.number}


def _nameable(act):
    """Return whom the act may name: every partner but participants, and who joins."""
    partners = act.programme.partners.exclude(role_group__kind=Kind.PARTICIPANT)
    if isinstance(act, Accession):
        partners |= act.programme.partners.filter(pk=act.partner_id)
    rows = partners.select_related("role_group", "organisation")
    return list(rows.prefetch_related("representatives").in_order())


def _with_name(sentence, partner):
    """Return a sentence as spans, the name of ``partner`` where ``WHO`` stands."""
    before, _who, after = sentence.partition(WHO)
    name = Span(partner.name, Span.SLOT, partner.token)
    spans = (Span(before), name, Span(after))
    return tuple(span for span in spans if span.text)


def _said(*sentences):
    return tuple((Span(sentence),) for sentence in sentences if sentence)


def _head(act, kind):
    contract, programme = act.contract, act.programme
    return {
        "kind": kind,
        "number": act.number,
        "reference": reference_of(act),
        "language": contract.language,
        "territory": programme.territory.name,
        "edition": programme.edition,
        "title": title_of(act),
        "contract": amending.frozen_content(contract)["title"],
        "place": act.place,
        "participant_word": programme.vocabulary.singular,
        "initials": contract.initials,
    }


def _signed(act):
    """Return what the sentences say of the contract: title, day, paper."""
    frozen = act.contract.frozen
    return {
        "who": WHO,
        "title": amending.frozen_content(act.contract)["title"],
        "day": spoken_date(act.programme.effective_on),
        "reference": act.contract.reference,
        "version": frozen.number,
        "mark": fingerprint(frozen.digest),
    }


def _which_paper(words):
    return (
        _("Reference %(reference)s, version %(version)s, fingerprint %(mark)s.") % words
    )


def _accession(act, values):
    words, ends_on = _signed(act), act.programme.dates.ends_on
    accepts = _("%(who)s accepts the contract “%(title)s” signed on %(day)s as it is.")
    goes_on = ends_on and _(
        "The contract goes on until %(day)s included: this act does not move that day."
    ) % {"day": spoken_date(ends_on)}
    cells = cells_of(act.partner)
    if act.partner.is_participant:
        title = capitalised(act.programme.vocabulary.the)
        cells = [Cell(act.partner.token, title, act.partner.name)]
    return ActPaper(
        **_head(act, ACCESSION),
        opening=(
            _with_name(accepts % words, act.partner),
            *_said(_which_paper(words)),
        ),
        closing=_said(
            goes_on,
            _("No copy signed before is changed, and nobody signs again."),
            _("It is a symbolic and moral commitment."),
        ),
        cells=tuple(cells),
        block=BlockOnPaper(
            0,
            act.partner.role_group.kind,
            act.voice,
            "",
            values.fill(lead_in_of(act)),
            tuple(
                Item(one.pk, number, values.fill(one.text, one.clause), one.clause)
                for number, one in enumerate(act.commitments.kept(), start=1)
            ),
            (),
        ),
    )


def _amendment(act, values):
    words = _signed(act)
    opening = _("By common accord, the contract “%(title)s” signed on %(day)s changes.")
    return ActPaper(
        **_head(act, AMENDMENT),
        opening=_said(opening % words, _which_paper(words)),
        reason=values.paragraphs(act.reason),
        closing=_said(
            _("Everything else in the contract stays as it was signed."),
            _("No copy signed before is changed."),
        ),
        cells=_cells_of_signers(act),
        change=_change(act, values),
        lengths=_lengths(act),
        accords=tuple(
            Accord(
                one.role_group.title_in(act.programme.vocabulary),
                spoken_date(one.agreed_on),
            )
            for one in act.accords.select_related("role_group").order_by(
                "agreed_on", "role_group__position", "pk"
            )
        ),
    )


def _change(act, values):
    if act.article_id is None:
        return None
    before = amending.standing_text(act)
    number, heading = amending.place_of(act.article)
    return Change(
        number, heading, values.paragraphs(before), values.paragraphs(act.text_after)
    )


def _lengths(act):
    """Say what a new length moves, always counted from the first day (domain 5.6)."""
    if act.months is None:
        return ()
    before, after = act.programme.dates, amending.dates_after(act)
    if before.ends_on is None:
        said = _("The contract lasts %(after)s, counted from %(day)s: until %(end)s.")
        return _said(
            said
            % {
                "after": spoken_months(after.duration_months),
                "day": spoken_date(after.signed_on),
                "end": spoken_date(after.ends_on),
            }
        )
    sentences = [
        _("The contract lasts %(after)s instead of %(before)s, counted from %(day)s.")
        % {
            "after": spoken_months(after.duration_months),
            "before": spoken_months(before.duration_months),
            "day": spoken_date(after.signed_on),
        },
        _("Its last day is %(after)s included, instead of %(before)s.")
        % {
            "after": spoken_date(after.ends_on),
            "before": spoken_date(before.ends_on),
        },
    ]
    if before.mid_term_on != after.mid_term_on:
        sentences.append(
            _("The mid-term is %(after)s, instead of %(before)s.")
            % {
                "after": spoken_date(after.mid_term_on),
                "before": spoken_date(before.mid_term_on),
            }
        )
    return _said(*sentences)


def _cells_of_signers(act):
    """Return the grid of who signs again: the unnamed participant, then the others."""
    signers = amending.signers(act)
    cells = []
    if any(partner.is_participant for partner in signers):
        title = capitalised(act.programme.vocabulary.the)
        cells.append(Cell("P", title, "", is_participant=True))
    for partner in signers:
        if not partner.is_participant:
            cells += cells_of(partner)
    return tuple(cells)
