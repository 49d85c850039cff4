"""The photos and documents on the page of a session, for those who take part."""

from django.db.models import FETCH_RAISE

from workshops.models import Minutes, SessionDocument
from workshops.session_parts import Part

TEMPLATE = "workshops/session_documents.html"


def told(session, access):
    """Tell the documents kept; to the team, those taken out or withdrawn too."""
    may_write = Minutes.may_be_written_by(access, session)
    rows = SessionDocument.objects.of(access.programme)
    if not may_write:
        rows = SessionDocument.objects.visible_to(access)
    found = list(rows.filter(session=session).order_by("pk").fetch_mode(FETCH_RAISE))
    may_add = may_write and not session.cancelled_at
    if not (found or may_add):
        return None
    return Part(
        TEMPLATE,
        {
            "kept": [one for one in found if not (one.archived_at or one.withdrawn_on)],
            "out": [one for one in found if one.archived_at and not one.withdrawn_on],
            "withdrawn": [one for one in found if one.withdrawn_on],
            "may_write": may_write,
            "may_add": may_add,
        },
    )
