"""The kinds of sessions (domain 6.1), and what is asked of each."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SessionKind(models.TextChoices):
    EXPRESSION = "expression", _("questions on well-being")
    GROUP = "group", _("group session")
    WORKSHOP = "workshop", _("progress workshop")
    SOCIAL_SKILLS = "social_skills", _("social skills")
    EVALUATION = "evaluation", _("co-evaluation")
    STEERING = "steering", _("steering committee")
    CEREMONY = "ceremony", _("signature ceremony")
    EXCHANGE = "exchange", _("meeting with another group")


#: Kinds to which those who observe are asked.
OBSERVED = (SessionKind.STEERING, SessionKind.CEREMONY, SessionKind.EXCHANGE)
#: Kinds that the pages of the sessions plan. The ceremony is moved with its contract.
PLANNED_HERE = (
    SessionKind.GROUP,
    SessionKind.EXPRESSION,
    SessionKind.WORKSHOP,
    SessionKind.SOCIAL_SKILLS,
    SessionKind.EVALUATION,
    SessionKind.STEERING,
    SessionKind.EXCHANGE,
)
#: Kinds whose presence is noted. Who signs is noted with the contract, and who steers
#: comes for an institution.
WITH_PRESENCE = tuple(kind for kind in PLANNED_HERE if kind != SessionKind.STEERING)
#: Kinds that say much of those who come.
NOT_SAID = (SessionKind.EXPRESSION, SessionKind.SOCIAL_SKILLS)
#: Kinds of the sessions of a workshop.
OF_A_WORKSHOP = (SessionKind.WORKSHOP, SessionKind.SOCIAL_SKILLS)


def said_outside(kind):
    """Return the kind that an agenda or a letter says: it may be read over a shoulder."""
    return SessionKind.GROUP if kind in NOT_SAID else SessionKind(kind)
