"""What a phone without an account chooses, and changes until the choice is closed.

One choice for each phone: it keeps a random key, in a cookie of one address alone, and
only its digest stands beside the choice (trust T17). Closing the choice erases it.
"""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from programmes import limits
from wellbeing.phone_doors import PhoneDoor
from wellbeing.phone_keys import PhoneKeys, opened

#: What the page says when it comes back, by the word in its address.
KEPT = "garde"


@dataclass(frozen=True)
class PhoneChoices:
    """The choices that phones make in one kind of row, which is ``chosen_in``.

    Each is a row of ``kept_in``, that leads to the first by its column ``by``; the word
    ``what`` sets them apart where their pace is counted.
    """

    keys: PhoneKeys
    chosen_in: type[models.Model]
    kept_in: type[models.Model]
    by: str
    what: str

    def opened_by(self, code):
        """Return the row that this code opens to phones, or None."""
        rows = self.chosen_in.objects.kept().select_related("programme")
        return opened(rows, code).first()

    def sent_in(self, row):
        """Return the choices of a row: how many they are is all that the room is told."""
        return self.kept_in.objects.filter(**{self.by: row})

    def choice_of(self, row, key):
        """Return what this phone chose; None before it chose."""
        if key is None:
            return None
        own = self.sent_in(row).filter(key_digest=self._digest(row, key))
        return own.values_list("choice", flat=True).first()

    def cast(self, row, key, choice):
        """Keep the choice of a phone in place of the one it made before.

        Raises ``ValidationError``: "over" once the choice is closed, "often" beyond 60 a
        minute, "cookies" when the phone keeps no key.
        """
        if key is None:
            raise ValidationError(
                _(
                    "Your phone has not kept what this page gave it: it may refuse"
                    " cookies. Send your choice again. If this comes back, choose on"
                    " paper: it counts as much."
                ),
                "cookies",
            )
        self._keep(row, key, choice)

    @transaction.atomic
    def _keep(self, row, key, choice):
        # Whoever closes the choice holds the row too, then forgets the paces: in the same
        # order here, and none comes after the count.
        held = self.chosen_in.objects.select_for_update().filter(pk=row.pk).kept()
        if not held.exclude(code="").exists():
            raise ValidationError(_("Phones do not choose any more."), "over")
        if not limits.allow_on_phone(self.what, row.pk, key):
            raise ValidationError(
                _(
                    "That is a lot of choices in one minute. Wait a little, then send it."
                ),
                "often",
            )
        own = {self.by: row, "key_digest": self._digest(row, key)}
        self.kept_in.objects.update_or_create(**own, defaults={"choice": choice})

    def _digest(self, row, key):
        return self.keys.digest("key", row.pk, key)

    def door(self, **pages):
        """Return the way in to choose, its pages being those of this kind of choice."""
        return PhoneDoor(
            keys=self.keys,
            find=self.opened_by,
            in_vain=_came_too_late,
            over_page="wellbeing/phone_choice_over.html",
            **pages,
        )


def _came_too_late(request):
    return {"too_late": True} if request.method == "POST" else {}
