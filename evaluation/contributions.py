"""How many contributed to a co-evaluation, in words: by question, and by role group.

No answer is not a negative answer; few answers of one group would tell whose they are,
and ``wellbeing.looking_back`` tells those groups together (domain 7.2, 7.3).
"""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.counting import is_small
from wellbeing.looking_back import by_group_told
from wellbeing.models import Idea, Round


@dataclass(frozen=True)
class Question:
    """One of the three questions: its round, how many answered, and how many on paper."""

    round: Round
    number: int
    from_paper: int

    @property
    def paper(self):
        """Say how many of them were typed from paper, "" for none."""
        words = ngettext(
            "of which %(number)s typed from paper",
            "of which %(number)s typed from paper",
            self.from_paper,
        )
        return words % {"number": self.from_paper} if self.from_paper else ""


def contributed(evaluation):
    """Return the three ``Question`` with how many answered, revealed or not; one query."""
    rows = Idea.objects.standing().filter(round__in=evaluation.rounds).order_by()
    counts, paper = Counter(), Counter()
    for round_, way, number in rows.values_list("round", "way").annotate(
        number=Count("pk")
    ):
        counts[round_] += number
        if way == Idea.Way.PAPER:
            paper[round_] += number
    return [Question(one, counts[one.pk], paper[one.pk]) for one in evaluation.rounds]


def told(questions, access):
    """Return each question with its count in words, as this person may read it."""
    said = _exactly if access.is_of_the_group else _said
    return [(one, said(one.number)) for one in questions]


def from_groups(evaluation):
    """Return names of role groups with how many contributions came from them, in words.

    Once they are revealed, and as the walls and the report name them. Two queries.
    """
    lines = by_group_told(evaluation.rounds)
    is_all = len(lines) == 1
    rest = _("all the groups together") if is_all else _("the other groups together")
    return [(title or rest, _said(number)) for title, number in lines]


def _said(number):
    if is_small(number):
        return _("fewer than five contributions")
    return _exactly(number)


def _exactly(number):
    words = ngettext("%(number)s contribution", "%(number)s contributions", number)
    return words % {"number": number}
