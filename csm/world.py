"""A world to measure in: many invented programmes, the same ones each time."""

from itertools import batched

from django.db import transaction

from contracts import world as contracts
from csm.demo import SLUGS, password
from evaluation import world as evaluation
from phases import world as phases
from programmes import world as programmes
from programmes.models import Programme
from wellbeing import world as wellbeing
from workshops import world as workshops

#: How many programmes are written to the database at once.
BATCH = 50


def other_programmes():
    """Return the programmes that are neither the world's nor the demo's."""
    return Programme.objects.exclude(slug__startswith=programmes.STEM).exclude(
        slug__in=SLUGS
    )


def make_world(count):
    """Bring the world to ``count`` programmes, each with its people and its contract.

    The first one is heavy: sixty participants who sign, as many other partners, a long
    text, a long history and a season of two hundred sessions.
    """
    people = programmes.make_people(password())
    for numbers in batched(range(programmes.known() + 1, count + 1), BATCH):
        with transaction.atomic():
            made = programmes.make_programmes(numbers, people)
            phases.give_paths(made)
            wellbeing.give_rounds(made, heavy=(programmes.HEAVY,))
            workshops.give_meetings(made)
            by = people[programmes.FACILITATOR]
            workshops.give_seasons(made, by, heavy=(programmes.HEAVY,))
            workshops.give_actions(made, heavy=(programmes.HEAVY,))
            contracts.write_contracts(made, heavy=(programmes.HEAVY,))
            evaluation.look_back(made)
