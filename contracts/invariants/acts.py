"""What must always be true of the acts that come after the signature."""

import json
from collections import Counter

from django.db.models import F, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from contracts import canonical
from contracts.act_canonical import SCHEMA, thawed
from contracts.act_text import reference_of
from contracts.checking import bytes_are_whole, text_is_whole
from contracts.invariants.telling import contract_facts, counted, told
from contracts.models import (
    Accession,
    ActName,
    ActPrint,
    ActSignature,
    Amendment,
    JoinedCommitment,
)
from programmes.models import Programme
from programmes.soundness import (
    STUMBLES,
    Invariant,
    among,
    each,
    one_by_one,
    same,
    where,
)

ACTS = (Accession, Amendment)
#: Which act a piece is of, by its contract and number.
PLACES = {
    kind: (f"{kind}__contract__reference", f"{kind}__number")
    for kind in ("accession", "amendment")
}


def named(act):
    return where(act, act.contract.reference, str(act.number))


def _piece_named(piece):
    return where(piece, piece.act.contract.reference, str(piece.act.number))


def _acts(model):
    return model.objects.select_related("contract")


def _sealed(model):
    return _acts(model).exclude(sealed_at=None)


def _of_both(look):
    for model in ACTS:
        yield from look(model)


def _pieces(model):
    return model.objects.select_related(
        "accession__contract", "amendment__contract", "partner"
    )


def acts_give_their_digest():
    return _of_both(lambda model: each(_sealed(model), text_is_whole, named))


def acts_are_canonical():
    return _of_both(lambda model: each(_sealed(model), _is_canonical, named))


def _is_canonical(act):
    said = json.loads(act.canonical)
    as_it_must_be = canonical.nfc(canonical.as_text(said))
    return said["schema"] == SCHEMA and as_it_must_be == act.canonical


def acts_say_what_they_are():
    """Each names itself, the contract that it stands beside, and thaws again."""
    return _of_both(lambda model: each(_sealed(model), _says_what_it_is, named))


def _says_what_it_is(act):
    beside = json.loads(act.canonical)["beside"]
    digests = act.contract.frozen_versions.current().values_list("digest", flat=True)
    return (
        thawed(act).reference == reference_of(act)
        and beside["reference"] == act.contract.reference
        and beside["digest"] in digests
    )


def act_names_are_behind_their_leaves():
    for name in one_by_one(_pieces(ActName)):
        try:
            parties = json.loads(name.act.canonical)["parties"]
            leaves = {party["token"]: party["leaf"] for party in parties}
        except STUMBLES:
            leaves = {}
        sound = leaves.get(name.token) == canonical.leaf(name.salt, name.value)
        yield "" if sound else _piece_named(name)


def act_prints_give_their_digest():
    rows = ActPrint.objects.select_related("accession__contract", "amendment__contract")
    return each(rows, bytes_are_whole, _piece_named)


def _same(kind_of_line, rows, *facts):
    """Hold rows beside the lines of the journal that note them."""
    kept = sum((counted(rows(kind)) for kind in PLACES), Counter())
    noted = Counter(
        (reference, str(said.get("number")), *(str(said.get(name)) for name in facts))
        for reference, said in contract_facts(kind_of_line)
    )
    return same(kept, noted)


def sealings():
    """As often sealed as reopened, and once more while an act is sealed."""
    kept = sum(
        (
            counted(
                _sealed(model).values_list("contract__reference", "number", "digest")
            )
            for model in ACTS
        ),
        Counter(),
    )
    noted = told("act_sealed", "number", "digest")
    return same(kept + told("act_reopened", "number", "digest"), noted)


def act_prints_are_in_the_journal():
    """A print that is missing was erased; one that nobody noted was slipped in."""
    noted = told("act_printed", "number", "print")

    def is_noted(kept):
        act = kept.act
        return (act.contract.reference, str(act.number), kept.digest) in noted

    rows = ActPrint.objects.defer("body").select_related(
        "accession__contract", "amendment__contract"
    )
    return each(rows, is_noted, _piece_named)


def act_signings():
    return _same(
        "act_signed",
        lambda kind: ActSignature.objects.exclude(**{kind: None}).values_list(
            *PLACES[kind], "token", "digest", "signed_on"
        ),
        "token",
        "digest",
        "signed_on",
    )


def act_strikings():
    struck = ActSignature.objects.exclude(struck_at=None)
    return _same(
        "act_struck_out",
        lambda kind: struck.exclude(**{kind: None}).values_list(
            *PLACES[kind], "token", "pk"
        ),
        "token",
        "signature",
    )


def acts_in_force():
    kept = sum(
        (
            counted(
                _acts(model)
                .exclude(signed_on=None)
                .values_list("contract__reference", "number", "digest", "signed_on")
            )
            for model in ACTS
        ),
        Counter(),
    )
    return same(kept, told("act_in_force", "number", "digest", "signed_on"))


def acts_are_in_force_since_the_contract():
    early = Q(signed_on__lt=F("programme__effective_on"))
    alien = ~Q(contract__programme=F("programme"))
    unsigned = Q(sealed_at__isnull=False, programme__effective_on=None)
    for model in ACTS:
        yield from among(_acts(model), early | alien | unsigned, named)


def who_joins_is_of_the_programme():
    wrong = ~Q(partner__programme=F("programme"))
    return among(_acts(Accession), wrong, named)


def acts_say_what_their_rows_say():
    """The commitments that were sealed are those of the rows, in number."""

    def says_all(act):
        items = json.loads(act.canonical)["block"]["commitments"]
        rows = JoinedCommitment.objects.kept().filter(accession=act)
        return len(items) == rows.count()

    return each(_sealed(Accession), says_all, named)


def length_is_that_of_the_last_amendment():
    last = (
        Amendment.objects.in_force()
        .filter(programme=OuterRef("pk"), months__isnull=False)
        .order_by("-number")
        .values("months")[:1]
    )
    rows = Programme.objects.annotate(agreed=Subquery(last))
    wrong = Q(agreed=None, amended_months__isnull=False)
    wrong |= Q(agreed__isnull=False, amended_months=None)
    wrong |= ~Q(agreed=F("amended_months")) & Q(agreed__isnull=False)
    return among(rows, wrong, lambda one: where(one, one.slug))


INVARIANTS = (
    Invariant(_("Each sealed act gives its digest again"), acts_give_their_digest),
    Invariant(
        _("Each sealed act is written in its one canonical way"), acts_are_canonical
    ),
    Invariant(
        _("Each sealed act names itself and the contract that it stands beside"),
        acts_say_what_they_are,
    ),
    Invariant(
        _("Each sealed accession has the commitments of its rows"),
        acts_say_what_their_rows_say,
    ),
    Invariant(
        _("Each name of an act is the one whose trace was sealed"),
        act_names_are_behind_their_leaves,
    ),
    Invariant(
        _("Each print of an act gives its digest again"), act_prints_give_their_digest
    ),
    Invariant(
        _("Each print of an act was noted in the journal"),
        act_prints_are_in_the_journal,
    ),
    Invariant(_("Each sealing of an act is noted in the journal"), sealings),
    Invariant(_("Each signature of an act is noted in the journal"), act_signings),
    Invariant(
        _("Each signature of an act struck out is noted in the journal"), act_strikings
    ),
    Invariant(_("Each act in force is noted in the journal"), acts_in_force),
    Invariant(
        _("Each act is of a signed contract of its own programme"),
        acts_are_in_force_since_the_contract,
    ),
    Invariant(
        _("Whoever joins is a partner of that programme"),
        who_joins_is_of_the_programme,
    ),
    Invariant(
        _("A contract lasts as its last signed amendment says"),
        length_is_that_of_the_last_amendment,
    ),
)
