"""What the pages of a measure say: what comes next, and how phones come in."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from wellbeing.quick_codes import drawn


@dataclass(frozen=True)
class Next:
    """The one thing to do now; ``is_act`` when a button does it at once."""

    label: str
    icon: str
    url: str
    is_act: bool = False


def next_of(measure, measured):
    """Return what whoever leads does now; None when all of it is done."""
    if measure.archived_at is not None:
        return None
    if not measure.is_shown:
        return _of_the_phones(measure)
    if not measured:
        return Next(_("Type the counts"), "keyboard", at(measure, "type"))
    return None


def _of_the_phones(measure):
    if measure.code:
        return Next(_("Show the code in the room"), "easel", at(measure, "wall"))
    return Next(_("Let phones choose"), "unlock", at(measure, "let_in"), is_act=True)


def at(measure, name):
    """Return the address of the view of this name, of a measure."""
    slug = measure.programme.slug
    return reverse(f"evaluation:measure_{name}", args=[slug, measure.pk])


@dataclass(frozen=True)
class Door:
    """The way in for phones, while they choose."""

    code: str

    @property
    def address(self):
        return f"{settings.CSM_URL}{reverse('vote_cast', args=[self.code])}"

    @property
    def to_type(self):
        """Where the code is typed, as people write an address."""
        return f"{urlsplit(settings.CSM_URL).netloc}{reverse('vote_code')}"

    @property
    def square(self):
        return drawn(self.address)


def door_of(measure):
    """Return the way in for phones, or None while they may not choose."""
    if not measure.code or measure.archived_at is not None:
        return None
    return Door(measure.code)
