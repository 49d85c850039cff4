"""Whether a text names somebody of a programme, so that another one does not repeat it."""

import re

from programmes.alphabet import folded
from programmes.models import Invitation, Kind, Membership, Partner, Representative


def as_words(text):
    """Return the words of ``text`` alone, without accents, capitals or signs."""
    return f" {' '.join(re.findall(r'[^\W_]+', folded(text)))} "


class Names:
    """The names of all whom a programme knows: partners, representatives, accounts.

    A full name is found however it is typed: without accents, in capitals, with other
    signs between its words, the family name first. A name of one word may be a common
    one: a participant's counts with its capital, the others' are only hinted at, as
    first names are.
    """

    def __init__(self, programme):
        participants, others = _people(programme)
        known = [name for name, _first in participants + others]
        known += _who_act(programme)
        self.full = {
            form
            for name in known
            if len(name.split()) > 1
            for form in _forms(name)
            if form.strip()  # a name of signs alone has no words
        }
        self.alone = _any_of(name for name, _first in participants)
        firsts = [first for _name, first in participants + others]
        self.hinted = _any_of(known + firsts)

    def are_in(self, text):
        """Whether somebody of the programme is named in ``text``."""
        if self.alone and self.alone.search(text):
            return True
        words = as_words(text)
        return any(name in words for name in self.full)

    def may_be_in(self, text):
        """Whether ``text`` has a word that may be somebody's first or only name."""
        return bool(self.hinted and self.hinted.search(text))


def _people(programme):
    """Return the names and first names of the participants, and of other persons."""
    rows = Partner.objects.filter(programme=programme).values_list(
        "name", "first_name", "organisation", "role_group__kind"
    )
    participants, others = [], []
    for name, first, organisation, kind in rows:
        if kind == Kind.PARTICIPANT:
            participants.append((name, first))
        elif organisation is None:
            others.append((name, first))
    return participants, others


def _who_act(programme):
    """Return the names of those who speak for a body, have access, or are invited."""
    speak = Representative.objects.filter(partner__programme=programme)
    enter = Membership.objects.filter(programme=programme)
    invited = Invitation.objects.filter(programme=programme)
    return [
        *speak.values_list("name", flat=True),
        *enter.values_list("user__name", flat=True),
        *invited.values_list("name", flat=True),
    ]


def _forms(name):
    """Return a full name as it is written, and with the family name first."""
    parts = name.split()
    turned = [parts, parts[1:] + parts[:1], parts[-1:] + parts[:-1]]
    return [as_words(" ".join(form)) for form in turned]


def _any_of(names):
    """Return a pattern for any of the names of one word, capital included, or None."""
    known = {name.strip() for name in names}
    one_word = sorted(n for n in known if len(n) > 2 and len(n.split()) == 1)
    if not one_word:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, one_word))})(?!\w)")
