"""The letter that lets somebody choose a new password."""

import logging

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import EmailMessage
from django.http import HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _

from programmes.models import User

logger = logging.getLogger(__name__)


class RedirectThenAct(HttpResponseRedirect):
    """A redirect that does one more thing when the browser has already got it.

    The time that the thing takes is then no sign of what it was.
    """

    def __init__(self, to, act):
        super().__init__(to)
        self.act = act

    def close(self):
        try:
            self.act()
        except Exception:
            # The person has had an answer; what failed is for whoever keeps the site.
            logger.exception("the letter was not sent")
        finally:
            super().close()


def send_recovery(email, language):
    """Send the link to the account of ``email``, if there is one, in ``language``.

    The letter is written for unknown addresses too, and thrown away: both take
    the same work.
    """
    known = User.objects.filter(email=email.lower(), is_active=True).first()
    with translation.override(language):
        letter = _letter(known or User(pk=0, email=email))
    if known:
        letter.send()
    else:
        letter.message()


def _letter(user):
    link = reverse(
        "password_reset_confirm",
        kwargs={
            "uidb64": urlsafe_base64_encode(force_bytes(user.pk)),
            "token": default_token_generator.make_token(user),
        },
    )
    context = {
        "link": f"{settings.CSM_URL}{link}",
        "hours": settings.PASSWORD_RESET_TIMEOUT // 3600,
    }
    text = render_to_string("accounts/password_reset_letter.txt", context)
    return EmailMessage(_("A new password"), text, to=[user.email])
