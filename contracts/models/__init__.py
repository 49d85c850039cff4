from contracts.models.ceremony import Ceremony, Thing, Turn
from contracts.models.comments import Comment
from contracts.models.contract import Contract, Note
from contracts.models.frozen import (
    ContractCopy,
    CopyPrint,
    FrozenName,
    FrozenPiece,
    FrozenVersion,
)
from contracts.models.library import ModelArticle, ModelCommitment
from contracts.models.mentions import CommitmentMention
from contracts.models.passage import Passage
from contracts.models.passages import Article, Block, Commitment, Section
from contracts.models.readings import Agreement, Reading
from contracts.models.revisions import Revision
from contracts.models.signatures import Scan, Signature, SigningNote

__all__ = [
    "Agreement",
    "Article",
    "Block",
    "Ceremony",
    "Comment",
    "Commitment",
    "CommitmentMention",
    "Contract",
    "ContractCopy",
    "CopyPrint",
    "FrozenName",
    "FrozenPiece",
    "FrozenVersion",
    "ModelArticle",
    "ModelCommitment",
    "Note",
    "Passage",
    "Reading",
    "Revision",
    "Scan",
    "Section",
    "Signature",
    "SigningNote",
    "Thing",
    "Turn",
]
