"""Inviting: a letter with a link, or a card with a code. The secret is never stored."""

import logging
from functools import partial

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

logger = logging.getLogger(__name__)


def send(invitation, tell):
    """Make a new link and send it, once all is saved; the link before opens nothing more.

    ``tell`` is then called with whether the letter could leave.
    """
    letter = _letter(invitation, invitation.renew())
    transaction.on_commit(partial(_post, letter, invitation.pk, tell))


def _letter(invitation, secret):
    """Write a letter that says nothing of the programme, nor of who takes part."""
    link = reverse("invitation", args=[secret])
    context = {
        "inviter": invitation.invited_by,
        "link": f"{settings.CSM_URL}{link}",
        "expires_at": invitation.expires_at,
    }
    answers = [email] if (email := invitation.invited_by.email) else []
    text = render_to_string("programmes/invitation_letter.txt", context)
    return EmailMessage(
        _("An invitation"), text, to=[invitation.email], reply_to=answers
    )


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
