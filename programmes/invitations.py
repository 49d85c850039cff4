"""Inviting: a letter with a link, or a card with a code. The secret is never stored."""

import datetime as dt
import logging
from functools import partial

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from programmes.models.invitations import INVITATION_DAYS

logger = logging.getLogger(__name__)


def send(invitation, tell):
    """Make a new link and send it, once all is saved; the link before opens nothing more.

    ``tell`` is then called with whether the letter could leave.
    """
    letter = _letter(invitation, invitation.renew())
    transaction.on_commit(partial(_post, letter, invitation.pk, tell))


def preview(inviter):
    """Return the letter that ``inviter`` would send today, with dots for its link."""
    day = timezone.now() + dt.timedelta(days=INVITATION_DAYS)
    return _text(inviter, f"{settings.CSM_URL}/…", day)


def _letter(invitation, secret):
    inviter = invitation.invited_by
    link = settings.CSM_URL + reverse("invitation", args=[secret])
    return EmailMessage(
        _("An invitation"),
        _text(inviter, link, invitation.expires_at),
        to=[invitation.email],
        reply_to=[inviter.email] if inviter.email else [],
    )


def _text(inviter, link, expires_at):
    """Say nothing of the programme, nor of who takes part in it."""
    context = {"inviter": inviter, "link": link, "expires_at": expires_at}
    return render_to_string("programmes/invitation_letter.txt", context)


def _post(letter, pk, tell):
    try:
        letter.send()
    except OSError as error:  # what the mail server refuses is an OSError too
        # Its words may hold the address, which stays out of the log.
        name = type(error).__name__
        logger.error("the letter of invitation %s was not sent: %s", pk, name)
        tell(False)
    else:
        tell(True)
