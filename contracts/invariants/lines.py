"""What the journals tell must be what the rows say, neither more nor less.

Whoever changes a row past the acts leaves the journal as it was; whoever cuts off the
journal's end leaves the rows.
"""

import hashlib
import json
from collections import Counter

from django.utils.translation import gettext_lazy as _

from contracts import canonical
from contracts.invariants.telling import contract_facts, counted, told
from contracts.invariants.texts import versions
from contracts.models import Agreement, ContractCopy, Reading, Signature
from programmes.soundness import STUMBLES, Invariant, one_by_one, same

#: Contract, version and token of a row below a frozen version.
PLACE = ("version__contract__reference", "version__number")


def freezings():
    rows = versions().values_list(
        "contract__reference", "number", "digest", "printed_day"
    )
    return same(counted(rows), told("frozen", "version", "digest", "printed_day"))


def annexes():
    """The digest of each annex, noted on the day, is the one of the frozen text."""
    kept = Counter(
        (version.contract.reference, str(version.number), *annex)
        for version in one_by_one(versions())
        for annex in _annexes(version)
    )
    noted = Counter(
        (reference, str(facts.get("version")), *annex)
        for reference, facts in contract_facts("frozen")
        for annex in facts.get("annexes", {}).items()
    )
    return same(kept, noted)


def _annexes(version):
    try:
        found = json.loads(version.canonical)["annexes"]
        return [(str(one["number"]), canonical.digest(one)) for one in found]
    except STUMBLES:
        return []


def copies():
    rows = ContractCopy.objects.select_related("partner", "version__contract")
    rows = rows.defer("version__canonical")
    kept = Counter(
        (copy.version.contract.reference, str(copy.version.number), copy.partner.token)
        for copy in rows.iterator(chunk_size=2000)
    )
    noted = Counter(
        (reference, str(facts.get("version")), token)
        for reference, facts in contract_facts("frozen")
        for token in facts.get("copies", ())
    )
    return same(kept, noted)


def reopenings():
    kept = Counter(
        (
            version.contract.reference,
            str(version.number),
            version.digest,
            hashlib.sha256(version.reason.encode()).hexdigest(),
        )
        for version in one_by_one(versions().exclude(reopened_at=None))
    )
    return same(kept, told("reopened", "version", "digest", "reason"))


def signings():
    rows = Signature.objects.values_list(*PLACE, "token", "digest", "signed_on")
    noted = told("signed", "version", "token", "digest", "signed_on")
    return same(counted(rows), noted)


def strikings():
    struck = Signature.objects.exclude(struck_at=None)
    rows = struck.values_list(*PLACE, "token", "pk")
    return same(counted(rows), told("struck_out", "version", "token", "signature"))


def readings():
    """As often noted as they stand, and once more for each that was taken away."""
    rows = Reading.objects.values_list(
        "article__contract__reference", "read_on", "article"
    )
    return same(counted(rows) + _read("reading_removed"), _read("read"))


def _read(kind):
    return Counter(
        (reference, str(facts.get("day")), str(article))
        for reference, facts in contract_facts(kind)
        for article in facts.get("articles", ())
    )


def agreements():
    """A day that was corrected is noted again: the last one counts."""
    rows = Agreement.objects.values_list(
        "commitment__block__contract__reference", "commitment", "agreed_on"
    )
    last = {
        (reference, str(facts.get("commitment"))): str(facts.get("day"))
        for reference, facts in contract_facts("agreed")
    }
    return same(counted(rows), Counter((*key, day) for key, day in last.items()))


INVARIANTS = (
    Invariant(_("Each freezing is noted in the journal, as it was"), freezings),
    Invariant(_("Each annex is the one that the journal noted"), annexes),
    Invariant(_("The copies are those that the journal noted"), copies),
    Invariant(_("Each reopening is noted in the journal, with its reason"), reopenings),
    Invariant(_("Each signature is noted in the journal, as it is"), signings),
    Invariant(_("Each signature struck out is noted in the journal"), strikings),
    Invariant(_("Each reading in a session is noted in the journal"), readings),
    Invariant(_("Each agreement of the group is noted in the journal"), agreements),
)
