"""Minutes and documents, made plainly; every value can be given."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from programmes.uploads import harmless
from tests.contracts.uploads import photograph
from tests.factories import make_user
from tests.workshops.making import in_days, make_meeting
from workshops.models import Minutes, SessionDocument


def make_minutes(session=None, **values) -> Minutes:
    """Minutes still being written, of a session held a month ago."""
    values = {"done": "Nous avons visité la salle.", "kept": "On y va."} | values
    return Minutes.objects.create(session=session or make_meeting(), **values)


def make_closed(session=None, by=None, **values) -> Minutes:
    minutes = make_minutes(session, **values)
    minutes.close(timezone.localdate(), by or make_user())
    return minutes


def make_approved(session=None, by=None, **values) -> Minutes:
    by = by or make_user()
    minutes = make_closed(session, by, **values)
    minutes.approve(timezone.localdate(), by)
    return minutes


def uploaded(body=None, name="IMG_2041.JPG"):
    return SimpleUploadedFile(name, body or photograph(), content_type="image/jpeg")


def make_document(session=None, by=None, body=None, **values) -> SessionDocument:
    """A photo to which those it shows agreed last week."""
    values = {
        "title": "La salle",
        "agreement": "Les six personnes présentes, pour le groupe.",
        "agreed_on": in_days(-7),
    } | values
    document = SessionDocument(session=session or make_meeting(), **values)
    document.attach(harmless(uploaded(body)), by or make_user())
    return document
