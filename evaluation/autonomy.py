"""The autonomy file: what the group takes along to go on without its coordinators.

Contacts agreed on, calendar, rooms, support that remains, texts, what the group keeps of
its evaluations, the minutes it wants. Nothing confided, and nobody's data but the contact
that a person agreed to leave for it (M, phase 4; R, étape IV).
"""

import io
import zipfile
from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone, translation

from contracts.easy import companion_of, easy_pdf
from contracts.models import ActPrint, Contract
from contracts.prints import handing_out
from contracts.prints.kinds import Kind as Print
from evaluation.models import Ending, Evaluation
from programmes import printing
from programmes.models import Consent, HostContact, Kind
from workshops.keeping import rules_pdf, tools_pdf
from workshops.models import Decision, GroupRules, HandedTool, Minutes, Session

#: How many sessions to come the file tells.
SESSIONS = 40
TEMPLATE = "evaluation/ending/autonomy_print.html"


@dataclass(frozen=True)
class Person:
    """Somebody who agreed to leave a contact for the group that carries on."""

    name: str
    contact: str
    consent: Consent


@dataclass(frozen=True)
class AutonomyFile:
    """All that is in the file, read once."""

    programme: object
    ending: Ending
    people: tuple[Person, ...]
    hosts: tuple[HostContact, ...]
    sessions: tuple[Session, ...]
    rules: GroupRules | None
    tools: tuple[HandedTool, ...]
    kept: tuple[Evaluation, ...]
    minutes: tuple[tuple[Minutes, tuple[Decision, ...]], ...]
    contract: Contract | None

    @property
    def has_acts(self):
        return self.has_contract and acts_of(self.contract).exists()

    @property
    def has_contract(self):
        return self.contract is not None and not self.contract.is_draft


def file_of(ending) -> AutonomyFile:
    """Return what the group takes along; a fixed number of queries."""
    programme, today = ending.programme, timezone.localdate()
    hosts = ending.contacts.kept().select_related("organisation")
    coming = programme.sessions.held_or_planned().filter(day__gte=today)
    coming = coming.select_related("workshop").order_by("day", "starts_at", "pk")
    tools = HandedTool.objects.kept().filter(programme=programme).latest_first()
    kept = Evaluation.objects.held().filter(programme=programme)
    contract = Contract.objects.filter(programme=programme).first()
    if contract is not None:
        contract.programme = programme
    return AutonomyFile(
        programme=programme,
        ending=ending,
        people=_people(programme),
        hosts=tuple(hosts.order_by("organisation__name", "name")),
        sessions=tuple(coming[:SESSIONS]),
        rules=GroupRules.objects.agreed().filter(programme=programme).first(),
        tools=tuple(tools),
        kept=tuple(kept.exclude(agreed_on=None).in_order()),
        minutes=_minutes(ending),
        contract=contract,
    )


def _people(programme):
    """Return the contacts whose agreement stands, of those who take part still."""
    rows = Consent.objects.standing().filter(
        purpose=Consent.Purpose.CONTACT,
        partner__programme=programme,
        partner__left_on=None,
    )
    rows = rows.exclude(contact="").select_related("partner")
    return tuple(
        Person(one.partner.first_name or one.partner.name, one.contact, one)
        for one in rows.order_by("partner__number")
    )


def _minutes(ending):
    """Return the minutes that the group chose and has approved, with what was decided."""
    rows = ending.minutes.exclude(approved_on=None)
    rows = rows.filter(session__programme=ending.programme)
    rows = list(rows.select_related("session__workshop").order_by("session__day", "pk"))
    decided = {}
    sessions = [one.session_id for one in rows]
    for one in (
        Decision.objects.kept().filter(session__in=sessions).order_by("position")
    ):
        decided.setdefault(one.session_id, []).append(one)
    return tuple((one, tuple(decided.get(one.session_id, ()))) for one in rows)


def autonomy_pdf(file, *, ask=None):
    """Return the file as a tagged PDF; ``ask`` may raise to refuse the rendering.

    It is kept nowhere: it tells contacts, which go as soon as an agreement is taken back.
    """
    with translation.override(settings.LANGUAGE_CODE):
        html = render_to_string(TEMPLATE, {"programme": file.programme, "file": file})
    with printing.one_at_a_time(f"{file.programme.slug} autonomie"):
        if ask:
            ask()
        return printing.render(html)


def autonomy_zip(file, *, ask=None):
    """Return the file with the texts beside it, under names that tell of nobody.

    A text that is not there, or whose print is not ready, is left out.
    """
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as folder:
        folder.writestr("dossier.pdf", autonomy_pdf(file, ask=ask))
        for name, body in _texts(file, ask):
            folder.writestr(name, body)
    return kept.getvalue()


def _texts(file, ask):
    if file.has_contract:
        yield from _of_the_contract(file.contract, ask)
    if file.rules is not None:
        file.rules.programme = file.programme
        yield "regles-du-groupe.pdf", rules_pdf(file.rules, ask=ask)
    if file.tools:
        yield "outils.pdf", tools_pdf(file.programme, ask=ask)


def _of_the_contract(contract, ask):
    """Yield the contract as it was signed, its annexes in it, and what came after."""
    try:
        body = handing_out.print_pdf(contract, Print.UNNAMED, ask=ask)
    except handing_out.NotPressed:
        pass
    else:
        yield "contrat.pdf", body
    if companion_of(contract).is_begun:
        yield "contrat-en-mots-simples.pdf", easy_pdf(contract, ask=ask)
    for one in acts_of(contract):
        noun = "avenant" if one.amendment_id else "adhesion"
        yield f"{noun}-{one.act.number}.pdf", bytes(one.body)


def acts_of(contract):
    """Return the prints of the acts after the contract that name no participant."""
    amended = ActPrint.objects.filter(amendment__contract=contract)
    joined = ActPrint.objects.filter(accession__contract=contract)
    joined = joined.exclude(accession__partner__role_group__kind=Kind.PARTICIPANT)
    rows = (amended | joined).select_related("amendment", "accession")
    return rows.order_by("made_at", "pk")
