"""What must always be true of the minutes, and of the photos and documents."""

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from programmes.soundness import Invariant, among, each, where
from workshops.models import (
    Minutes,
    SessionDocument,
)
from workshops.models.documents import SHELF


def only_what_took_place_is_closed():
    closed = Minutes.objects.closed().select_related("session__programme")
    wrong = Q(session__cancelled_at__isnull=False) | Q(session__day=None)
    wrong |= Q(session__kind="ceremony") | Q(session__day__gt=F("closed_on"))
    wrong |= Q(approved_on__lt=F("session__day"))
    return among(closed, wrong, lambda one: where(one, one.session.programme.slug))


def documents():
    return SessionDocument.objects.select_related("session__programme")


def documents_have_their_file():
    """As it was added, until the agreement is withdrawn: then there is none."""
    return each(documents(), _has_its_file, _named)


def _has_its_file(document):
    if document.withdrawn_on:
        return SHELF.is_missing(document)
    return not (SHELF.is_missing(document) or SHELF.is_altered(document))


def _named(document):
    return where(document, document.session.programme.slug)


def files_have_their_document():
    """A file without a row was cut while it came, or is none of ours."""
    orphans = set(SHELF.orphans(set(documents().values_list("file", flat=True))))
    for path in sorted(SHELF.folder.iterdir()):
        yield f"media/{SHELF.name}/{path.name}" if path.name in orphans else ""


INVARIANTS = (
    Invariant(
        _(
            "Minutes that are closed are of a session that took place, and approved"
            " after it"
        ),
        only_what_took_place_is_closed,
    ),
    Invariant(
        _(
            "Each photo or document of a session has its file as it was added, and none"
            " once its agreement is withdrawn"
        ),
        documents_have_their_file,
    ),
    Invariant(
        _("Each file beside those of the sessions is that of a photo or document"),
        files_have_their_document,
    ),
)
