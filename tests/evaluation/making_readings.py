"""Co-evaluations and what was read of the commitments, made plainly."""

import datetime as dt
import uuid

from django.urls import reverse

from contracts.models import Commitment, Contract, JoinedCommitment
from evaluation.models import CommitmentReading, Evaluation
from programmes.models import Kind, Voice
from tests.contracts.making_acts import in_force, make_accession
from tests.factories import (
    make_contract,
    make_partner,
    make_programme,
    make_role_group,
    make_round,
    make_signed,
)
from tests.workshops.making import make_meeting
from wellbeing.models import Round
from workshops.models import Session

Seen, Moment = CommitmentReading.Seen, Evaluation.Moment
HELD = dt.date(2026, 4, 22)


def make_evaluation(programme=None, *, contract=None, **values) -> Evaluation:
    """A mid-term one of a programme with six commitments, which has not been held."""
    if programme is None:
        programme = (contract or make_contract()).programme
    day = values.pop("day", HELD)
    asked = (Round.Kind.BROUGHT, Round.Kind.NO_EFFECT, Round.Kind.IMPROVEMENT)
    rounds = [make_round(programme, kind=kind, held_on=day) for kind in asked]
    defaults = {"moment": Moment.MID_TERM}
    defaults |= dict(zip(("brought", "no_effect", "improvement"), rounds, strict=True))
    if "session" not in values:
        kind = Session.Kind.EVALUATION
        defaults["session"] = make_meeting(programme, kind=kind, day=day)
    return Evaluation.objects.create(programme=programme, **defaults | values)


def commitments(programme, kind=Kind.AUTHORITY):
    """Return the commitments of the group of this kind, in their order."""
    rows = Commitment.objects.filter(
        block__contract__programme=programme, block__role_group__kind=kind
    )
    return list(rows.order_by("position", "pk"))


def make_reading(evaluation, of=None, by=Kind.AUTHORITY, **values):
    """The authority's first commitment, read as kept by the authority."""
    programme = evaluation.programme
    of = of or commitments(programme)[0]
    name = "commitment" if isinstance(of, Commitment) else "joined"
    group = values.pop("role_group", None) or make_role_group(programme, by)
    defaults = {name: of, "seen": Seen.KEPT, "role_group": group}
    return CommitmentReading.objects.create(evaluation=evaluation, **defaults | values)


def make_joined(programme, text="Prêter la grande salle.", **values):
    """A commitment of an association that joined by a signed act; else ``is_signed``."""
    kind = values.pop("kind", Kind.ASSOCIATION)
    is_signed = values.pop("is_signed", True)
    values.setdefault("voice", Voice.NOUS)
    contract = Contract.objects.filter(programme=programme).first()
    contract = contract or make_contract(programme)
    if not contract.programme.is_signed:
        make_signed(contract)
        contract.programme.refresh_from_db()
    partner = make_partner(contract.programme, kind, name="Les Jardins partagés")
    act = make_accession(contract, partner, promises=(text,), **values)
    if is_signed:
        in_force(act)
    return JoinedCommitment.objects.get(accession=act)


def two_programmes():
    """Return a programme with its contract, and another one."""
    return make_contract().programme, make_contract(make_programme()).programme


def url(name, evaluation, *args, **query):
    """Return an address of the readings of a co-evaluation."""
    place, slug = f"evaluation:reading_{name}", evaluation.programme.slug
    return reverse(place, args=[slug, evaluation.pk, *args], query=query or None)


def room(evaluation, row, group=None):
    """Return the address of a commitment in the room, for a group."""
    query = {"groupe": group.pk} if group else {}
    return url("room", evaluation, row.pk, **query)


def said(**values):
    """Return what the page for the room sends of a commitment that nobody has read."""
    first = {"submission_id": str(uuid.uuid4()), "version": "0", "seen": "kept"}
    return first | values
