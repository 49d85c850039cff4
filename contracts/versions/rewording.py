"""What became of the words of one passage, between two of its revisions."""

from dataclasses import dataclass
from functools import cached_property

from contracts.models import Revision
from contracts.versions.differences import Run, compared, has_changed

#: How addresses ask for the text in one column, or before beside after.
ONE, TWO = "une", "deux"


@dataclass(frozen=True)
class Rewording:
    """The words of a passage before and after; None when it was not in the text."""

    before: Revision | None
    after: Revision | None

    @cached_property
    def words(self) -> list[Run]:
        """Heading and text, one under the other."""
        return compared(whole(self.before), whole(self.after))

    @cached_property
    def clause(self) -> list[Run]:
        """The safety clause, which every page shows that shows the words."""
        return compared(clause_of(self.before), clause_of(self.after))

    @property
    def is_letter_for_letter(self):
        """Whether both say the same down to their spaces and apostrophes."""
        both = self.before, self.after
        return whole(both[0]) == whole(both[1]) and clause_of(both[0]) == clause_of(
            both[1]
        )

    @cached_property
    def has_changed(self):
        """Whether a word of the text or of its clause did; moving changes none."""
        if self.is_letter_for_letter:
            return False
        return has_changed(self.words) or has_changed(self.clause)


def whole(revision):
    """Return the heading and the text of a revision as one text."""
    if revision is None:
        return ""
    return "\n".join(filter(None, [revision.heading, revision.text]))


def clause_of(revision):
    return revision.clause if revision else ""


def columns_asked(request):
    """Return how the page shows two texts: one column unless the address says two."""
    return TWO if request.GET.get("colonne") == TWO else ONE
