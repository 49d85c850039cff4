"""A list of dimensions is copied to be changed: rounds keep the version they used."""

from itertools import count

from django.db import transaction

from wellbeing.models import Component, Referential


@transaction.atomic
def copy_referential(referential):
    """Return a copy of a list with all its parts, as its next version; not the usual one."""
    copied = Referential.objects.create(
        name=referential.name,
        edition=_next_edition(referential),
        about=referential.about,
    )
    for dimension in referential.dimensions.prefetch_related("components"):
        parts = list(dimension.components.all())
        dimension.pk, dimension._state.adding = None, True
        dimension.referential, dimension.version = copied, 1
        dimension.save(force_insert=True)
        for part in parts:
            part.pk, part.dimension = None, dimension
        Component.objects.bulk_create(parts)
    return copied


@transaction.atomic
def make_usual(referential):
    """Offer this list first to new rounds; exactly one is."""
    Referential.objects.filter(is_usual=True).update(is_usual=False)
    Referential.objects.filter(pk=referential.pk).update(is_usual=True)


def _next_edition(referential):
    known = set(
        Referential.objects.filter(name=referential.name).values_list(
            "edition", flat=True
        )
    )
    return next(str(number) for number in count(2) if str(number) not in known)
