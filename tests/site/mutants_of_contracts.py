"""The rules of access to the contract and its copies, each with its mutant."""

from contracts.discussion import Discussion
from contracts.models import Block, Ceremony, Comment, Commitment, Contract, Passage
from contracts.models.comments import CommentQuerySet
from contracts.models.frozen import ContractCopyQuerySet
from contracts.models.signatures import SignatureQuerySet
from contracts.views import prints
from tests.site.says_yes import yes

RULES = {
    "reading the contract": (Contract, "may_be_read_by", yes, "programme"),
    "writing the contract": (Contract, "may_be_written_by", yes, "contracts:"),
    "writing a passage": (Passage, "may_be_written_by", yes, "contracts:passage"),
    "receiving a commitment": (Block, "may_receive_from", yes, "contracts:"),
    "writing a commitment": (Commitment, "may_be_written_by", yes, "contracts:"),
    "printing the archive copy": (prints, "may_print", yes, "contracts:print"),
    "the copies of the others": (
        ContractCopyQuerySet,
        "visible_to",
        lambda rows, access: rows.filter(version__contract__programme=access.programme),
        "contracts:scan",
    ),
    "the copies of another programme": (
        ContractCopyQuerySet, "visible_to", lambda rows, access: rows, "contracts:scan"
    ),
    "the signatures of the others": (
        SignatureQuerySet,
        "visible_to",
        lambda rows, access: rows.filter(version__contract__programme=access.programme),
        "contracts:copies",
    ),
    "the signatures of another programme": (
        SignatureQuerySet, "visible_to", lambda rows, access: rows, "contracts:signature"
    ),
    "the comments of another programme": (
        CommentQuerySet, "visible_to", lambda rows, access: rows, "contracts:comment_w"
    ),
    "changing a comment": (Comment, "may_be_changed_by", yes, "contracts:comment_e"),
    "answering a comment": (Comment, "may_be_answered_by", yes, "contracts:comment_a"),
    "preparing the day": (Ceremony, "may_be_prepared_by", yes, "contracts:ceremony"),
    "noting an agreement": (Discussion, "may_note", True, "contracts:discussion"),
}  # fmt: skip
