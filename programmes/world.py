"""The world's people: many invented programmes, the same ones each time."""

import datetime as dt
import hashlib

from django.utils import timezone

from programmes.demo import FACILITATORS, RIVEMONT_PARTICIPANTS, TO_COME
from programmes.models import (
    Kind,
    Membership,
    Organisation,
    Partner,
    Programme,
    Representative,
    Role,
    RoleGroup,
    Territory,
    Transmission,
    User,
    Voice,
)

STEM = "monde-"
HEAVY = f"{STEM}0001"
#: One coordinates everything; the two others are in the first programmes only.
COORDINATOR = "coordination.monde@exemple.fr"
FACILITATOR = "animation.monde@exemple.fr"
PARTICIPANT = "participant.monde@exemple.fr"
FEW = 5

EDITIONS = 5
#: Of so many towns, one whose groups are linked.
LINKED = 10
FIRST = ["Mont", "Val", "Roche", "Pré", "Font", "Clair", "Bois", "Lac", "Orme", "Grès"]
SECOND = ["brezol", "tarniac", "ouvelle", "erange", "isserol", "aubade", "orville"]
THIRD = ["", "-les-Eaux", "-sur-Aune", "-le-Haut", "-la-Tour", "-aux-Saules"]
SURNAMES = ["Aubrelin", "Cassonier", "Dervaux-Lys", "Fontarel", "Kerdoual", "Mirasson"]

GROUPS = [
    {"kind": Kind.PARTICIPANT, "voice": Voice.JE},
    {
        "kind": Kind.AUTHORITY,
        "voice": Voice.NOUS,
        "label": "Collectivité",
        "speaks_as": "collectivité",
    },
    FACILITATORS,
    TO_COME,
    {"kind": Kind.ASSOCIATION, "voice": Voice.NOUS, "label": "Associations"},
]


def known():
    """Return how many programmes the world has already."""
    return Programme.objects.filter(slug__startswith=STEM).count()


def make_people(password):
    """Return the world's accounts by address, made if they are not there."""
    names = {
        COORDINATOR: "Coordination du monde",
        FACILITATOR: "Animation du monde",
        PARTICIPANT: "Participation du monde",
    }
    people = {}
    for email, name in names.items():
        people[email], made = User.objects.get_or_create(
            email=email, defaults={"name": name}
        )
        if made:
            people[email].set_password(password)
            people[email].save()
    return people


def make_programmes(numbers, people):
    """Make the programmes of these numbers, counted from 1, with groups and partners."""
    towns = make_towns(numbers)
    programmes = Programme.objects.bulk_create(
        programme_of(number, towns, people) for number in numbers
    )
    groups = RoleGroup.objects.bulk_create(
        RoleGroup(programme=programme, position=position, **values)
        for programme in programmes
        for position, values in enumerate(GROUPS)
    )
    partners = Partner.objects.bulk_create(
        partner
        for at, programme in enumerate(programmes)
        for partner in partners_of(
            programme, groups[at * len(GROUPS) : (at + 1) * len(GROUPS)]
        )
    )
    Representative.objects.bulk_create(
        Representative(partner=partner, name=person(partner.number), capacity="élue")
        for partner in partners
        if partner.organisation_id
    )
    Membership.objects.bulk_create(
        membership
        for programme in programmes
        for membership in memberships_of(programme, people, partners)
    )
    pass_on(programmes, people[COORDINATOR])
    return programmes


def pass_on(programmes, by):
    """In one town out of ten, let each edition pass on to the one that came after it."""
    slugs = {
        one.slug: f"{STEM}{number - 1:04}"
        for one in programmes
        for number in [int(one.slug.removeprefix(STEM))]
        if rank(number) % LINKED == 0 and rank(number - 1) == rank(number)
    }
    after = {one.slug: one for one in Programme.objects.filter(slug__in=slugs.values())}
    now = timezone.now()
    Transmission.objects.bulk_create(
        Transmission(
            giver=one,
            receiver=after[slugs[one.slug]],
            noted_by=by,
            agreed_at=now,
            agreed_by=by,
        )
        for one in programmes
        if one.slug in slugs
    )


def make_towns(numbers):
    """Return the territory and the organisations of each town, by the town's rank."""
    ranks = sorted({rank(number) for number in numbers})
    Territory.objects.bulk_create(
        (
            Territory(name=town(at), slug=f"{STEM}{at:04}", code=code(at))
            for at in ranks
        ),
        ignore_conflicts=True,
    )
    return {
        territory.code: territory
        for territory in Territory.objects.filter(code__in=map(code, ranks))
    }


def rank(number):
    return (number - 1) // EDITIONS


def town(at):
    """Return the name of the town of this rank; none comes twice."""
    third, rest = divmod(at, len(FIRST) * len(SECOND))
    second, first = divmod(rest, len(FIRST))
    again, third = divmod(third, len(THIRD))
    name = f"{FIRST[first]}{SECOND[second]}{THIRD[third]}"
    return f"{name} {again + 1}" if again else name


def code(at):
    """Return the code of the town of this rank, in capitals: « MAAB »."""
    letters = ""
    for _position in range(3):
        at, letter = divmod(at, 26)
        letters = chr(ord("A") + letter) + letters
    return f"M{letters}"


def person(number):
    """Return the name of somebody, invented from a number."""
    name = RIVEMONT_PARTICIPANTS[number % len(RIVEMONT_PARTICIPANTS)][0]
    surname = SURNAMES[number // len(RIVEMONT_PARTICIPANTS) % len(SURNAMES)]
    return f"{name.split()[0]} {surname}"


def programme_of(number, towns, people):
    year = 2025 - (number - 1) % EDITIONS
    return Programme(
        territory=towns[code(rank(number))],
        slug=f"{STEM}{number:04}",
        first_year=year,
        last_year=year + 1,
        audience=("Habitants du territoire", "Familles", "Jeunes adultes")[number % 3],
        funding_frame="le contrat de ville",
        participant_singular="partenaire-auteur",
        participant_plural="partenaires-auteurs",
        duration_months=6,
        mid_term_months=3,
        signature_planned_on=dt.date(year + 1, 1 + number % 6, 1 + number % 28),
        opened_by=people[COORDINATOR],
        begun_on=dt.date(year, 9, 1),
    )


def partners_of(programme, groups):
    """Yield the partners of a programme; the heavy one has sixty participants."""
    heavy = programme.slug == HEAVY
    counts = [60 if heavy else 12, 1, 2, 0, 50 if heavy else 2]
    number = 0
    for group, count in zip(groups, counts, strict=True):
        for at in range(count):
            number += 1
            body = group.kind in (Kind.AUTHORITY, Kind.ASSOCIATION)
            name = f"{group.label} {at + 1}, {programme}" if body else person(number)
            salt = hashlib.sha256(f"{programme.slug} {number}".encode()).hexdigest()
            yield Partner(
                programme=programme,
                role_group=group,
                number=number,
                name=name,
                organisation=organisation(name) if body else None,
                capacity="" if body or group.kind == Kind.PARTICIPANT else "animation",
                has_cell=group.signs_by_default,
                joined_on=dt.date(programme.first_year, 9, 15),
                salt=salt[:32],
            )


def organisation(name):
    return Organisation.objects.get_or_create(name=name)[0]


def memberships_of(programme, people, partners):
    values = {"programme": programme, "started_on": dt.date(programme.first_year, 9, 1)}
    yield Membership(user=people[COORDINATOR], role=Role.COORDINATOR, **values)
    if int(programme.slug.removeprefix(STEM)) > FEW:
        return
    yield Membership(user=people[FACILITATOR], role=Role.FACILITATOR, **values)
    first = next(one for one in partners if one.programme_id == programme.pk)
    yield Membership(
        user=people[PARTICIPANT], role=Role.PARTICIPANT, partner=first, **values
    )
