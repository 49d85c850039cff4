"""What a text under way waits for: words of a group, answers, to be frozen."""

from django.db.models import Count, Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contracts.awaits.places import place
from contracts.models import Block, Comment, Commitment
from contracts.models.contract import WRITERS
from programmes.awaiting import Awaited, counted
from programmes.models import Role

KINDS = ("commitments", "comments", "freeze")


def awaits(contracts, mine):
    """Yield what waits in these drafts, for the accesses ``mine``, by programme."""
    silent = _silent_blocks(contracts)
    waiting = _waiting_comments(contracts)
    promised = _promised(contracts)
    for contract in contracts:
        access = mine[contract.programme_id]
        quiet = silent.get(contract.pk, ())
        helps = access.has(*WRITERS)
        theirs = [
            block
            for block in quiet
            if helps or block.role_group_id in access.role_group_pks
        ]
        if theirs:
            yield _commitments(contract, theirs)
        if not helps:
            continue
        number = waiting.get(contract.pk, 0)
        if number:
            yield _comments(contract, number)
        is_settled = contract.pk in promised and not quiet and not number
        if is_settled and access.has(Role.COORDINATOR):
            yield _freeze(contract)


def _silent_blocks(contracts):
    """Return the groups without a word nor a sentence that says why, by contract."""
    words = Commitment.objects.kept().filter(block=OuterRef("pk"))
    blocks = Block.objects.kept().filter(
        ~Exists(words),
        contract__in=contracts,
        article__archived_at=None,
        open_sentence="",
        role_group__open_sentence="",
    )
    found = {}
    for block in blocks.select_related("role_group").order_by("position", "pk"):
        found.setdefault(block.contract_id, []).append(block)
    return found


def _waiting_comments(contracts):
    rows = Comment.objects.waiting().filter(contract__in=contracts).values("contract")
    return dict(rows.annotate(number=Count("pk")).values_list("contract", "number"))


def _promised(contracts):
    """Return the keys of the contracts in which somebody has promised something."""
    rows = Commitment.objects.kept().filter(block__archived_at=None)
    rows = rows.filter(block__contract__in=contracts)
    return set(rows.values_list("block__contract", flat=True).distinct())


def _commitments(contract, blocks):
    """Return the line of the groups that have written nothing yet."""
    vocabulary = contract.programme.vocabulary
    names = [block.role_group.title_in(vocabulary) for block in blocks]
    title = ngettext(
        "One group has not written its commitments yet",
        "%(number)s groups have not written their commitments yet",
        len(names),
    )
    return Awaited(
        "commitments",
        contract.programme,
        "pencil",
        counted(title, len(names)),
        ", ".join(names),
        place(contract, "write", f"block-{blocks[0].pk}"),
    )


def _comments(contract, number):
    title = ngettext(
        "One comment waits for an answer",
        "%(number)s comments wait for an answer",
        number,
    )
    return Awaited(
        "comments",
        contract.programme,
        "chat-left-text",
        counted(title, number),
        _("Answer in a word, or take the proposed wording."),
        place(contract, "discussion", montrer="a-repondre"),
    )


def _freeze(contract):
    return Awaited(
        "freeze",
        contract.programme,
        "lock",
        _("Read the text once more, then freeze it"),
        _("The page says what is still open. Frozen, it is printed and signed."),
        place(contract, "freeze"),
    )
