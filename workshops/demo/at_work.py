"""The demo's workshops: what Rivemont's group works on, and what the one before tried.

Organisations and people are invented.
"""

import datetime as dt

from django.utils import timezone

from programmes.models import HostContact, Kind, Organisation
from wellbeing.models import Idea
from workshops.demo import thursday_after
from workshops.models import Hosting, Session, SocialSkill, Workshop

CONFIRMED_ON = dt.date(2026, 2, 3)
NEXT_IN = dt.timedelta(weeks=2)
PLACE = "Foyer de Rivemont"
#: Theme, need, contents, who proposed it, hosts (name, offer, confirmed), days held, and
#: words of ideas that it answers.
WORKSHOPS = [
    (
        "Gérer notre budget",
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
        (dt.date(2026, 2, 12), dt.date(2026, 2, 26)),
        ("argent", "factures", "dettes"),
    ),
    (
        "Trouver un logement, lire un bail",
        "Chercher sans se perdre, et connaître ses droits.",
        "",
        Kind.PARTICIPANT,
        [("Maison du logement de Rivemont", "Une visite, et des réponses", True)],
        (dt.date(2026, 3, 12),),
        ("logement", "chez soi", "toit"),
    ),
    (
        "Souffler, se détendre",
        "Connaître des gestes simples, pour soi et ensemble.",
        "Un atelier « clown »\nMarcher au bord de l’eau",
        Kind.FACILITATOR,
        [],
        (),
        (),
    ),
]
STAGE = ("Parler devant les autres", "Oser une parole claire, à son rythme.")
#: When the stage director came, and what the group worked on that day.
STAGE_DAYS = [
    (dt.date(2026, 2, 19), ("Confiance en soi", "Communication")),
    (dt.date(2026, 3, 5), ("Communication", "Cohésion de groupe")),
    (dt.date(2026, 3, 19), ("Confiance en soi", "Réactivité")),
]
CONTACTS = [
    ("Association Le Bon Compte", "Irène Valtour", "conseil", "03 00 00 01 10"),
    ("Maison du logement de Rivemont", "L’accueil", "", "03 00 00 01 20"),
]
BEFORE = [
    (
        "Partager le théâtre",
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
    """Give the group three progress workshops, and the social skills on a stage."""
    for values in WORKSHOPS:
        _work(programme, *values)
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
    theme, need = STAGE
    stage = Workshop.objects.create(
        programme=programme,
        track=Workshop.Track.SOCIAL_SKILLS,
        theme=theme,
        need=need,
        place=PLACE,
    )
    skills = {one.label: one for one in SocialSkill.objects.all()}
    for day, labels in STAGE_DAYS:
        known = [skills[label] for label in labels if label in skills]
        _session(stage, day).skills.set(known)


def _work(programme, theme, need, contents, proposed_by, hosts, days, about):
    workshop = Workshop.objects.create(
        programme=programme,
        theme=theme,
        need=need,
        contents=contents,
        place=PLACE,
        proposed_by=programme.role_groups.filter(kind=proposed_by).first(),
    )
    for name, offers, is_sure in hosts:
        _host(workshop, name, offers, CONFIRMED_ON if is_sure else None)
    for day in days:
        _session(workshop, day)
    if len(days) > 1:
        _session(workshop, thursday_after(timezone.localdate() + NEXT_IN))
    ideas = Idea.objects.filter(round__programme=programme).standing()
    for word in about:
        workshop.ideas.add(*ideas.filter(text__icontains=word).order_by("text")[:1])


def _session(workshop, day):
    return Session.objects.create(
        programme=workshop.programme,
        kind=workshop.session_kind,
        workshop=workshop,
        day=day,
        starts_at=dt.time(14),
        ends_at=dt.time(16),
        place=PLACE,
    )


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
