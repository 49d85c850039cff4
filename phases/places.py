"""How addresses name the parts of a path, and which of them a programme has."""

from django.http import Http404

from phases.models import Milestone, Path, Period, Phase, Step

#: How addresses call each kind of part.
NOUNS = {"periodes": Period, "phases": Phase, "sous-etapes": Step}


def noun_of(part):
    """Return how addresses call the kind of ``part``."""
    return next(noun for noun, kind in NOUNS.items() if isinstance(part, kind))


def path_of(programme):
    """Return the programme's path, or None as long as it has none."""
    path = Path.objects.filter(programme=programme).first()
    if path is not None:
        path.programme = programme
    return path


def parts_of(programme, kind):
    """Return the parts of one kind of the programme's path, those taken out too."""
    if kind is Step:
        rows = Step.objects.filter(phase__path__programme=programme)
        return rows.select_related("phase__path", "finished_by")
    rows = kind.objects.filter(path__programme=programme).select_related("path")
    return rows.select_related("finished_by", "period") if kind is Phase else rows


def part_or_none(programme, noun, pk, *, or_out=False):
    """Return one part of the programme's path, or None.

    ``or_out`` finds one that was taken out of it too; a step of a phase that was is
    found neither way.
    """
    rows = parts_of(programme, NOUNS[noun])
    if not or_out:
        rows = rows.filter(archived_at=None)
    if NOUNS[noun] is Step:
        rows = rows.filter(phase__archived_at=None)
    part = rows.filter(pk=pk).first()
    if part is not None:
        part.path.programme = programme
    return part


def part_named(programme, noun, pk, *, or_out=False):
    """Return one part as ``part_or_none`` does, or answer 404."""
    part = part_or_none(programme, noun, pk, or_out=or_out)
    if part is None:
        raise Http404
    return part


def milestones_of(programme):
    """Return the milestones of the programme's path, with where each comes."""
    rows = Milestone.objects.filter(path__programme=programme)
    return rows.select_related("path", "phase", "step__phase")
