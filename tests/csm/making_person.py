"""One person of whom everything is kept, in words that are found again: canaries."""

import datetime as dt

from django.utils import timezone

from programmes.models import Draft, HelpOffer, Invitation, Opening, Role
from programmes.openings import note_opening
from programmes.sealing import seal
from tests.factories import make_membership, make_partner
from tests.links import make_offer
from tests.programmes.making_rights import Purpose, make_consent
from tests.workshops.making_confided import make_confidence, make_permission, speak_for
from workshops.models import Attendance, Session

HERS = "Ysaline"
NAME, FIRST_NAME = f"{HERS} Corvandre", f"{HERS} au jardin"
PHONE, OFFER = f"06 00 00 {HERS}", f"{HERS} prête sa voix"
CONFIDED, PERMITTED = f"{HERS} dort mal ici", f"{HERS} cherche un logement"
TYPED, WITNESS = f"{HERS} écrit encore", f"Témoin de {HERS}"
#: Somebody else, of whom nothing may be in her file.
OTHER = "Bérengère Tallandieu"


def fill(partner, by):
    """Keep something about ``partner`` everywhere; return her account.

    ``by`` is somebody of the team.
    """
    programme = partner.programme
    partner.name, partner.first_name, partner.capacity = NAME, FIRST_NAME, HERS
    partner.save()
    partner.representatives.create(name=f"Curateur de {HERS}")
    user = make_membership(programme, Role.PARTICIPANT, partner=partner).user
    user.name, user.email = NAME, "ysaline@exemple.fr"
    user.save()
    make_consent(partner, Purpose.CONTACT, contact=PHONE, heard_by=HERS, by=by)
    make_offer(partner, what=OFFER, told=HelpOffer.Told.FIRST_NAME, by=by)
    _invite(partner, by)
    _confide(partner)
    _type(user, programme, "recueils/1/")
    _type(by, programme, f"partenaires/{partner.number}/modifier/")
    session = Session.objects.create(
        programme=programme, kind="steering", day=dt.date(2026, 1, 22), title="Au café"
    )
    for one in (partner, make_partner(programme, name=OTHER)):
        Attendance.objects.create(session=session, partner=one, says="present")
    note_opening(partner, Opening.What.EXPORT, partner, by)
    return user


def _invite(partner, by):
    now = timezone.now()
    Invitation.objects.create(
        programme=partner.programme,
        role=Role.PARTICIPANT,
        partner=partner,
        name=NAME,
        email="ysaline@exemple.fr",
        secret_digest="0" * 64,
        invited_by=by,
        sent_at=now,
        expires_at=now + dt.timedelta(days=14),
    )


def _confide(partner):
    confidence = make_confidence(partner.programme, text=CONFIDED)
    permission = make_permission(
        confidence, given_by=partner, words=PERMITTED, witness=WITNESS
    )
    speak_for(permission.recipients.get())


def _type(user, programme, page):
    Draft.objects.create(
        user=user,
        place=f"/programmes/{programme.slug}/{page}",
        sealed=seal(f'[["text", ["{TYPED}"]]]'),
        kept_at=timezone.now(),
    )
