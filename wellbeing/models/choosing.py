"""What is chosen on phones, until their choice is closed: they come in by a short code."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class ChosenOnPhones:
    """What a ranking and a measure have from being chosen on phones, or otherwise."""

    @property
    def is_shown(self):
        """Whether what was chosen may be seen: never while phones still choose."""
        return self.means != self.Means.PHONES or self.closed_at is not None

    @property
    def lets_phones_in(self):
        return bool(self.code) and self.archived_at is None

    def held_for_phones(self):
        """Return its row, held, while phones may come in or are in.

        Raises ``ValidationError`` once the choice is closed, or away from phones.
        """
        held = self.held()
        if held.is_shown:
            raise ValidationError(_("Phones do not choose any more."), "over")
        return held
