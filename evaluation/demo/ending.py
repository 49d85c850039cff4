"""Rivemont carries on with support: what its group decided, and takes along."""

import datetime as dt

from django.utils import timezone

from evaluation.models import Ending
from programmes.models import HostContact, Kind
from workshops.models import Minutes

DECIDED_ON = dt.date(2026, 7, 16)
WORDS = (
    "Nous continuons. Nous nous retrouvons un jeudi sur deux, et nous préparons le repas"
    " de quartier de l’automne. Nous voulons pouvoir appeler quelqu’un quand une porte"
    " se ferme."
)
SUPPORT = (
    "La Ville garde un petit budget pour les repas jusqu’à Noël.\n"
    "Une animatrice passe une fois par mois, à la demande du groupe."
)
ROOMS = (
    "La salle des Platanes, un jeudi sur deux, de 14 h à 17 h. La clé est à l’accueil."
)


def decide_the_end(programme, users):
    """Note the decision of Rivemont's group; it has not taken over yet."""
    ending = Ending.objects.create(
        programme=programme,
        choice=Ending.Choice.SUPPORTED,
        decided_on=min(DECIDED_ON, timezone.localdate()),
        words=WORDS,
        support=SUPPORT,
        rooms=ROOMS,
        recorded_by=users["animation"],
    )
    people = programme.partners.current().filter(role_group__kind=Kind.PARTICIPANT)
    named = people.filter(memberships__user=users["participant"])
    ending.carriers.set([*named, *people.exclude(pk__in=named).order_by("number")[:1]])
    contacts = HostContact.objects.of(programme.territory_id).kept().in_order()
    ending.contacts.set(contacts[:3])
    minutes = Minutes.objects.exclude(approved_on=None)
    minutes = minutes.filter(session__programme=programme)
    ending.minutes.set(minutes.order_by("-session__day")[:2])
