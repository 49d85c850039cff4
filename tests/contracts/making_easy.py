"""Easy words and readings of them, for the tests."""

import datetime as dt

from django.utils import timezone

from contracts.easy import companion_of
from contracts.models import EasyArticle, EasyCheck
from tests.factories import make_user


def say_easily(contract, text="Chacun fait ce qu’il peut.", *, only=None):
    """Write every article of ``contract`` in easy words, or ``only`` that of a number."""
    found = []
    for line in companion_of(contract).lines:
        if only in (None, line.paper.number):
            easy = EasyArticle.objects.create(
                article=line.article,
                text=text,
                written_for=line.said,
                written_at=timezone.now(),
                written_by=make_user(),
            )
            found.append(easy)
    return found


def make_check(contract, **values):
    known = {
        "read_on": dt.date(2026, 1, 8),
        "readers": "Trois personnes du groupe",
        "digest": companion_of(contract).digest,
        "noted_by": values.get("noted_by") or make_user(),
    }
    return EasyCheck.objects.create(contract=contract, **known | values)
