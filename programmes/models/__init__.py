from programmes.models.calendar_links import CalendarLink, DateKind
from programmes.models.consents import Consent
from programmes.models.contacts import HostContact
from programmes.models.drafts import Draft
from programmes.models.help_offers import HelpOffer
from programmes.models.invitations import Invitation
from programmes.models.journal import Event
from programmes.models.logos import Logo
from programmes.models.membership import Membership, Reach
from programmes.models.openings import Opening
from programmes.models.packs import MethodPack, ModelQuestion, ModelRoleGroup
from programmes.models.partners import Partner, Representative, RoleGroup
from programmes.models.people import Role, User
from programmes.models.places import Organisation, Territory
from programmes.models.programme import Programme
from programmes.models.questions import Question, QuestionKind
from programmes.models.retention import RetentionNotice
from programmes.models.rights import RightsRequest
from programmes.models.sendings import Submission
from programmes.models.tallies import Tally
from programmes.models.transmissions import Transmission
from programmes.models.voices import Kind, Voice

__all__ = [
    "CalendarLink",
    "Consent",
    "DateKind",
    "Draft",
    "Event",
    "HelpOffer",
    "HostContact",
    "Invitation",
    "Kind",
    "Logo",
    "Membership",
    "MethodPack",
    "ModelQuestion",
    "ModelRoleGroup",
    "Opening",
    "Organisation",
    "Partner",
    "Programme",
    "Question",
    "QuestionKind",
    "Reach",
    "Representative",
    "RetentionNotice",
    "RightsRequest",
    "Role",
    "RoleGroup",
    "Submission",
    "Tally",
    "Territory",
    "Transmission",
    "User",
    "Voice",
]
