"""What came after the signature in a place: acts at each of their steps."""

from django.utils import timezone

from contracts import act_sealing, act_signing, joining
from contracts.act_text import paper_of_act
from contracts.models import Accession, Amendment, JoinedCommitment
from contracts.prints import acts as prints
from programmes.models import Kind
from tests import factories

TODAY = timezone.localdate()


def live_on(place):
    """Let partners join a signed place, at each step, and change its contract twice."""
    by = place.accounts["coordinator, own"]
    draft = _accession(place, "draft", place.partners["partner.own"])
    place.rows["joined"] = draft.commitments.get()
    place.rows["joined.out"] = joining.add_commitment(
        draft, JoinedCommitment(text=place.canary("promise", "act.taken"))
    )
    joining.put_away(place.rows["joined.out"], draft)
    out = _accession(place, "out", _newcomer(place, "out"))
    joining.put_away(out, out)
    for name, steps in (("sealed", 1), ("signed", 2), ("force", 3)):
        act = _accession(place, name, _newcomer(place, name))
        place.rows[f"act.{name}"] = _go_on(act, by, steps)
    late = _accession(place, "late", place.partners["newcomer"])
    place.rows["act.late"] = _go_on(late, by, 3)
    place.rows["act.signature"] = place.rows["act.signed"].actsignatures.get()
    _amend(place, by)


def _newcomer(place, name):
    partner = factories.make_partner(
        place.programme,
        Kind.ASSOCIATION,
        name=place.canary("name", f"act.{name}"),
        organisation=factories.make_organisation(name=f"Corps {name} {place.code}"),
        joined_on=None,
    )
    place.partners[f"act.{name}"] = partner
    return partner


def _accession(place, name, partner):
    act = Accession.objects.create(
        programme=place.programme, contract=place.contract, partner=partner
    )
    text = place.canary("promise", f"act.{name}")
    joining.add_commitment(act, JoinedCommitment(text=f"Écouter {text}."))
    place.rows[f"act.{name}"] = act
    return act


def _go_on(act, by, steps):
    """Seal and print an act; sign it, at two steps; confirm it, at three."""
    act = act_sealing.seal(act, by, paper_of_act(act).digest)
    prints.press(act, by)
    if steps > 1:
        days = {seat.token: TODAY for seat in act_signing.seats(act)}
        act_signing.record_signatures(act, act.digest, days, by)
    return act_signing.take_effect(act, TODAY, by) if steps > 2 else act


def _amend(place, by):
    for name in ("draft", "force"):
        act = Amendment.objects.create(
            programme=place.programme,
            contract=place.contract,
            article=place.rows["common_first"],
            text_after=place.canary("after", f"amended.{name}"),
            reason=place.canary("reason", f"amended.{name}"),
            months=18,
        )
        act.accords.create(role_group=place.groups[Kind.PARTICIPANT], agreed_on=TODAY)
        place.rows[f"amended.{name}"] = act
    place.rows["amended.force"] = _go_on(act, by, 3)
    # Agreed on since, the draft would change nothing of the length.
    Amendment.objects.filter(pk=place.rows["amended.draft"].pk).update(months=20)
