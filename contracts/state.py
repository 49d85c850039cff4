"""Whether a contract changed since its last print, without composing it anew.

Composing takes as long as a page; reading the rows that it rests on and hashing
them takes a tenth of that. The statements are Django's own, compiled once.
"""

import hashlib
from functools import cache

from django.db import connection
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language

from contracts.models import Article, Block, Commitment, Contract, Section
from phases.models import Milestone, Path, Period, Phase, Step
from programmes.models import (
    Kind,
    Logo,
    Organisation,
    Partner,
    Programme,
    Representative,
    RoleGroup,
    Territory,
)
from wellbeing.gathered import revealed_rounds
from wellbeing.models import Definition, Dimension, Idea, Sorting, Synthesis
from workshops.models import Action, RankedAction, Ranking

#: Stands for the programme's key in the statements, until one is read.
ANY = -20081218
#: What no print shows: an image never changes in its row, the others move with a wall.
NOT_SHOWN = {
    *("image", "version"),
    *("turn", "moment", "timed_until", "lap", "heard_before", "heard"),
}

#: What a print shows of an action: its plan goes on living after the text is frozen.
SHOWN = {
    Action: ("number", "words", "proposed_by_id", "budget"),
    Ranking: ("held_on", "settled_on"),
}


def state_of(programme):
    """Return a digest of every row that ``composition.paper_of`` reads."""
    # The day and the language, should the composition ever say « today ».
    sha = hashlib.sha256(f"{timezone.localdate()} {get_language()}".encode())
    with connection.cursor() as cursor:
        for sql, values in _statements(connection.vendor):
            cursor.execute(sql, [programme.pk if v == ANY else v for v in values])
            sha.update(repr(cursor.fetchall()).encode())
    return sha.hexdigest()


@cache
def _statements(_vendor):
    """Return the statements and their values, for the engine in use."""
    return [
        rows.order_by("pk").values_list(*_columns(rows.model)).query.sql_with_params()
        for rows in _rows()
    ]


def _rows():
    named = Partner.objects.filter(programme=ANY).exclude(
        role_group__kind=Kind.PARTICIPANT
    )
    # What is written before the reveal is on no print, and no print is made anew for it.
    ideas = Idea.objects.standing().filter(round__in=revealed_rounds(ANY))
    return (
        Programme.objects.filter(pk=ANY),
        Territory.objects.filter(programmes=ANY),
        RoleGroup.objects.filter(programme=ANY),
        named,
        Organisation.objects.filter(partners__programme=ANY),
        Representative.objects.filter(partner__programme=ANY),
        Logo.objects.filter(programme=ANY),
        Contract.objects.filter(programme=ANY),
        Section.objects.filter(contract__programme=ANY),
        Article.objects.filter(contract__programme=ANY),
        Block.objects.filter(contract__programme=ANY),
        Commitment.objects.filter(block__contract__programme=ANY),
        Path.objects.filter(programme=ANY),
        Period.objects.filter(path__programme=ANY),
        Phase.objects.filter(path__programme=ANY),
        Step.objects.filter(phase__path__programme=ANY),
        Milestone.objects.filter(path__programme=ANY),
        Definition.objects.filter(programme=ANY),
        revealed_rounds(ANY),
        Dimension.objects.filter(
            Q(programme=ANY)
            | Q(referential__rounds__programme=ANY)
            | Q(syntheses__programme=ANY)
        ).distinct(),
        Synthesis.objects.filter(programme=ANY),
        ideas,
        Sorting.objects.filter(idea__in=ideas.values("pk"), is_current=True),
        Action.objects.kept().filter(programme=ANY),
        Ranking.objects.settled().filter(programme=ANY),
        RankedAction.objects.filter(
            ranking__programme=ANY, ranking__settled_on__isnull=False
        ),
    )


def _columns(model):
    """Return the columns of which a print shows something."""
    if model in SHOWN:
        return ("pk", *SHOWN[model])
    fields = model._meta.concrete_fields
    return [field.attname for field in fields if field.name not in NOT_SHOWN]
