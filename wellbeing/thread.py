"""The thread of an idea, as far as the post-its tell it: what each floor adds is a part."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from programmes.typography import long_date
from wellbeing.following import Following
from wellbeing.models import Idea, Sorting, Synthesis


@dataclass(frozen=True)
class Line:
    """One thing that the thread passes through; ``about`` says what it is to the idea."""

    says: str
    about: str = ""
    url: str = ""


@dataclass(frozen=True)
class Part:
    """One stretch of the thread, under a heading, with at least one line."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Thread:
    """An idea with those that are tied to it, as one person may read them."""

    idea: Idea
    access: object
    near: tuple[Idea, ...]

    @cached_property
    def before(self):
        """The keys of the idea and of all that it comes from: its first words, the whole.

        What cites one of them answers it.
        """
        return Following(self.access.programme).before(self.idea.pk)

    @property
    def wordings(self):
        """The keys of the idea and of its earlier wordings."""
        found, now = [self.idea.pk], self.idea
        earlier = {one.pk: one for one in self.near}
        while now := earlier.get(now.earlier_id):
            found.append(now.pk)
        return found


def begin_thread(idea, access):
    """Return the thread of ``idea``, in one query whatever is tied to it."""
    ways = ("earlier", "stacked_on", "reversed_by", "split_from")
    backs = ("later", "stack", "reverses", "parts")
    tied = Q(later__later=idea) | Q(later__later__later=idea)
    for name in (*ways, *backs):
        tied |= Q(**{name: idea})
    near = Idea.objects.visible_to(access).filter(tied).distinct().order_by("pk")
    return Thread(idea, access, tuple(near.select_related("round")))


def tied_ideas(thread):
    """Tell the other wordings, the pair, the pile, and what it was split from or into."""
    idea, lines = thread.idea, []
    wordings = thread.wordings
    for one in thread.near:
        if said := _tie(idea, one, wordings):
            lines.append(Line(one.text, said, _page(thread, one)))
    return Part(_("What it is tied to"), tuple(lines))


def _tie(idea, one, wordings):
    if one.pk in wordings:
        return _("said so at first")
    if one.earlier_id == idea.pk:
        return _("said again in other words")
    if idea.reversed_by_id == one.pk:
        return _("the idea of well-being that turns it round")
    if one.reversed_by_id == idea.pk:
        return _("the idea of ill-being that it turns round")
    if one.stacked_on_id == idea.pk or idea.stacked_on_id == one.pk:
        return _("says the same, on one pile")
    if one.split_from_id == idea.pk:
        return _("a part of it, when it was split")
    return _("was one with it, before it was split") if idea.split_from_id else ""


def _page(thread, idea):
    return reverse("idea_thread", args=[thread.access.programme.slug, idea.pk])


def sortings(thread):
    """Tell where the group put it, and when it agreed, each time."""
    rows = Sorting.objects.filter(idea__in=thread.wordings)
    rows = rows.select_related("component__dimension").order_by("pk")
    lines = tuple(
        Line(f"{one.component.dimension} · {one.component}", _when(one)) for one in rows
    )
    return Part(_("Where the group put it"), lines)


def _when(sorting):
    if sorting.settled_on is None:
        return _("proposed, not agreed on yet")
    if sorting.is_current:
        said = pgettext("sorting", "agreed on %(day)s")
    else:
        said = _("before, agreed on %(day)s")
    return said % {"day": long_date(sorting.settled_on)}


def synthesis(thread):
    """Tell the text of its theme, and whether this idea was left out of it."""
    programme = thread.access.programme
    if thread.idea.round.looks_back:  # the texts are of what was said at first
        return Part(_("The text that speaks of its theme"), ())
    now = Sorting.objects.filter(idea=thread.idea, is_current=True)
    texts = Synthesis.objects.filter(
        programme=programme, dimension__in=now.values("component__dimension")
    )
    lines = tuple(
        Line(
            one.text,
            _("the idea was left out of it") if thread.idea.left_out else "",
            reverse("wellbeing:text", args=[programme.slug, one.dimension_id]),
        )
        for one in texts.current()
    )
    return Part(_("The text that speaks of its theme"), lines)


PARTS = (tied_ideas, sortings, synthesis)
