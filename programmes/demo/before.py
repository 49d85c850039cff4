"""An older edition of Rivemont, whose group passes on to the two of today."""

import datetime as dt

from programmes import helping, transmitting
from programmes.dates import MidTermRule
from programmes.demo import (
    FACILITATORS,
    add,
    add_body,
    add_groups,
    add_participants,
    copy_questions,
    make_territory,
)
from programmes.models import (
    HelpOffer,
    Kind,
    Membership,
    Programme,
    Role,
    Transmission,
    Voice,
)

SLUG = "rivemont-2023-2024"
BEGUN, ENDED = dt.date(2023, 9, 18), dt.date(2024, 7, 5)
AGREED, WITHDRAWN = dt.date(2025, 9, 24), dt.date(2025, 11, 6)

PARTICIPANTS = [
    ("Marceline Aubépin", "Marceline"),
    ("Ousmane Terrieux", "Ousmane"),
    ("Yolande Pichegrain", ""),
    ("Gaspard Lhermine", "Gaspard"),
]
Told, Given = HelpOffer.Told, HelpOffer.Given
#: Who, what, how often, who may know of it, how it was agreed, and until when.
OFFERS = [
    (
        "Marceline Aubépin",
        "Raconter comment nous avons écrit notre contrat, et répondre aux questions.",
        "une ou deux fois dans l’année",
        Told.FIRST_NAME,
        Given.ALOUD,
        None,
    ),
    (
        "Ousmane Terrieux",
        "Venir à une séance pour parler de nos ateliers.",
        "une fois",
        Told.UNNAMED,
        Given.ON_PAPER,
        WITHDRAWN,
    ),
]


def make_rivemont_before(users):
    """Make the programme that has ended; its contract stayed on paper."""
    programme = Programme.objects.create(
        territory=make_territory("Rivemont", "rivemont", "RIV"),
        slug=SLUG,
        first_year=2023,
        last_year=2024,
        audience="Habitantes et habitants de Rivemont qui reçoivent le RSA",
        purpose="Un premier essai, dont le contrat signé est resté sur papier.",
        participant_singular="partenaire bénéficiaire",
        participant_plural="partenaires bénéficiaires",
        duration_months=6,
        mid_term_rule=MidTermRule.MONTHS_AFTER_SIGNATURE,
        mid_term_months=3,
        opened_by=users["coordination"],
        begun_on=BEGUN,
        ended_on=ENDED,
    )
    town = {"kind": Kind.AUTHORITY, "voice": Voice.NOUS, "label": "Collectivité"}
    add_groups(
        programme,
        {"kind": Kind.PARTICIPANT, "voice": Voice.JE},
        town | {"speaks_as": "collectivité"},
        FACILITATORS,
    )
    add_participants(programme, PARTICIPANTS)
    add_body(
        programme,
        Kind.AUTHORITY,
        "Ville de Rivemont",
        "La ville porte la démarche et y participe.",
        ("Hélène Vautrelle", "maire"),
    )
    add(programme, Kind.FACILITATOR, "Nadège Ormevaux", capacity="animatrice du CSM")
    programme.partners.update(joined_on=BEGUN)
    copy_questions(programme)
    for name, role in (
        ("coordination", Role.COORDINATOR),
        ("animation", Role.FACILITATOR),
    ):
        Membership.objects.create(
            programme=programme, user=users[name], role=role, started_on=BEGUN
        )
    offer_help(programme, users["animation"])
    return programme


def offer_help(programme, by):
    """Two offers: one that the next groups read, and one that was withdrawn."""
    for name, what, how_often, told, given, withdrawn_on in OFFERS:
        offer = HelpOffer.objects.create(
            partner=programme.partners.get(name=name),
            what=what,
            how_often=how_often,
            told=told,
            given=given,
            agreed_on=AGREED,
            recorded_by=by,
            withdrawn_on=withdrawn_on,
            withdrawn_by=by if withdrawn_on else None,
        )
        helping.record(offer, "help_offered", by)
        if withdrawn_on:
            helping.record(offer, "help_withdrawn", by)


def pass_on(programme, receivers, by):
    """Link the older programme to each of ``receivers``, by the act itself."""
    for receiver in receivers:
        transmitting.link(Transmission(giver=programme, receiver=receiver), by)
