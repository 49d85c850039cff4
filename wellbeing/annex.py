"""Annex 1 as plain data: what the contract shows of it today, and keeps once frozen."""

import datetime as dt
from dataclasses import dataclass
from itertools import zip_longest

from django.utils.translation import gettext as _

from programmes.counting import is_small
from wellbeing.gathered import gathered, gathered_in, shows_every_idea
from wellbeing.looking_back import named_beside


@dataclass(frozen=True)
class IdeaInAnnex:
    """One idea word for word; ``also`` are other words in which the same was said."""

    text: str
    times: int = 1
    is_left_out: bool = False
    also: tuple[str, ...] = ()
    #: Of a co-evaluation alone, which no annex shows: the effect, the role group.
    effect: str = ""
    group: str = ""


@dataclass(frozen=True)
class ThemeInAnnex:
    """A theme: its text, agreed on or not yet, and how many ideas of each side.

    Without a label, these are the ideas that the group has not sorted. A count is None
    when it says too much: where no idea is shown, of one to four.
    """

    label: str
    text: str
    settled_on: dt.date | None
    bright_count: int | None
    dark_count: int | None
    bright: tuple[IdeaInAnnex, ...] = ()
    dark: tuple[IdeaInAnnex, ...] = ()

    @property
    def bright_said(self):
        return _said(self.bright_count)

    @property
    def dark_said(self):
        return _said(self.dark_count)

    @property
    def lines(self):
        """The lines of the text that say something, as they were written."""
        return [line for line in self.text.splitlines() if line.strip()]

    @property
    def rows(self):
        """The ideas of both sides side by side, None where one side has no more."""
        return list(zip_longest(self.bright, self.dark))


@dataclass(frozen=True)
class Annex:
    """The themes in order; ``shows_ideas`` says that every idea stands beside them."""

    themes: tuple[ThemeInAnnex, ...]
    shows_ideas: bool = True

    @property
    def words(self):
        """All of it as text, a line for each text and idea, to look for names in."""
        return "\n".join(
            line
            for theme in self.themes
            for line in (
                theme.label,
                theme.text,
                *(s for one in (*theme.bright, *theme.dark) for s in said_in(one)),
            )
            if line
        )


def _said(count):
    """Return a count as anybody may read it."""
    return _("fewer than five") if count is None else str(count)


def said_in(idea):
    """Return all the wordings of one idea."""
    return idea.text, *idea.also


def annex(programme):
    """Return the annex as it reads today, None while the group has said nothing.

    Only what is revealed is part of it. The queries are the same however many ideas
    there are; a programme without post-its costs one.
    """
    themes = [one for one in gathered(programme) if one.count or one.text]
    return _annex(themes, shows_every_idea(programme)) if themes else None


def with_every_idea(programme, since=None):
    """Return the same with every idea, whatever the group chose for its contract.

    ``since`` is the day on which somebody joined who reads no idea of before.
    """
    themes = [one for one in gathered(programme, since) if one.count or one.text]
    return _annex(themes, shows_ideas=True) if themes else None


def round_wall(round_):
    """Return the ideas of one round so, None while the group reads none of them."""
    themes, named = gathered_in(round_), named_beside(round_)
    return _annex(themes, True, named) if themes else None


def _annex(themes, shows_ideas, named=None):
    themes = tuple(_theme(one, shows_ideas, named or {}) for one in themes)
    return Annex(themes, shows_ideas)


def _theme(theme, shows_ideas, named):
    text, sides = theme.text, (theme.bright, theme.dark)
    return ThemeInAnnex(
        str(theme.dimension or ""),
        text.text if text else "",
        text.settled_on if text else None,
        *(
            None if is_small(side.count) and not shows_ideas else side.count
            for side in sides
        ),
        *(
            tuple(_idea(stack, named) for stack in side.stacks) if shows_ideas else ()
            for side in sides
        ),
    )


def _idea(stack, named):
    idea, is_apart = stack.idea, stack.idea.round.tells_effects_apart
    groups = {one.role_group_id for one in (idea, *stack.others)}
    said = str(idea.get_effect_display()) if idea.effect else _("effect not said")
    return IdeaInAnnex(
        idea.text,
        stack.times,
        idea.left_out,
        tuple(stack.also),
        effect=said if is_apart else "",
        # A pile of several groups is of none.
        group=named.get(groups.pop(), "") if len(groups) == 1 else "",
    )


def as_data(annex):
    """Return the annex as plain data, to be frozen with the contract."""
    return {
        "shows_ideas": annex.shows_ideas,
        "themes": [
            {
                "label": theme.label,
                "text": theme.text,
                "settled_on": theme.settled_on and theme.settled_on.isoformat(),
                "counts": [theme.bright_count, theme.dark_count],
                "bright": [_idea_as_data(one) for one in theme.bright],
                "dark": [_idea_as_data(one) for one in theme.dark],
            }
            for theme in annex.themes
        ],
    }


def _idea_as_data(one):
    return {
        "text": one.text,
        "times": one.times,
        "left_out": one.is_left_out,
        "also": list(one.also),
    }


def from_data(data):
    """Return the annex that was frozen as ``as_data`` gives it."""
    themes = (
        ThemeInAnnex(
            one["label"],
            one["text"],
            one["settled_on"] and dt.date.fromisoformat(one["settled_on"]),
            *one["counts"],
            tuple(map(_idea_from_data, one["bright"])),
            tuple(map(_idea_from_data, one["dark"])),
        )
        for one in data["themes"]
    )
    return Annex(tuple(themes), data["shows_ideas"])


def _idea_from_data(data):
    also = tuple(data["also"])
    return IdeaInAnnex(data["text"], data["times"], data["left_out"], also)
