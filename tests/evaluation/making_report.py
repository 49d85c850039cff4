"""A season to report on: all that a programme holds once it has looked back twice."""

import datetime as dt
from itertools import cycle, islice

from contracts.models import Commitment
from evaluation.models import (
    CommitmentReading,
    Ending,
    Evaluation,
    Improvement,
    ImprovementLook,
    Indicator,
    Level,
    LevelCount,
    Measure,
    Situation,
)
from programmes.models import Kind, Organisation
from tests.factories import (
    make_contract,
    make_idea,
    make_organisation,
    make_partner,
    make_programme,
    make_role_group,
    make_round,
    make_user,
)
from wellbeing.models import Component, Idea, Round, Sorting, Synthesis
from workshops.models import Action, HandedTool, Hosting, Session, Workshop

HOST = "Maison du budget"
FIRST = dt.date(2026, 1, 8)
MID_TERM, FINAL = dt.date(2026, 4, 9), dt.date(2026, 7, 9)
Moment = Evaluation.Moment


def make_evaluation(programme, moment=Moment.MID_TERM, **values):
    """A co-evaluation held, whose three questions are revealed; nothing agreed on."""
    day = values.pop("day", MID_TERM if moment == Moment.MID_TERM else FINAL)
    session = Session.objects.create(
        programme=programme, kind=Session.Kind.EVALUATION, day=day
    )
    kinds = (Round.Kind.BROUGHT, Round.Kind.NO_EFFECT, Round.Kind.IMPROVEMENT)
    rounds = [
        make_round(programme, kind=kind, held_on=day, question=f"Question {kind} ?")
        for kind in kinds
    ]
    names = ("brought", "no_effect", "improvement")
    evaluation = Evaluation.objects.create(
        programme=programme,
        moment=moment,
        session=session,
        held_on=day,
        **dict(zip(names, rounds, strict=True)),
        **values,
    )
    Round.objects.filter(pk__in=[one.pk for one in rounds]).update(revealed_on=day)
    for one in rounds:
        one.refresh_from_db()
    return evaluation


def answer(round_, number, component=None, **values):
    """Give a round so many answers, each sorted in ``component`` if it is given."""
    ideas = [make_idea(round_, **values) for _n in range(number)]
    if component is not None:
        Sorting.objects.bulk_create(
            Sorting(idea=idea, component=component) for idea in ideas
        )
    return ideas


def components(round_):
    """Return the general component of each dimension of a round's list."""
    of = Component.objects.filter(dimension__referential=round_.referential)
    return list(of.filter(is_general=True).order_by("dimension__position"))


def make_season(
    programme=None, *, people=9, sessions=4, ideas=6, commitments=(2, 2, 2)
):
    """A programme that met, acted, and looked back at mid-term and at the end.

    ``people`` are its participants; ``ideas`` those of the first round.
    """
    programme = programme or make_programme()
    contract = make_contract(programme, commitments=commitments)
    for _n in range(people):
        make_partner(programme)
    make_partner(programme, Kind.AUTHORITY)
    for _n in range(2):
        make_partner(programme, Kind.FACILITATOR)
    work(programme, sessions)
    say(programme, ideas)
    for moment in (Moment.MID_TERM, Moment.FINAL):
        look_back(programme, contract, moment)
    improve(programme)
    measure(programme)
    Ending.objects.create(
        programme=programme,
        choice=Ending.Choice.SUPPORTED,
        decided_on=FINAL,
        words="Nous gardons le mardi, et la salle des Tilleuls.",
        support="La Ville prête la salle.",
        recorded_by=make_user(),
    )
    return programme


def work(programme, sessions):
    workshop = Workshop.objects.create(programme=programme, theme="Gérer notre budget")
    house = Organisation.objects.filter(name=HOST).first()
    house = house or make_organisation(name=HOST)
    Hosting.objects.create(workshop=workshop, organisation=house)
    kinds = cycle([Session.Kind.GROUP, Session.Kind.WORKSHOP, Session.Kind.EXPRESSION])
    for number, kind in enumerate(islice(kinds, sessions)):
        Session.objects.create(
            programme=programme,
            kind=kind,
            day=FIRST + dt.timedelta(days=number),
            workshop=workshop if kind == Session.Kind.WORKSHOP else None,
        )
    group = make_role_group(programme)
    for number, done_on in enumerate([FINAL, None]):
        Action.objects.create(
            programme=programme,
            words=f"Un jardin partagé, carré {number + 1}",
            proposed_by=group,
            started_on=FIRST,
            done_on=done_on,
        )
    HandedTool.objects.create(
        programme=programme, title="Un tableau des dépenses", handed_on=FIRST
    )


def say(programme, ideas):
    round_ = make_round(programme, revealed_on=FIRST, held_on=FIRST)
    places = components(round_)
    for component in islice(cycle(places), ideas):
        answer(round_, 1, component)
    for place in places:
        Synthesis.objects.create(
            programme=programme,
            dimension=place.dimension,
            text=f"Pour nous, {place.dimension.label.lower()} veut dire avoir sa place.",
            settled_on=FIRST,
        )


def look_back(programme, contract, moment):
    """Hold a co-evaluation with answers of all sorts, and read each commitment."""
    evaluation = make_evaluation(programme, moment)
    first, second = components(evaluation.brought)[:2]
    group = make_role_group(programme)
    town = make_role_group(programme, Kind.AUTHORITY)
    team = make_role_group(programme, Kind.FACILITATOR)
    answer(evaluation.brought, 7, first, role_group=group, effect="helped")
    answer(evaluation.brought, 6, second, role_group=group, effect="helped")
    answer(evaluation.brought, 3, second, role_group=town, effect="helped")
    answer(evaluation.no_effect, 6, first, role_group=group, effect="none")
    answer(evaluation.no_effect, 5, second, role_group=team, effect="none")
    answer(evaluation.no_effect, 2, second, role_group=group, effect="harmed")
    answer(evaluation.improvement, 5, first, role_group=group)
    for commitment in Commitment.objects.filter(block__contract=contract):
        promised_by = commitment.block.role_group
        CommitmentReading.objects.create(
            evaluation=evaluation,
            commitment=commitment,
            role_group=promised_by,
            seen="kept",
            words="On s’y tient, la plupart du temps.",
        )
        if promised_by != group:
            CommitmentReading.objects.create(
                evaluation=evaluation,
                commitment=commitment,
                role_group=group,
                seen="in_part",
            )
    return evaluation


def improve(programme):
    mid_term, final = programme.evaluations.in_order()
    town = make_role_group(programme, Kind.AUTHORITY)
    accepted = Improvement.objects.create(
        programme=programme,
        evaluation=mid_term,
        words="Prévenir une semaine avant la venue d’un invité",
        decision="accepted",
        decided_on=MID_TERM,
        owner=town,
        due_on=FINAL,
    )
    Improvement.objects.create(
        programme=programme,
        evaluation=final,
        words="Payer le bus pour toutes les sorties",
        decision="refused",
        decided_on=FINAL,
        reason="Le budget ne le permet pas.",
    )
    Improvement.objects.create(
        programme=programme, evaluation=final, words="Ouvrir aussi le samedi"
    )
    ImprovementLook.objects.create(
        improvement=accepted, evaluation=final, words="C’est devenu une habitude."
    )


def measure(programme):
    indicator = Indicator.objects.create(programme=programme, name="La confiance")
    levels = [
        Level.objects.create(
            indicator=indicator, situation=one, words=f"Situation {one.value}"
        )
        for one in Situation
    ]
    for moment, counts in (("start", (6, 3, 5, 0, 0)), ("final", (0, 0, 5, 6, 5))):
        measure = Measure.objects.create(
            programme=programme, moment=moment, means="hands", held_on=FIRST
        )
        for level, number in zip(levels, counts, strict=True):
            LevelCount.objects.create(measure=measure, level=level, number=number)


def agree(programme, kept="Le mardi compte pour nous."):
    """Agree on what the group keeps of each co-evaluation."""
    for one in programme.evaluations.all():
        Evaluation.objects.filter(pk=one.pk).update(kept=kept, agreed_on=one.held_on)


def answers_in(programme):
    """Return every contribution of the programme's co-evaluations, word for word."""
    looking_back = Idea.objects.filter(round__programme=programme)
    return set(
        looking_back.filter(round__kind__in=Round.LOOKING_BACK).values_list(
            "text", flat=True
        )
    )
