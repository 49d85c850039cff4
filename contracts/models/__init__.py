from contracts.models.accessions import Accession, JoinedCommitment
from contracts.models.act_pieces import ActName, ActPrint, ActSignature
from contracts.models.amendments import Amendment, AmendmentAccord
from contracts.models.ceremony import Ceremony, Thing, Turn
from contracts.models.comments import Comment
from contracts.models.contract import Contract, Note
from contracts.models.easy_reading import EasyArticle, EasyCheck
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
    "Accession",
    "ActName",
    "ActPrint",
    "ActSignature",
    "Agreement",
    "Amendment",
    "AmendmentAccord",
    "Article",
    "Block",
    "Ceremony",
    "Comment",
    "Commitment",
    "CommitmentMention",
    "Contract",
    "ContractCopy",
    "CopyPrint",
    "EasyArticle",
    "EasyCheck",
    "FrozenName",
    "FrozenPiece",
    "FrozenVersion",
    "JoinedCommitment",
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
