"""The demo's people and programmes, in two invented towns; ``csm.demo`` loads them."""

import datetime as dt
from zoneinfo import ZoneInfo

from programmes.course import begin
from programmes.dates import MidTermRule
from programmes.demo.mark import town_mark
from programmes.models import (
    Kind,
    Membership,
    ModelQuestion,
    Organisation,
    Programme,
    Role,
    Territory,
    User,
    Voice,
)

RIVEMONT, VAL_FLEURI = "rivemont-2025-2026", "val-fleuri-2025-2026"
BEGUN = dt.date(2025, 9, 15)
#: The capacity of whoever observes, in the steering committee.
OBSERVES_AS = "déléguée au contrat de ville"
BEGUN_AT = dt.datetime(2025, 9, 15, 9, 30, tzinfo=ZoneInfo("Europe/Paris"))

ACCOUNTS = {
    "coordination@exemple.fr": {"name": "Camille Aubry", "may_open_programmes": True},
    "animation@exemple.fr": {"name": "Nadège Ormevaux"},
    "partenaire@exemple.fr": {"name": "Joachim Pérelle"},
    "participant@exemple.fr": {"name": "Solène Darbeyre"},
    "observation@exemple.fr": {"name": "Ysée Coutelan"},
    "admin@exemple.fr": {
        "name": "Administration",
        "is_staff": True,
        "is_superuser": True,
    },
}

TO_COME = {
    "kind": Kind.FUTURE,
    "voice": Voice.S_ENGAGERONT,
    "label": "Partenaires à venir",
    "speaks_as": "les partenaires qui rejoindront la démarche",
    "may_be_empty": True,
    "open_sentence": "À écrire avec les partenaires que nous irons rencontrer. Chaque"
    " arrivée donne lieu à un acte d’adhésion, joint à ce contrat.",
}
FACILITATORS = {
    "kind": Kind.FACILITATOR,
    "voice": Voice.NOUS,
    "label": "Animateurs du CSM",
    "speaks_as": "animateurs du CSM",
}

# Name in the contract, first name in the group: "" is one that nobody else reads.
RIVEMONT_PARTICIPANTS = [
    ("Solène Darbeyre", "Solène"),
    ("Marius Tellochet", "Marius"),
    ("Aïcha Benvoral", "Aïcha"),
    ("Yvon Craspail", ""),
    ("Lucette Hormoy", "Lucette"),
    ("Idriss Valcombe", "Idriss"),
    ("Odile Farandeau", "Odile"),
    ("Pio Sarrazel", "Pio"),
    ("Ghislaine Trouvère", ""),
    ("Malo Quentrec", "Malo"),
    ("Fatou Ndaryel", "Fatou"),
    ("Rosalba Cintrelli", "Rosa"),
]
# They follow the path without signing: no reason is asked.
RIVEMONT_WITHOUT_A_COPY = {"Ghislaine Trouvère", "Malo Quentrec", "Rosalba Cintrelli"}
VAL_FLEURI_PARTICIPANTS = [
    ("Anselme Routhier", "Anselme"),
    ("Bérénice Oustal", "Bérénice"),
    ("Driss Amzelloug", "Driss"),
    ("Capucine Voirel", ""),
    ("Théophile Jarnac", "Théo"),
    ("Wanda Okrelska", "Wanda"),
]


def make_accounts(password):
    """Make the demo's accounts, or set their passwords anew; return them by address."""
    users = {}
    for email, values in ACCOUNTS.items():
        user, _made = User.objects.get_or_create(email=email, defaults=values)
        user.is_active = True
        user.set_password(password)
        user.save()
        users[email.partition("@")[0]] = user
    return users


def make_rivemont(users):
    """Make the programme whose contract is signed, without its text."""
    town = make_territory("Rivemont", "rivemont", "RIV")
    programme = Programme.objects.create(
        territory=town,
        slug=RIVEMONT,
        first_year=2025,
        last_year=2026,
        audience="Habitantes et habitants de Rivemont qui reçoivent le RSA",
        purpose="Construire ensemble un parcours vers un mieux-être, chacun avec sa part"
        " de responsabilité.",
        aims="Dire ce qu’est pour nous le bien-être\nAgir à plusieurs, à notre mesure\n"
        "Transmettre ce que nous aurons appris",
        funding_frame="le contrat de ville de Rivemont",
        participant_singular="partenaire bénéficiaire",
        participant_plural="partenaires bénéficiaires",
        duration_months=6,
        mid_term_rule=MidTermRule.MONTHS_AFTER_SIGNATURE,
        mid_term_months=3,
        signature_planned_on=dt.date(2026, 1, 22),
        opened_by=users["coordination"],
    )
    begin(programme, users["coordination"], day=BEGUN, at=BEGUN_AT)
    add_groups(
        programme,
        {"kind": Kind.PARTICIPANT, "voice": Voice.JE},
        {
            "kind": Kind.AUTHORITY,
            "voice": Voice.NOUS,
            "label": "Collectivité",
            "speaks_as": "collectivité",
        },
        FACILITATORS,
        TO_COME,
    )
    add_participants(programme, RIVEMONT_PARTICIPANTS)
    following = programme.partners.filter(name__in=RIVEMONT_WITHOUT_A_COPY)
    following.update(has_cell=False)
    add(programme, Kind.PARTICIPANT, "Zélie Marchenoir", left_on=dt.date(2025, 11, 20))
    add_body(
        programme,
        Kind.AUTHORITY,
        "Ville de Rivemont",
        "La ville porte la démarche et y participe.",
        ("Hélène Vautrelle", "maire"),
    )
    add(programme, Kind.FACILITATOR, "Nadège Ormevaux", capacity="animatrice du CSM")
    add(programme, Kind.FACILITATOR, "Tibor Lescanne", capacity="animateur du CSM")
    programme.logos.create(image=town_mark(), alt="Ville de Rivemont")
    copy_questions(programme)
    return programme


def add_rivemont_friends(programme):
    """Add those named on the cover who do not sign: they join by an act of their own."""
    add_groups(
        programme,
        {
            "kind": Kind.ASSOCIATION,
            "voice": Voice.NOUS,
            "label": "Institutions et associations",
            "speaks_as": "partenaires de la démarche",
            "position": 5,
        },
    )
    add_body(
        programme,
        Kind.ASSOCIATION,
        "Les Jardins du Pont",
        "Un jardin partagé, un atelier de cuisine, un café du jeudi.",
        ("Firmin Odalric", "président"),
    )
    add_body(
        programme,
        Kind.ASSOCIATION,
        "Maison des familles de Rivemont",
        "Un lieu pour se retrouver et demander conseil.",
        ("Perrine Hautgué", "directrice"),
    )


def make_val_fleuri(users):
    """Make the programme whose contract is still being written, without its text."""
    town = make_territory("Val-Fleuri", "val-fleuri", "VAL")
    programme = Programme.objects.create(
        territory=town,
        slug=VAL_FLEURI,
        first_year=2025,
        last_year=2026,
        audience="Personnes concernées par la santé mentale",
        purpose="Retrouver du pouvoir d’agir, ensemble et sur un pied d’égalité.",
        aims="Faire groupe\nChoisir nos ateliers de progrès\nPréparer la suite",
        participant_singular="partenaire-auteur",
        participant_plural="partenaires-auteurs",
        mid_term_rule=MidTermRule.HALFWAY,
        opened_by=users["coordination"],
    )
    begin(programme, users["coordination"], day=BEGUN, at=BEGUN_AT)
    add_groups(
        programme,
        {"kind": Kind.PARTICIPANT, "voice": Voice.JE},
        {
            "kind": Kind.AUTHORITY,
            "voice": Voice.NOUS,
            "label": "Établissement porteur",
            "speaks_as": "établissement porteur du CSM",
        },
        FACILITATORS,
        {
            "kind": Kind.ASSOCIATION,
            "voice": Voice.NOUS,
            "label": "Partenaires mobilisés",
            "speaks_as": "partenaires mobilisés",
        },
        TO_COME,
    )
    copy_questions(programme)
    add_participants(programme, VAL_FLEURI_PARTICIPANTS)
    add_body(
        programme,
        Kind.AUTHORITY,
        "Établissement de santé du Val-Fleuri",
        "L’établissement porte la démarche et y participe.",
        ("Aurèle Montjoux", "directeur"),
    )
    add(programme, Kind.FACILITATOR, "Nadège Ormevaux", capacity="animatrice du CSM")
    add(programme, Kind.FACILITATOR, "Bastien Orgevault", capacity="animateur du CSM")
    add_body(
        programme,
        Kind.ASSOCIATION,
        "Entraide des Tilleuls",
        "Une association d’entraide entre pairs.",
        ("Leïla Santorel", "coordinatrice"),
    )
    return programme


def make_memberships(users, rivemont, val_fleuri):
    """Give the accounts their roles; those that they have already stay."""
    town = rivemont.partners.get(organisation__name="Ville de Rivemont")
    participant = rivemont.partners.get(name="Solène Darbeyre")
    for programme, name, role, values in [
        (rivemont, "coordination", Role.COORDINATOR, {}),
        (rivemont, "animation", Role.FACILITATOR, {}),
        (rivemont, "partenaire", Role.PARTNER, {"partner": town}),
        (rivemont, "participant", Role.PARTICIPANT, {"partner": participant}),
        (rivemont, "observation", Role.OBSERVER, {"capacity": OBSERVES_AS}),
        (val_fleuri, "coordination", Role.COORDINATOR, {}),
        (val_fleuri, "animation", Role.FACILITATOR, {}),
    ]:
        Membership.objects.get_or_create(
            programme=programme,
            user=users[name],
            role=role,
            ended_on=None,
            defaults={"started_on": BEGUN} | values,
        )


def copy_questions(programme):
    """Give the programme the questions of the method."""
    for model in ModelQuestion.objects.filter(pack__name="Rouffach 2019"):
        programme.questions.create(kind=model.kind, text=model.text)


def make_territory(name, slug, code):
    values = {"name": name, "code": code}
    return Territory.objects.get_or_create(slug=slug, defaults=values)[0]


def add_groups(programme, *groups):
    for position, values in enumerate(groups):
        programme.role_groups.create(**{"position": position} | values)


def add_participants(programme, people):
    for name, first in people:
        add(programme, Kind.PARTICIPANT, name, first=first)


def add(programme, kind, name, first="", **values):
    """Add a partner to the group of this kind, and return it."""
    group = programme.role_groups.get(kind=kind)
    defaults = {
        "has_cell": group.signs_by_default,
        "joined_on": BEGUN,
        "first_name": first,
        "first_name_shared": bool(first),
    }
    return programme.partners.create(role_group=group, name=name, **defaults | values)


def add_body(programme, kind, name, about, *people):
    """Add an organisation that acts by ``people``, pairs of a name and a capacity."""
    organisation, _made = Organisation.objects.get_or_create(
        name=name, defaults={"territory": programme.territory, "about": about}
    )
    partner = add(programme, kind, name, organisation=organisation)
    for position, (person, capacity) in enumerate(people):
        partner.representatives.create(
            name=person, capacity=capacity, position=position
        )
