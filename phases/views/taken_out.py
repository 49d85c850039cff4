"""A part that somebody took out of the path while another person was writing about it."""

from django.urls import reverse

from phases.part_forms import BY_MONTHS
from phases.places import NOUNS, parts_of
from programmes.conflicts import taken_out_meanwhile
from programmes.models import Role

#: What the forms of the parts send that nobody has typed.
CHOSEN = ("version", "kind", "period", *BY_MONTHS)


def part_taken_out(request, noun, pk):
    """Give back what was typed for a part that is not on the path any more, or 404."""
    programme = request.access.programme
    page = "arrange" if request.access.has(Role.COORDINATOR) else "path"
    back = reverse(f"phases:{page}", args=[programme.slug])
    rows = parts_of(programme, NOUNS[noun]).filter(pk=pk)
    return taken_out_meanwhile(request, rows, back=back, but=CHOSEN)


def is_taken_out(part):
    """Whether it was taken out since it was read."""
    return type(part).objects.filter(pk=part.pk).exclude(archived_at=None).exists()
