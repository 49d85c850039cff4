"""One way to break each invariant of the acts, past every act and trigger."""

import datetime as dt
import json

from contracts.invariants import acts
from contracts.models import (
    Accession,
    ActName,
    ActPrint,
    ActSignature,
    Amendment,
    JoinedCommitment,
)
from programmes.models import Event, Partner, Programme

LONG_AGO = dt.date(2020, 1, 1)


def change(rows, **values):
    """Change the last of ``rows`` past every act, as a raw UPDATE would."""
    row = rows.order_by("-pk").first()
    assert rows.model.objects.filter(pk=row.pk).update(**values) == 1


def flip_print():
    row = ActPrint.objects.order_by("-pk").first()
    body = bytearray(row.body)
    body[len(body) // 2] ^= 1
    change(ActPrint.objects, body=bytes(body))


def space_out():
    act = Accession.objects.latest("pk")
    text = json.dumps(json.loads(act.canonical), ensure_ascii=False, sort_keys=True)
    change(Accession.objects, canonical=text)


def stand_beside_another():
    act = Amendment.objects.latest("pk")
    said = json.loads(act.canonical)
    said["beside"]["digest"] = "0" * 64
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    change(Amendment.objects, canonical=text)


def forget(kind):
    Event.objects.filter(kind=kind).order_by("-pk").first().delete()


def stranger():
    return Partner.objects.exclude(programme__territory__code="RIV").first()


BREAKS = {
    acts.acts_give_their_digest: lambda _v: change(Amendment.objects, digest="0" * 64),
    acts.acts_are_canonical: lambda _v: space_out(),
    acts.acts_say_what_they_are: lambda _v: stand_beside_another(),
    acts.acts_say_what_their_rows_say: lambda _v: (
        JoinedCommitment.objects.all().delete()
    ),
    acts.act_names_are_behind_their_leaves: lambda _v: change(
        ActName.objects, salt="0" * 32
    ),
    acts.act_prints_give_their_digest: lambda _v: flip_print(),
    acts.act_prints_are_in_the_journal: lambda _v: forget("act_printed"),
    acts.sealings: lambda _v: forget("act_sealed"),
    acts.act_signings: lambda _v: change(ActSignature.objects, signed_on=LONG_AGO),
    acts.act_strikings: lambda _v: forget("act_struck_out"),
    acts.acts_in_force: lambda _v: forget("act_in_force"),
    acts.acts_are_in_force_since_the_contract: lambda _v: change(
        Accession.objects, signed_on=LONG_AGO
    ),
    acts.who_joins_is_of_the_programme: lambda _v: change(
        Accession.objects, partner=stranger()
    ),
    acts.length_is_that_of_the_last_amendment: lambda _v: change(
        Programme.objects.filter(territory__code="RIV"), amended_months=11
    ),
}
