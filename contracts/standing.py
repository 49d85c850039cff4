"""Which words of the contract stand: those of the rows, or those that were frozen."""

from contracts.composition import paper_of
from contracts.thawing import paper_as_frozen


def paper_to_read(contract, *, with_logos=False, values=None):
    """Return the paper that people read today, whatever its state.

    A frozen text is thawed: names, words and dates that changed since are not in it.
    ``with_logos`` also reads the images, which only the prints need; ``values`` are
    what ``values_of`` returned, for who has asked already, and serve a draft only.
    """
    version = contract.frozen
    if version is not None:
        return paper_as_frozen(version, with_logos=with_logos)
    return paper_of(contract, values=values, with_logos=with_logos)
