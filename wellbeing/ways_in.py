"""How the room is shown where phones come in: a square to be read, a code to type."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse

from wellbeing.quick_codes import drawn


@dataclass(frozen=True)
class WayIn:
    """The way in by a code: ``opened_at`` names where it leads, ``typed_at`` where to type it."""

    code: str
    opened_at: str
    typed_at: str

    @property
    def address(self):
        return f"{settings.CSM_URL}{reverse(self.opened_at, args=[self.code])}"

    @property
    def to_type(self):
        """Where the code is typed, as people write an address."""
        return f"{urlsplit(settings.CSM_URL).netloc}{reverse(self.typed_at)}"

    @property
    def square(self):
        return drawn(self.address)
