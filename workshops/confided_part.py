"""What the page of a session says to a facilitator of what was confided to her there."""

from programmes.models import Role
from workshops.models import Confidence
from workshops.session_parts import Part


def told(session, access):
    """Return how many she wrote or reads; nobody else learns that there are any."""
    if not access.has(Role.FACILITATOR):
        return None
    count = Confidence.objects.visible_to(access).filter(session=session).count()
    template = "workshops/session_confided.html"
    return Part(template, {"session": session, "count": count})
