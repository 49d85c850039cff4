"""The secret links of a person's calendars: making them, and what each one gives."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from programmes.models import CalendarLink, User

MOST = 20


@transaction.atomic
def make_link(user, chosen):
    """Make a link that gives what is ``chosen``; return it and its secret.

    Raises ``ValidationError`` when the person has twenty already.
    """
    # Two links made at once must not both be the twentieth.
    User.objects.select_for_update().get(pk=user.pk)
    if user.calendar_links.live().count() >= MOST:
        raise ValidationError(
            _("You have %(most)s links. Stop one that no agenda reads any more.")
            % {"most": MOST}
        )
    link = CalendarLink(
        user=user,
        programme=chosen.programme,
        kinds=" ".join(chosen.kinds),
        with_past=chosen.with_past,
        language=get_language(),
    )
    return link, link.renew()


def address_of(secret):
    """Return the whole address that an agenda is given."""
    return settings.CSM_URL + reverse("calendar_feed", args=[secret])


def name_of(programme):
    """Return how an agenda calls the calendar: « CSM Rivemont 2025-2026 », or « CSM »."""
    return f"CSM {programme}" if programme else "CSM"


def kinds_in_words(chosen):
    """Return « séances, jalons du parcours, début et fin du contrat »."""
    return ", ".join(str(kind.label) for kind in chosen.kinds)
