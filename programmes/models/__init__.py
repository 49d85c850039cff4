from programmes.models.journal import Event
from programmes.models.membership import Invitation, Membership, Submission
from programmes.models.partners import Partner, Representative, RoleGroup
from programmes.models.people import Role, User
from programmes.models.places import Organisation, Territory
from programmes.models.programme import Logo, Programme, RoleGroupModel, RoleGroupSet
from programmes.models.tallies import Tally
from programmes.models.voices import Kind, Voice

__all__ = [
    "Event",
    "Invitation",
    "Kind",
    "Logo",
    "Membership",
    "Organisation",
    "Partner",
    "Programme",
    "Representative",
    "Role",
    "RoleGroup",
    "RoleGroupModel",
    "RoleGroupSet",
    "Submission",
    "Tally",
    "Territory",
    "User",
    "Voice",
]
