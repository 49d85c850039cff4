"""Plain functions that make rows; every value can be given."""

import datetime as dt
from itertools import count

from django.utils import timezone

from contracts.ceremonies import ceremony_of, close
from contracts.composition import paper_of
from contracts.drafting import add_article, add_block, add_commitment, draft_contract
from contracts.freezing import freeze
from contracts.models import Article, Comment, Contract, FrozenVersion
from contracts.signing.recording import record_signature
from programmes.models import (
    Kind,
    Membership,
    Organisation,
    Partner,
    Programme,
    Role,
    RoleGroup,
    Territory,
    User,
    Voice,
)
from wellbeing.models import Component, Dimension, Idea, Referential, Round

_numbers = count(1)
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
PASSWORD = "quatre saisons en Rivemont"

#: Label, voice and words of the group of each kind.
GROUPS = {
    Kind.PARTICIPANT: {"voice": Voice.JE},
    Kind.AUTHORITY: {
        "voice": Voice.NOUS,
        "label": "Collectivité",
        "speaks_as": "collectivité",
        "position": 1,
    },
    Kind.FACILITATOR: {
        "voice": Voice.NOUS,
        "label": "Animateurs du CSM",
        "speaks_as": "animateurs du CSM",
        "position": 2,
    },
    Kind.INSTITUTION: {"voice": Voice.NOUS, "label": "Institutions", "position": 3},
    Kind.ASSOCIATION: {"voice": Voice.NOUS, "label": "Associations", "position": 4},
    Kind.FUTURE: {
        "voice": Voice.S_ENGAGERONT,
        "label": "Partenaires à venir",
        "speaks_as": "les partenaires qui nous rejoindront",
        "may_be_empty": True,
        "open_sentence": "À écrire avec les partenaires que nous irons voir.",
        "position": 5,
    },
}


def make_user(**values) -> User:
    n = next(_numbers)
    password = values.pop("password", PASSWORD)
    defaults = {"name": f"Personne {n}", "email": f"personne{n}@exemple.fr"}
    return User.objects.create_user(password=password, **defaults | values)


def make_territory(**values) -> Territory:
    n = next(_numbers)
    code = f"T{LETTERS[n // 676 % 26]}{LETTERS[n // 26 % 26]}{LETTERS[n % 26]}"
    defaults = {"name": f"Territoire {n}", "slug": f"territoire-{n}", "code": code}
    return Territory.objects.create(**defaults | values)


def make_organisation(**values) -> Organisation:
    return Organisation.objects.create(
        **{"name": f"Organisation {next(_numbers)}"} | values
    )


def make_programme(**values) -> Programme:
    """A programme of 2025-2026, six months long, open, without groups or contract."""
    territory = values.pop("territory", None) or make_territory()
    defaults = {
        "territory": territory,
        "first_year": 2025,
        "last_year": 2026,
        "participant_singular": "partenaire-auteur",
        "participant_plural": "partenaires-auteurs",
        "duration_months": 6,
        "mid_term_months": 3,
        "begun_on": dt.date(2025, 9, 1),
    }
    programme = Programme(**defaults | values)
    programme.slug = programme.slug or programme.free_slug()
    programme.save()
    return programme


def make_role_group(programme, kind=Kind.PARTICIPANT, **values) -> RoleGroup:
    """The group of this kind, made once per programme unless it is given a label."""
    if not values and (known := programme.role_groups.filter(kind=kind).first()):
        return known
    return RoleGroup.objects.create(
        programme=programme, kind=kind, **GROUPS[kind] | values
    )


def make_partner(programme, kind=Kind.PARTICIPANT, **values) -> Partner:
    group = values.pop("role_group", None) or make_role_group(programme, kind)
    defaults = {
        "name": f"Partenaire {next(_numbers)}",
        "has_cell": group.signs_by_default,
        "joined_on": dt.date(2025, 9, 1),
    }
    return Partner.objects.create(
        programme=programme, role_group=group, **defaults | values
    )


def make_membership(programme, role=Role.COORDINATOR, **values) -> Membership:
    """A current membership; a partner's or participant's brings its partner."""
    user = values.pop("user", None) or make_user()
    if role == Role.PARTICIPANT:
        values.setdefault("partner", None)
        values["partner"] = values["partner"] or make_partner(programme)
    if role == Role.PARTNER:
        values.setdefault("partner", None)
        values["partner"] = values["partner"] or make_partner(programme, Kind.AUTHORITY)
    defaults = {"started_on": dt.date(2025, 9, 1)}
    return Membership.objects.create(
        programme=programme, user=user, role=role, **defaults | values
    )


def make_contract(programme=None, *, commitments=(2, 2, 2), by=None) -> Contract:
    """A draft with one common article, one own article and the usual blocks.

    ``commitments`` counts those of the participants, the authority and the
    facilitators; the group to come stays empty.
    """
    programme = programme or make_programme()
    contract = draft_contract(programme, by)
    add_article(contract, Article.Part.COMMON, by, "Durée", "Conclu pour {période}.")
    own = contract.articles.filter(part=Article.Part.OWN).first() or add_article(
        contract, Article.Part.OWN, by, "Nos engagements", "Chacun écrit les siens."
    )
    kinds = (Kind.PARTICIPANT, Kind.AUTHORITY, Kind.FACILITATOR, Kind.FUTURE)
    for kind, how_many in zip(kinds, (*commitments, 0), strict=True):
        group = make_role_group(programme, kind)
        block = contract.blocks.filter(role_group=group).first() or add_block(
            contract, own, group, by
        )
        for n in range(how_many):
            add_commitment(block, f"Écouter les autres, façon {n + 1}.", by)
    return contract


def make_frozen(
    contract=None, *, by=None, planned=None, people=2, at=None
) -> FrozenVersion:
    """A text frozen by its own act; ``version.contract`` is the contract as it is now.

    ``planned`` is the day of the ceremony, to be printed in it; ``people`` is how many
    participants sign when the contract has none yet; ``at`` is the instant, by default
    now, or the morning of a day planned that is over.
    """
    contract = contract or make_contract()
    programme = contract.programme
    if planned:
        programme.signature_planned_on = planned
        programme.save(update_fields=["signature_planned_on"])
    if not contract.copies().exists():
        for _ in range(people):
            make_partner(programme)
    day = programme.signature_planned_on
    if at is None and day and day < timezone.localdate():
        at = timezone.make_aware(dt.datetime.combine(day, dt.time(8)))
    return freeze(contract, by or make_user(), paper_of(contract).digest, at=at)


def make_signed(
    contract=None, *, on=None, by=None, people=2, signed=None
) -> FrozenVersion:
    """A contract frozen, signed by participants and closed, each by its own act.

    ``on`` is the day of all that (the day planned, else today); ``people`` as above,
    and ``signed`` how many of the participants have signed, all unless it is given.
    """
    contract = contract or make_contract()
    by = by or make_user()
    on = on or contract.programme.signature_planned_on or timezone.localdate()
    at = timezone.make_aware(dt.datetime.combine(on, dt.time(18)))
    version = make_frozen(contract, by=by, people=people, at=at)
    copies = version.copies.select_related("partner").order_by("partner__number")
    for copy in copies[:signed]:
        token = copy.partner.token
        record_signature(contract, token, version.digest, on, by, at=at)
    close(ceremony_of(contract), on, by, at=at)
    return version


def make_comment(passage, **values) -> Comment:
    """A comment of the participants that waits; a ``decision`` brings its answer."""
    contract = passage.contract_of_record
    user = values.get("written_by") or make_user()
    defaults = {
        "role_group": make_role_group(contract.programme),
        "text": "" if values.get("proposal") else "À dire autrement.",
        "about": passage.text,
        "written_by": user,
    }
    if values.get("decision"):
        answered = {"answer": "C’est entendu.", "answered_by": user}
        defaults |= answered | {"answered_at": timezone.now()}
    kind = passage._meta.model_name
    return Comment.objects.create(
        contract=contract, **{kind: passage}, **defaults | values
    )


def make_referential(**values) -> Referential:
    """A list of two dimensions, each with its general component and one other."""
    n = next(_numbers)
    values = {"name": f"Liste {n}", "edition": "1", "is_usual": False} | values
    referential = Referential.objects.create(**values)
    for letter, label in (("A", "Moyens de vivre"), ("B", "Lieux où l’on vit")):
        dimension = Dimension.objects.create(
            referential=referential, code=letter, label=label, position=ord(letter)
        )
        for place, words in enumerate((f"{label} en général", f"Une part de {letter}")):
            Component.objects.create(
                dimension=dimension,
                code=f"{letter}{place:02}",
                label=words,
                is_general=place == 0,
                position=place,
            )
    return referential


def make_round(programme=None, **values) -> Round:
    """A round on well-being, without names, being written, by the usual list."""
    defaults = {
        "kind": Round.Kind.WELL_BEING,
        "question": f"Qu’est-ce que c’est, pour vous, le bien-être ? ({next(_numbers)})",
        "held_on": dt.date(2025, 10, 1),
    }
    if "referential" not in values:
        usual = Referential.objects.filter(is_usual=True).first()
        defaults["referential"] = usual or make_referential(is_usual=True)
    return Round.objects.create(
        programme=programme or make_programme(), **defaults | values
    )


def make_idea(round_, **values) -> Idea:
    """One idea from paper, as it was written; nobody is its author."""
    defaults = {"text": f"Un banc à l’ombre, et quelqu’un dessus ({next(_numbers)})"}
    idea = Idea(round=round_, **defaults | values)
    idea.write()
    return idea
