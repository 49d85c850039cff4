"""Joining later: who may, its act, and the commitments that it writes in its own voice."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from contracts.models import Accession
from contracts.models.contract import WRITERS, Refusal
from programmes.models import Kind, Voice
from programmes.vocabulary import in_the_role_of


class ActIsSealed(Refusal):
    """Somebody writes in an act that is sealed: it must be reopened first."""

    def __init__(self):
        super().__init__(
            _("This act is sealed: reopen it before changing it."), "sealed"
        )


def who_may_join(contract):
    """Return the partners who take part, have not signed, and have no act yet.

    Also a participant who comes late, whose place a committee agreed to (domain 5.7).
    """
    version = contract.frozen
    partners = contract.programme.partners.current().filter(erased_on=None)
    if version is not None:
        signed = version.signatures.valid().values("partner")
        partners = partners.exclude(pk__in=signed)
    known = Accession.objects.kept().filter(contract=contract).values("partner")
    return partners.exclude(pk__in=known).select_related("role_group").in_order()


def voice_for(partner):
    """« je » of a person, « nous » of a body."""
    return Voice.NOUS if partner.organisation_id else Voice.JE


def lead_in_of(accession):
    """« En tant que partenaire, nous nous engageons à : », or its own words."""
    if accession.lead_in:
        return accession.lead_in
    group = accession.partner.role_group
    if group.kind == Kind.PARTICIPANT and not group.speaks_as:
        role = accession.programme.vocabulary.in_the_role
    elif group.kind == Kind.FUTURE or not group.speaks_as:
        role = in_the_role_of("partenaire du contrat")
    else:
        role = in_the_role_of(group.speaks_as)
    je = accession.voice == Voice.JE
    return f"{role}, {'je m’engage à' if je else 'nous nous engageons à'} :"


def refuse_unsigned(contract):
    """Raise ``ValidationError`` while the contract is not signed (domain 5.7)."""
    if not contract.programme.is_signed:
        raise ValidationError(
            _("Acts come after the signature: the contract is not signed yet."),
            "unsigned",
        )


def refuse_gone(accession):
    """Raise ``ValidationError`` when who joins has left, or was erased, meanwhile."""
    current = accession.programme.partners.current().filter(erased_on=None)
    if not current.filter(pk=accession.partner_id).exists():
        raise ValidationError(_("Who joins no longer takes part."), "gone")


def hold_draft(act):
    """Hold the contract and read ``act`` again; raises ``ActIsSealed`` once it is."""
    act.contract.hold()
    fresh = type(act).objects.select_for_update(of=["self"]).get(pk=act.pk)
    if not fresh.is_draft or fresh.archived_at is not None:
        raise ActIsSealed


@transaction.atomic
def add_commitment(accession, commitment):
    """Save a new commitment at the end of those of ``accession``."""
    hold_draft(accession)
    last = accession.commitments.aggregate(last=Max("position"))["last"]
    commitment.accession, commitment.position = accession, (last or 0) + 1
    commitment.save()
    return commitment


@transaction.atomic
def put_away(row, act, *, back=False):
    """Take a draft act, or a commitment of it, out; ``back`` brings it back.

    Raises ``ActIsSealed`` once the act is sealed, ``ValidationError`` when the partner
    of an accession has another one by now.
    """
    act.contract.hold()
    fresh = type(act).objects.get(pk=act.pk)
    if not fresh.is_draft:
        raise ActIsSealed
    row.archived_at = None if back else timezone.now()
    if back and isinstance(row, Accession):
        row.validate_constraints()
    row.save(update_fields=["archived_at"])


def names_are_open(accession, access):
    """Whether this person may read who joins: a participant's name is for few.

    Those who lead read it, and herself; the others read that a participant joins.
    """
    if not accession.partner.is_participant:
        return True
    return access.has(*WRITERS) or accession.partner_id in access.partner_pks
