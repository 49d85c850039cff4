"""Annex 2 as plain data: the actions proposed, as the contract shows and freezes them.

Who proposed each is told by role group, never by a name (domain 2, step 6).
"""

from dataclasses import dataclass, replace
from decimal import Decimal

from wellbeing.typesetting import words as as_set
from workshops.models import Action
from workshops.ranked_places import places_of


@dataclass(frozen=True)
class Proposal:
    """One action; ``place`` is that of the ranking on which the group agreed, if any."""

    number: int
    words: str
    proposed_by: str
    budget: Decimal | None = None
    place: int | None = None


@dataclass(frozen=True)
class Proposals:
    """The actions, in the order in which they were proposed."""

    actions: tuple[Proposal, ...]

    @property
    def words(self):
        """All of it as text, a line for each action, to look for names in."""
        return "\n".join(one.words for one in self.actions)

    @property
    def are_ranked(self):
        return any(one.place for one in self.actions)

    @property
    def have_budgets(self):
        return any(one.budget is not None for one in self.actions)


def annex(programme):
    """Return the actions as they stand today, None while none is proposed.

    Two queries, however many there are; one without any.
    """
    actions = Action.objects.kept().filter(programme=programme).in_order()
    rows = list(actions.select_related("proposed_by"))
    if not rows:
        return None
    places, words = places_of(programme), programme.vocabulary
    return Proposals(
        tuple(
            Proposal(
                one.number,
                one.words,
                one.proposed_by.title_in(words),
                one.budget,
                places.get(one.pk),
            )
            for one in rows
        )
    )


def typeset(proposals):
    """Return the actions with a word in the place of each drawing that cannot be set."""
    return Proposals(
        tuple(
            replace(one, words=as_set(one.words), proposed_by=as_set(one.proposed_by))
            for one in proposals.actions
        )
    )


def as_data(proposals):
    """Return the actions as plain data, to be frozen with the contract."""
    return [
        {
            "number": one.number,
            "words": one.words,
            "proposed_by": one.proposed_by,
            "budget": None if one.budget is None else f"{one.budget:.2f}",
            "place": one.place,
        }
        for one in proposals.actions
    ]


def from_data(data):
    """Return the actions that were frozen as ``as_data`` gives them."""
    return Proposals(
        tuple(
            Proposal(
                one["number"],
                one["words"],
                one["proposed_by"],
                None if one["budget"] is None else Decimal(one["budget"]),
                one["place"],
            )
            for one in data
        )
    )
