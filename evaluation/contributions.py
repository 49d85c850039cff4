"""What was contributed to a co-evaluation, in counts: by question, and by role group.

No answer is not a negative answer, and few answers of one group would tell whose they
are: those groups are told together (domain 7.2, 7.3).
"""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.counting import is_small
from wellbeing.looking_back import named_and_rest
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


@dataclass(frozen=True)
class Contributed:
    """The counts of one evaluation; ``groups`` are by the role group's key, or None."""

    questions: tuple[Question, ...]
    groups: Counter

    @property
    def number(self):
        return sum(one.number for one in self.questions)

    def told(self, access):
        """Return each question with its count in words, as this person may read it."""
        said = _exactly if access.is_of_the_group else _said
        return [(one, said(one.number)) for one in self.questions]


def contributed(evaluation):
    """Return what stands in the three questions of ``evaluation``; one query."""
    rows = Idea.objects.standing().filter(round__in=evaluation.rounds).order_by()
    counts, paper, groups = Counter(), Counter(), Counter()
    for round_, way, group, number in rows.values_list(
        "round", "way", "role_group"
    ).annotate(number=Count("pk")):
        counts[round_] += number
        groups[group] += number
        if way == Idea.Way.PAPER:
            paper[round_] += number
    questions = (
        Question(one, counts[one.pk], paper[one.pk]) for one in evaluation.rounds
    )
    return Contributed(tuple(questions), groups)


def by_group(groups, numbers):
    """Return names of role groups with how many contributions came from them, in words.

    ``groups`` are those invited, ``numbers`` the counts by their key; under None stand
    those that do not say from which group they come. Which are told by themselves is
    said in one place (``wellbeing.looking_back.named_and_rest``).
    """
    named, rest = named_and_rest(numbers)
    lines = [(one.title, _said(numbers[one.pk])) for one in groups if one.pk in named]
    if rest:
        names = [one.title for one in groups if one.pk not in named]
        all_ = _("all the groups together")
        others = ", ".join([*names, _("group not said")]) if lines else all_
        lines.append((others, _said(rest)))
    return lines


def _said(number):
    if is_small(number):
        return _("fewer than five contributions")
    return _exactly(number)


def _exactly(number):
    words = ngettext("%(number)s contribution", "%(number)s contributions", number)
    return words % {"number": number}
