"""A row that each constraint of the acts refuses."""

from django.utils import timezone

from contracts.models import (
    Accession,
    ActName,
    ActPrint,
    ActSignature,
    Amendment,
    AmendmentAccord,
    JoinedCommitment,
)
from tests.contracts.making_acts import (
    TODAY,
    make_accession,
    make_amendment,
    signed_contract,
)
from tests.factories import make_user

NOW = timezone.now()


def accession(**values):
    """Change an accession as no page does."""
    made = make_accession(signed_contract())
    Accession.objects.filter(pk=made.pk).update(**values)


def amendment(**values):
    made = make_amendment(signed_contract())
    Amendment.objects.filter(pk=made.pk).update(**values)


def numbered_twice(make):
    one = make(signed_contract())
    one.pk, one._state.adding = None, True
    if isinstance(one, Accession):
        one.archived_at = NOW
    one.save(force_insert=True)


def joins_twice():
    one = make_accession(signed_contract())
    make_accession(one.contract, one.partner)


def agreed_twice():
    one = make_amendment(signed_contract()).accords.first()
    AmendmentAccord.objects.create(
        amendment=one.amendment, role_group=one.role_group, agreed_on=TODAY
    )


def name(act, **values):
    kind = act._meta.model_name
    partner = act.programme.partners.first()
    ActName.objects.create(
        **{kind: act, "partner": partner, "token": "P1", "salt": "0", "value": "{}"}
        | values
    )


def made_print(act, **values):
    kind = act._meta.model_name
    ActPrint.objects.create(
        **{kind: act, "body": b"x", "digest": "x", "made_at": NOW} | values
    )


def signature(act, **values):
    kind, partner = act._meta.model_name, act.programme.partners.first()
    sound = {
        kind: act,
        "partner": partner,
        "token": "P1",
        "digest": "x",
        "signed_on": TODAY,
        "recorded_at": NOW,
        "recorded_by": make_user(),
    }
    ActSignature.objects.create(**sound | values)


def of_both(make):
    contract = signed_contract()
    make(make_accession(contract), amendment=make_amendment(contract))


def twice(make, of):
    act = of(signed_contract())
    for _n in range(2):
        make(act)


REFUSED = {
    "accession_number_once_per_programme": lambda: numbered_twice(make_accession),
    "amendment_number_once_per_programme": lambda: numbered_twice(make_amendment),
    "accession_sealed_with_its_digest": lambda: accession(sealed_at=NOW),
    "amendment_sealed_with_its_digest": lambda: amendment(digest="x"),
    "accession_signed_as_it_was_sealed": lambda: accession(signed_on=TODAY),
    "amendment_signed_as_it_was_sealed": lambda: amendment(signed_on=TODAY),
    "accession_once_per_partner": joins_twice,
    "accession_speaks_for_today": lambda: accession(voice="s_engageront"),
    "joined_commitment_says_something": lambda: JoinedCommitment.objects.create(
        accession=make_accession(signed_contract()), text=""
    ),
    "amendment_says_why": lambda: amendment(reason=""),
    "amendment_changes_something": lambda: amendment(months=None),
    "amendment_lasts_one_to_sixty_months": lambda: amendment(months=61),
    "amendment_accord_once_per_group": agreed_twice,
    "actname_is_of_one_act": lambda: of_both(name),
    "act_name_once_per_accession": lambda: twice(name, make_accession),
    "act_name_once_per_amendment": lambda: twice(name, make_amendment),
    "actprint_is_of_one_act": lambda: of_both(made_print),
    "act_print_once_per_accession": lambda: twice(made_print, make_accession),
    "act_print_once_per_amendment": lambda: twice(made_print, make_amendment),
    "actsignature_is_of_one_act": lambda: of_both(signature),
    "act_signature_once_per_accession": lambda: twice(signature, make_accession),
    "act_signature_once_per_amendment": lambda: twice(signature, make_amendment),
    "act_signature_struck_by_somebody": lambda: signature(
        make_accession(signed_contract()), struck_at=NOW
    ),
}
