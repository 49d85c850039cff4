"""Questions that are asked together, in one sitting: their order, their phones.

A co-evaluation asks three (domain 7.1). Each is a round of its own; one code on the wall
is enough, for the page that it opens leads to the others.
"""

import secrets

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wellbeing.models.idea_kinds import IdeaEffect
from wellbeing.models.round_kinds import LOOKING_BACK, RoundKind

#: Signs that are not taken for one another on a wall: no O, I, 0 nor 1.
CODE_SIGNS, CODE_LENGTH = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789", 6

#: The two that the second question asks for at once.
APART = (IdeaEffect.NONE, IdeaEffect.HARMED)


def new_code():
    return "".join(secrets.choice(CODE_SIGNS) for _n in range(CODE_LENGTH))


class Sitting:
    """What a round has from being asked with others, or alone."""

    LOOKING_BACK = LOOKING_BACK

    @property
    def looks_back(self):
        """Whether it is a question of a co-evaluation, on the approach and on nobody."""
        return self.kind in LOOKING_BACK

    @property
    def tells_effects_apart(self):
        """Whether an answer is of no effect or of harm, by its hand's or the group's word.

        They are two things, and nobody guesses which (domain 7.1).
        """
        return self.kind == RoundKind.NO_EFFECT

    @property
    def effects_told_apart(self):
        return APART if self.tells_effects_apart else ()

    def effect_of(self, said):
        """Return of what effect an answer is, ``said`` being what its hand says of it.

        What the approach brought helped; "" as long as nobody says, and where no effect
        is asked.
        """
        if self.kind == RoundKind.BROUGHT:
            return IdeaEffect.HELPED
        return said if self.tells_effects_apart and said in APART else ""

    @classmethod
    @transaction.atomic
    def ask_together(cls, rounds):
        """Save new rounds as the questions of one sitting, in their order.

        The first stands for the sitting: the others are ``asked_with`` it.
        """
        first, *others = rounds
        first.save(force_insert=True)
        for one in others:
            one.asked_with = first
            one.save(force_insert=True)

    def sitting(self):
        """Return the rounds in the list that are asked together, it too, in order."""
        return type(self).objects.in_the_sitting_of(self).kept()

    def others_to_reveal(self):
        """Return what may be revealed with it: the other side, the other questions."""
        if self.looks_back:
            beside = [one for one in self.sitting() if one != self]
        else:
            beside = [self.mirror] if self.mirror else []
        return [
            one for one in beside if not one.is_revealed and one.archived_at is None
        ]

    @transaction.atomic
    def let_phones_in(self):
        """Give the round a new short code, and one to those asked with it without one.

        Raises ``ValidationError`` once it is revealed, or taken out of the list.
        """
        rounds = type(self).objects
        keys = rounds.in_the_sitting_of(self).values_list("pk", flat=True)
        for held in rounds.hold(*keys):
            is_over = held.is_revealed or held.archived_at is not None
            if held.pk == self.pk and is_over:
                raise ValidationError(
                    _("The ideas are revealed: phones are out."), "over"
                )
            if held.pk != self.pk and not (is_over or held.code):
                held._change(code=new_code())
        self._change(code=new_code())

    def keep_phones_out(self):
        """Take the code back: what is written stays."""
        self._change(code="")
