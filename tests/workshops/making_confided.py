"""Rows of what is confided, made plainly; every value can be given."""

import datetime as dt

from django.utils import timezone

from programmes.models import Kind, Role
from tests.factories import make_membership, make_partner, make_programme
from workshops.confiding import confide, permit
from workshops.models import Confidence, SharingPermission

SAID = "Ce que le groupe ne sait pas encore."
WORDS = "Je cherche un logement plus calme."
PURPOSE = "Pour m’aider à faire la demande."


def make_facilitator(programme):
    return make_membership(programme, Role.FACILITATOR).user


def make_confidence(programme=None, text=SAID, **values) -> Confidence:
    """What somebody confided, noted by a facilitator of the programme."""
    programme = programme or make_programme()
    values.setdefault("author", None)
    values["author"] = values["author"] or make_facilitator(programme)
    confidence = Confidence(programme=programme, **values)
    confide(confidence, text)
    return confidence


def make_permission(confidence=None, *, recipients=None, words=WORDS, **values):
    """A participant's permission, given yesterday to one partner unless said."""
    confidence = confidence or make_confidence()
    programme = confidence.programme
    if not values.get("given_by_group"):
        values.setdefault("given_by", make_partner(programme, Kind.PARTICIPANT))
    values.setdefault("given_on", timezone.localdate() - dt.timedelta(days=1))
    permission = SharingPermission(programme=programme, confidence=confidence, **values)
    if recipients is None:
        recipients = [make_partner(programme, Kind.AUTHORITY)]
    permit(
        permission,
        words=words,
        purpose=PURPOSE,
        recipients=recipients,
        by=confidence.author,
    )
    return permission


def speak_for(partner, role=Role.PARTNER):
    """Return the account of somebody who speaks for ``partner``."""
    return make_membership(partner.programme, role, partner=partner).user
