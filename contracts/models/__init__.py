from contracts.models.contract import Contract, Note
from contracts.models.library import ModelArticle, ModelCommitment
from contracts.models.passage import Passage
from contracts.models.passages import Article, Block, Commitment, Section
from contracts.models.revisions import Revision

__all__ = [
    "Article",
    "Block",
    "Commitment",
    "Contract",
    "ModelArticle",
    "ModelCommitment",
    "Note",
    "Passage",
    "Revision",
    "Section",
]
