"""What must always be true of the bytes kept with a frozen text, and of its copies."""

from collections import Counter

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from contracts.checking import bytes_are_whole
from contracts.invariants.naming import copy_named, paper_named, part_named
from contracts.invariants.telling import contract_facts, counted, told
from contracts.models import ContractCopy, CopyPrint, FrozenPiece
from contracts.thawing import LOGO
from programmes.soundness import Invariant, among, each, same


def pieces_give_their_digest():
    pieces = FrozenPiece.objects.select_related("version__contract")
    pieces = pieces.defer("version__canonical")
    return each(pieces, bytes_are_whole, part_named)


def copies_give_their_digest():
    prints = CopyPrint.objects.select_related("copy__version")
    prints = prints.defer("copy__version__canonical")
    return each(prints, bytes_are_whole, paper_named)


def prints_are_those_of_the_journal():
    """The print without a name is never erased: it is there, or was not yet made."""
    pieces = FrozenPiece.objects.filter(name=FrozenPiece.PRINT)
    rows = pieces.values_list(
        "version__contract__reference", "version__number", "digest"
    )
    return same(counted(rows), told("sealed", "version", "print"))


def logos_are_those_of_the_journal():
    pieces = FrozenPiece.objects.filter(name__startswith=LOGO)
    rows = pieces.values_list(
        "version__contract__reference", "version__number", "name", "digest"
    )
    noted = Counter(
        (reference, str(facts.get("version")), f"{LOGO}{number}", digest)
        for reference, facts in contract_facts("frozen")
        for number, digest in enumerate(facts.get("logos", ()), start=1)
    )
    return same(counted(rows), noted)


def copies_printed_are_in_the_journal():
    """A print that is missing was erased; one that nobody noted was slipped in."""
    noted = told("copy_remade", "version", "token", "digest") + Counter(
        (reference, str(facts.get("version")), token, digest)
        for reference, facts in contract_facts("copies_made")
        for token, digest in facts.get("copies", {}).items()
    )

    def is_noted(kept):
        version = kept.copy.version
        token = kept.copy.partner.token
        reference = version.contract.reference
        return (reference, str(version.number), token, kept.digest) in noted

    prints = CopyPrint.objects.select_related(
        "copy__version__contract", "copy__partner"
    )
    prints = prints.defer("body", "copy__version__canonical")
    return each(prints, is_noted, paper_named)


def copies_are_of_the_programme():
    wrong = ~Q(partner__programme=F("version__contract__programme"))
    return among(_copies(), wrong, copy_named)


def copies_bear_their_reference():
    def bears_its_reference(copy):
        return copy.reference == copy.version.contract.copy_reference(copy.partner)

    return each(_copies(), bears_its_reference, copy_named)


def _copies():
    copies = ContractCopy.objects.select_related("version__contract", "partner")
    return copies.defer("version__canonical")


INVARIANTS = (
    Invariant(
        _("Each print and logo kept with a frozen text gives its digest again"),
        pieces_give_their_digest,
    ),
    Invariant(
        _("Each copy that is kept gives its digest again"), copies_give_their_digest
    ),
    Invariant(
        _("The prints without a name are those that the journal noted"),
        prints_are_those_of_the_journal,
    ),
    Invariant(
        _("The logos are those that the journal noted"), logos_are_those_of_the_journal
    ),
    Invariant(
        _("Each copy that is kept was noted in the journal"),
        copies_printed_are_in_the_journal,
    ),
    Invariant(
        _("Each copy is for a partner of its own programme"),
        copies_are_of_the_programme,
    ),
    Invariant(
        _("Each copy bears its contract’s reference and its partner’s number"),
        copies_bear_their_reference,
    ),
)
