"""The post-its of the world: the two sides of well-being, agreed on; one wall is long."""

import datetime as dt
import hashlib
from itertools import cycle, islice

from wellbeing.demo import OWN
from wellbeing.demo.bright import BRIGHT
from wellbeing.demo.dark import DARK
from wellbeing.models import Component, Idea, Referential, Round, Sorting

#: How many ideas each side has; the heavy programme has a wall of two thousand.
IDEAS, MANY = 30, 1000
QUESTIONS = {
    Round.Kind.WELL_BEING: "Pour vous, qu’est-ce que le bien-être ?",
    Round.Kind.ILL_BEING: "Pour vous, qu’est-ce que le mal-être ?",
}


def give_rounds(programmes, heavy=()):
    """Give each programme a round of each side, its ideas sorted and agreed on.

    ``heavy`` are the slugs of those whose wall is long.
    """
    used = Referential.objects.get(is_usual=True)
    components = {
        one.code: one for one in Component.objects.filter(dimension__referential=used)
    }
    rounds = Round.objects.bulk_create(
        _round(programme, used, kind) for programme in programmes for kind in QUESTIONS
    )
    for bright, dark in zip(rounds[::2], rounds[1::2], strict=True):
        bright.mirror, dark.mirror = dark, bright
    Round.objects.bulk_update(rounds, ["mirror"])
    written = [
        (
            Idea(id=_number(one, place), round=one, text=text, heard=True),
            components[code],
        )
        for one in rounds
        for place, (code, text) in enumerate(
            _lines(one, MANY if one.programme.slug in heavy else IDEAS)
        )
    ]
    Idea.objects.bulk_create((idea for idea, _component in written), batch_size=2000)
    Sorting.objects.bulk_create(
        (
            Sorting(idea=idea, component=component, settled_on=idea.round.settled_on)
            for idea, component in written
        ),
        batch_size=2000,
    )


def _round(programme, used, kind):
    day = dt.date(programme.first_year, 10, 16)
    return Round(
        programme=programme,
        referential=used,
        kind=kind,
        question=QUESTIONS[kind],
        held_on=day,
        revealed_on=day,
        moment=Round.Moment.SETTLING,
        settled_on=dt.date(programme.first_year, 12, 4),
    )


def _number(asked, place):
    """Return the key of an idea: in no order, and the same each time."""
    said = f"{asked.programme.slug} {asked.kind} {place}"
    return int(hashlib.sha256(said.encode()).hexdigest()[:13], 16) + 1


def _lines(asked, count):
    """Yield the component and the words of ``count`` ideas, again and again the same."""
    text = BRIGHT if asked.kind == Round.Kind.WELL_BEING else DARK
    lines = (line.split(" ", 1) for line in text.splitlines())
    of_the_list = [line for line in lines if line[0] != OWN]
    return islice(cycle(of_the_list), count)
