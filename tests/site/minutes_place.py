"""What a place has of minutes, photos and documents: a canary in each free text."""

import datetime as dt

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from programmes.models import Role
from programmes.uploads import harmless
from tests.site.place import white
from workshops.models import Minutes, Session, SessionDocument


def log(place):
    """Give the place minutes of each state, and a photo of a session, kept or not."""
    by, today = place.accounts[f"{Role.FACILITATOR}, own"], timezone.localdate()
    _minutes(place, place.rows["meeting"], "draft")
    for name in ("closed", "approved"):
        session = place.rows[f"{name}_session"] = Session.objects.create(
            programme=place.programme, kind="group", day=dt.date(2026, 1, 8)
        )
        minutes = _minutes(place, session, name)
        minutes.close(today, by)
    minutes.approve(today, by)
    minutes.add(place.canary("logged", "added"), today, by)
    for name in ("document", "document.out"):
        place.rows[name] = document = SessionDocument(
            session=place.rows["closed_session"],
            title=place.canary("photo", f"{name}.title"),
            agreement=place.canary("photo", f"{name}.agreement"),
            agreed_on=dt.date(2026, 1, 8),
        )
        file = SimpleUploadedFile("salle.png", white(), content_type="image/png")
        document.attach(harmless(file), by)
    place.rows["document.out"].take_out(by)


def _minutes(place, session, name):
    return Minutes.objects.create(
        session=session,
        done=place.canary("logged", f"{name}.done"),
        kept=place.canary("logged", f"{name}.kept"),
    )
