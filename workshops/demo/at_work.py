"""The demo's workshops: what Rivemont's group works on, and what the one before tried.

Organisations and people are invented.
"""

import datetime as dt

from programmes.models import HostContact, Kind, Organisation
from wellbeing.models import Idea
from workshops.demo.told import (
    BREATHE,
    BUDGET,
    FOYER,
    HEARD,
    HOME,
    STAGE,
    THEATRE,
    TOGETHER,
    WORK,
)
from workshops.models import Hosting, Workshop, WorkshopModel

CONFIRMED_ON = dt.date(2026, 2, 3)
#: Theme, need, contents, who proposed it, hosts (name, offer, confirmed), and words of
#: ideas that it answers. Without a need, it is begun from the model of that theme.
WORKSHOPS = [
    (
        BUDGET,
        "Savoir à qui parler avant qu’une dette ne grossisse.",
        "Lire une facture d’énergie\nComprendre un crédit",
        Kind.PARTICIPANT,
        [
            (
                "Association Le Bon Compte",
                "Un point sur les crédits, à deux voix",
                True,
            ),
            ("Énergies du Val", "Des idées pour réduire ses factures", False),
        ],
        ("argent", "factures", "dettes"),
    ),
    (
        HOME,
        "Chercher sans se perdre, et connaître ses droits.",
        "",
        Kind.PARTICIPANT,
        [("Maison du logement de Rivemont", "Une visite, et des réponses", True)],
        ("logement", "chez soi", "toit"),
    ),
    (
        BREATHE,
        "Connaître des gestes simples, pour soi et ensemble.",
        "Un atelier « clown »\nMarcher au bord de l’eau",
        Kind.FACILITATOR,
        [],
        ("Respirer",),
    ),
    (
        TOGETHER,
        "",
        "",
        Kind.ASSOCIATION,
        [
            ("Maison des associations", "Une rencontre, au foyer", True),
            ("Club nautique de la Rive", "Un essai, sans rien payer", True),
        ],
        ("accueille les nouveaux",),
    ),
    (
        THEATRE,
        "",
        "",
        Kind.PARTICIPANT,
        [("Théâtre de la Passerelle", "Les coulisses, puis une pièce", True)],
        ("théâtre",),
    ),
    (
        WORK,
        "",
        "",
        Kind.AUTHORITY,
        [("Atelier des Trois Ponts", "La visite d’un lieu de travail", False)],
        ("employeurs", "CV"),
    ),
    (
        HEARD,
        "",
        "",
        Kind.PARTICIPANT,
        [("Entraide de la Rive", "Le récit d’un groupe d’entraide", True)],
        ("écoute",),
    ),
]
STAGE_NEED = "Oser une parole claire, à son rythme."
CONTACTS = [
    ("Association Le Bon Compte", "Irène Valtour", "conseil", "03 00 00 01 10"),
    ("Maison du logement de Rivemont", "L’accueil", "", "03 00 00 01 20"),
    ("Théâtre de la Passerelle", "Corentin Albrac", "médiation", "03 00 00 01 30"),
    ("Maison des associations", "Sidonie Marcoule", "accueil", "03 00 00 01 40"),
    ("Entraide de la Rive", "Le groupe", "", "03 00 00 01 50"),
]
BEFORE = [
    (
        THEATRE,
        "Voir une pièce, puis jouer à notre tour.",
        "Une pièce courte, jouée par le groupe",
        ("Théâtre de la Passerelle", "Deux après-midi sur la scène"),
    ),
    (
        "Connaître les associations",
        "Trouver un lieu où se rendre utile.",
        "",
        ("Maison des associations", "Une rencontre avec dix bénévoles"),
    ),
]


def work_in_rivemont(programme):
    """Give the group its progress workshops, and the social skills on a stage."""
    models = WorkshopModel.objects.in_bulk(field_name="theme")
    for values in WORKSHOPS:
        _work(programme, models, *values)
    for organisation, name, capacity, phone in CONTACTS:
        known = Organisation.objects.get(name=organisation)
        contact = HostContact.objects.create(
            organisation=known,
            territory=programme.territory,
            name=name,
            capacity=capacity,
            phone=phone,
        )
        known.hostings.filter(workshop__programme=programme).update(contact=contact)
    Workshop.objects.create(
        programme=programme,
        track=Workshop.Track.SOCIAL_SKILLS,
        theme=STAGE,
        need=STAGE_NEED,
        place=FOYER,
    )


def _work(programme, models, theme, need, contents, proposed_by, hosts, about):
    if model := models.get(theme):
        need, contents = need or model.need, contents or model.contents
    workshop = Workshop.objects.create(
        programme=programme,
        theme=theme,
        need=need,
        contents=contents,
        place=FOYER,
        proposed_by=programme.role_groups.filter(kind=proposed_by).first(),
    )
    for name, offers, is_sure in hosts:
        _host(workshop, name, offers, CONFIRMED_ON if is_sure else None)
    ideas = Idea.objects.filter(round__programme=programme).standing()
    for word in about:
        workshop.ideas.add(*ideas.filter(text__icontains=word).order_by("text")[:1])


def _host(workshop, name, offers, confirmed_on):
    territory = workshop.programme.territory
    organisation, _made = Organisation.objects.get_or_create(
        name=name, defaults={"territory": territory}
    )
    Hosting.objects.create(
        workshop=workshop,
        organisation=organisation,
        offers=offers,
        confirmed_on=confirmed_on,
    )


def work_before(programme):
    """Give the edition before the workshops that a later one may take up."""
    for theme, need, contents, host in BEFORE:
        workshop = Workshop.objects.create(
            programme=programme, theme=theme, need=need, contents=contents
        )
        _host(workshop, *host, dt.date(2024, 1, 11))
