"""What comes after the signature and is sealed: it waits to be signed by hand."""

from django.db.models import FETCH_RAISE
from django.utils.translation import gettext as _

from contracts.act_places import NOUNS, address_of
from contracts.act_text import title_of
from contracts.models.contract import WRITERS
from programmes.awaiting import Awaited
from programmes.typography import long_date

KINDS = ("acts",)


def awaits(contracts, mine):
    """Yield the sealed acts that are not in force, for who records it; two queries.

    Signed by all, an act still waits for somebody to confirm it.
    """
    signed = {
        one.pk: one
        for one in contracts
        if one.programme.is_signed and mine[one.programme_id].has(*WRITERS)
    }
    for model in NOUNS.values():
        acts = model.objects.sealed().filter(signed_on=None, contract__in=signed)
        acts = acts.defer("canonical").order_by("contract", "number")
        for act in acts.fetch_mode(FETCH_RAISE):
            act.programme = signed[act.contract_id].programme
            yield _line(act)


def _line(act):
    return Awaited(
        "acts",
        act.programme,
        "vector-pen",
        _("Record who has signed: %(act)s") % {"act": title_of(act)},
        _("Sealed on %(day)s. In force once it is signed and confirmed.")
        % {"day": long_date(act.sealed_at)},
        address_of(act),
    )
