"""Sealing anew with the present key all that older ones sealed (trust 6.6)."""

from dataclasses import dataclass, field

from programmes.models import Draft
from programmes.sealing import UnreadableError, seal_anew
from programmes.soundness import one_by_one, where
from workshops.models import Confidence, SharingPermission

#: Each column that holds a sealed text.
SEALED = (
    (Confidence, "sealed"),
    (SharingPermission, "sealed"),
    (SharingPermission, "sealed_purpose"),
    (Draft, "sealed"),
)


@dataclass
class Resealed:
    """How many texts were sealed anew, and where those are that no key opens."""

    count: int = 0
    unreadable: list = field(default_factory=list)


def reseal_all():
    """Seal anew what the present key does not open; twice does nothing more.

    A text that somebody saves meanwhile is sealed with the present key already, and is
    left as it is.
    """
    done = Resealed()
    for model, column in SEALED:
        for row in one_by_one(model.objects.exclude(**{column: ""})):
            sealed = getattr(row, column)
            try:
                anew = seal_anew(sealed)
            except UnreadableError:
                done.unreadable.append(where(row))
                continue
            if anew != sealed:
                same = model.objects.filter(pk=row.pk, **{column: sealed})
                done.count += same.update(**{column: anew})
    return done
