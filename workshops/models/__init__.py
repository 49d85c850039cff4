from workshops.models.actions import Action, Envelope
from workshops.models.attendance import Attendance
from workshops.models.confided import Confidence, SharingPermission
from workshops.models.decisions import Decision
from workshops.models.documents import SessionDocument
from workshops.models.handing_over import GroupRules, HandedTool
from workshops.models.letters import LetterTo, PartnerLetter
from workshops.models.minutes import Minutes, MinutesAddition
from workshops.models.moves import Move
from workshops.models.ranked import Ballot, RankedAction
from workshops.models.rankings import Ranking
from workshops.models.series import Series
from workshops.models.sessions import Session
from workshops.models.workshops import Hosting, SocialSkill, Workshop, WorkshopModel

__all__ = [
    "Action",
    "Attendance",
    "Ballot",
    "Confidence",
    "Decision",
    "Envelope",
    "GroupRules",
    "HandedTool",
    "Hosting",
    "LetterTo",
    "Minutes",
    "MinutesAddition",
    "Move",
    "PartnerLetter",
    "RankedAction",
    "Ranking",
    "Series",
    "Session",
    "SessionDocument",
    "SharingPermission",
    "SocialSkill",
    "Workshop",
    "WorkshopModel",
]
