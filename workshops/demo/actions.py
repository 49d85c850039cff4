"""The demo's actions: proposed before the contract and since, ranked, planned, done."""

import datetime as dt
from decimal import Decimal

from django.utils import timezone

from programmes.models import Kind
from wellbeing.models import Idea
from workshops.models import Action, Envelope, Ranking

#: When the group proposed what the signed contract holds, and when some more.
BEFORE = dt.datetime(2025, 12, 11, 15, 20, tzinfo=dt.UTC)
SINCE = dt.datetime(2026, 1, 29, 15, 5, tzinfo=dt.UTC)
LATER = dt.datetime(2026, 4, 30, 14, 40, tzinfo=dt.UTC)
#: What is proposed, in detail, by which role group, its budget, and ideas it answers.
IN_THE_CONTRACT = [
    (
        "Un repas préparé ensemble chaque mois, avec ce que donne le jardin",
        "On choisit le menu à la séance d’avant. Chacun peut amener quelqu’un.",
        Kind.PARTICIPANT,
        480,
        ("On pourrait cuisiner ensemble une fois par mois",),
    ),
    (
        "Une permanence à deux voix pour lire et remplir les courriers difficiles",
        "",
        Kind.PARTICIPANT,
        None,
        ("Je lis les courriers avec ceux qui veulent",),
    ),
    (
        "Une journée avec un groupe qui a déjà vécu un CSM",
        "",
        Kind.PARTICIPANT,
        350,
        ("Transmettre au groupe de l’an prochain",),
    ),
    (
        "Une visite des clubs de sport et de leurs tarifs solidaires",
        "",
        Kind.AUTHORITY,
        None,
        ("Des entrées de piscine à petit prix",),
    ),
    (
        "Trois séances sur le budget de la maison",
        "",
        Kind.FACILITATOR,
        150,
        ("Savoir tenir un budget", "Parler d’argent sans être jugé"),
    ),
    (
        "Une soirée au théâtre, choisie par le groupe",
        "",
        Kind.PARTICIPANT,
        300,
        ("Un atelier théâtre",),
    ),
    (
        "Un banc et des fleurs derrière la maison de quartier",
        "",
        Kind.PARTICIPANT,
        600,
        ("Des bancs devant l’immeuble", "J’arrose les bacs à fleurs"),
    ),
    (
        "Un petit guide des bonnes adresses, écrit par le groupe",
        "",
        Kind.ASSOCIATION,
        150,
        ("Une adresse où poser toutes les questions",),
    ),
]
ADDED = [
    (
        "Une bourse aux vêtements, au printemps",
        "",
        Kind.PARTICIPANT,
        100,
        ("Une bourse aux vêtements deux fois par an",),
    ),
]
ADDED_LATER = [
    (
        "Un samedi pour réparer les vélos",
        "Les Jardins du Pont prêtent leurs outils.",
        Kind.ASSOCIATION,
        80,
        ("Un vélo, et apprendre à le réparer",),
    ),
]
AT_VAL_FLEURI = [
    ("Un atelier « parler de soi sans tout dire »", "", Kind.PARTICIPANT, None, ()),
    (
        "Un atelier pour trouver et garder un logement",
        "",
        Kind.ASSOCIATION,
        None,
        (),
    ),
    (
        "Une rencontre avec le groupe d’un autre CSM",
        "Le groupe de Rivemont nous a invités en janvier.",
        Kind.PARTICIPANT,
        120,
        (),
    ),
]
ENVELOPE = Decimal(2500), "La Ville de Rivemont, pour les actions de l’année."
#: How many dots each action received, by its number: three for each of fifteen people.
DOTS = {1: 9, 2: 7, 3: 3, 4: 4, 5: 6, 6: 5, 7: 8, 8: 2, 9: 1}
RANKED_ON = dt.date(2026, 2, 5)
ACCOUNT = (
    "Chacun avait trois gommettes, y compris la ville et les animateurs. On pouvait en"
    " poser deux sur la même action. Nous avons compté à voix haute."
)
#: By number: who sees to it, with whom, from when until when, what was spent, when it
#: began, why before the ranking, and when it was done.
PLANS = {
    1: (
        "Le groupe",
        "Les Jardins du Pont",
        (dt.date(2026, 3, 1), dt.date(2026, 6, 30)),
        210,
        dt.date(2026, 3, 5),
        "",
        None,
    ),
    2: (
        "Le groupe",
        "Maison des familles de Rivemont",
        (dt.date(2026, 4, 1), dt.date(2026, 7, 22)),
        None,
        None,
        "",
        None,
    ),
    5: (
        "Animateurs du CSM",
        "Association Le Bon Compte",
        (dt.date(2026, 2, 12), dt.date(2026, 7, 22)),
        90,
        dt.date(2026, 2, 12),
        "",
        None,
    ),
    6: (
        "Ville de Rivemont",
        "Théâtre de la Passerelle",
        (dt.date(2026, 5, 1), dt.date(2026, 5, 31)),
        276,
        dt.date(2026, 5, 7),
        "",
        dt.date(2026, 5, 21),
    ),
    7: (
        "Ville de Rivemont",
        "Le groupe, pour les fleurs",
        (dt.date(2026, 5, 15), dt.date(2026, 7, 10)),
        None,
        None,
        "",
        None,
    ),
    10: (
        "Les Jardins du Pont",
        "Le groupe",
        (None, None),
        35,
        dt.date(2026, 5, 16),
        "Les outils n’étaient libres que ce mois-là.",
        None,
    ),
}


def propose(programme, actions=IN_THE_CONTRACT, at=BEFORE):
    """Let the groups propose ``actions``, which answer ideas of the programme."""
    ideas = Idea.objects.filter(round__programme=programme)
    for words, details, kind, budget, answered in actions:
        action = Action.objects.create(
            programme=programme,
            words=words,
            details=details,
            proposed_by=programme.role_groups.filter(kind=kind).first(),
            budget=budget,
            created_at=at,
        )
        action.ideas.set(ideas.filter(text__in=answered))


def act_in_rivemont(programme, by):
    """Tell what became of the actions once the contract was signed."""
    amount, words = ENVELOPE
    Envelope.objects.create(programme=programme, amount=amount, words=words)
    propose(programme, ADDED, SINCE)
    _rank(programme, by)
    propose(programme, ADDED_LATER, LATER)
    today = timezone.localdate()
    for action in programme.actions.filter(number__in=PLANS):
        _plan(action, today, *PLANS[action.number])


def _rank(programme, by):
    """Rank the actions together, with dots on paper, and agree on their places."""
    ranking = Ranking(
        programme=programme,
        held_on=RANKED_ON,
        way=Ranking.Way.DOTS,
        means=Ranking.Means.PAPER,
        dots_each=3,
    )
    actions = list(programme.actions.order_by("number"))
    ranking.begin(actions)
    dots = {action.pk: DOTS[action.number] for action in actions}
    ranking.type_dots(dots, ranking.version)
    ranking.settle(RANKED_ON, by, ACCOUNT)


def _plan(action, today, who, with_whom, planned, spent, began, because, done_on):
    action.who, action.with_whom = who, with_whom
    action.planned_from, action.planned_until = planned
    if began and began <= today:
        action.spent = spent
        action.started_on, action.started_because = began, because
        action.done_on = done_on if done_on and done_on <= today else None
    action.save()
