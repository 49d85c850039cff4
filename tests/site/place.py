"""A programme whose every personal value is a canary.

A canary reads ``CNRY-<programme>-<field>-<person>``, so that what leaks says whose
it is.
"""

import datetime as dt
from dataclasses import dataclass, field
from io import BytesIO

from django.utils import timezone
from PIL import Image

from contracts.drafting import add_article, add_block, add_commitment, draft_contract
from contracts.models import Article, Note
from programmes.models import (
    Invitation,
    Kind,
    Logo,
    Membership,
    QuestionKind,
    Representative,
    Role,
)
from tests import factories
from tests.site.dates_of_place import add_dates
from tests.site.path_place import walk_path

LONG_AGO = dt.date(2025, 9, 1)


def white():
    """Return a small white PNG image."""
    kept = BytesIO()
    Image.new("RGB", (60, 40), "white").save(kept, "PNG")
    return kept.getvalue()


def canary(code, what, whose):
    return f"CNRY-{code}-{what}-{whose}"


@dataclass
class Place:
    """One programme, and the rows by which its addresses are written."""

    code: str
    programme: object
    #: The place whose accounts take part in it: its own, save of a place beside another.
    home: str = ""
    contract: object = None
    accounts: dict = field(default_factory=dict)
    partners: dict = field(default_factory=dict)
    groups: dict = field(default_factory=dict)
    rows: dict = field(default_factory=dict)
    canaries: set = field(default_factory=set)

    def __post_init__(self):
        self.home = self.home or self.code

    def canary(self, what, whose):
        made = canary(self.code, what, whose)
        self.canaries.add(made)
        return made


def build_place(code, territory, year, scopes=("own",), beside=None):
    """Make a programme with all that it may hold, its contract still a draft.

    ``beside`` is a place whose accounts are those of this one too.
    """
    programme = factories.make_programme(
        territory=territory,
        first_year=year,
        last_year=year + 1,
        audience=canary(code, "audience", "programme"),
        purpose=canary(code, "purpose", "programme"),
        aims=canary(code, "aims", "programme"),
        funding_frame=canary(code, "funding", "programme"),
    )
    place = Place(code, programme, beside.code if beside else "")
    for what in ("audience", "purpose", "aims", "funding"):
        place.canary(what, "programme")
    for kind in (Kind.PARTICIPANT, Kind.AUTHORITY, Kind.FACILITATOR, Kind.FUTURE):
        place.groups[kind] = factories.make_role_group(programme, kind)
    for scope in scopes:
        for role in Role:
            known = beside and beside.accounts[f"{role}, {scope}"]
            add_member(place, role, scope, known)
    add_silent_partners(place)
    add_invitations(place)
    place.rows["logo"] = Logo.objects.create(
        programme=programme, image=white(), alt=place.canary("alt", "logo")
    )
    place.rows["question"] = programme.questions.create(
        kind=QuestionKind.WELL_BEING, text=place.canary("question", "programme")
    )
    write_contract(place)
    walk_path(place)
    add_dates(place)
    # A group that came after the contract, and is not in it.
    group = factories.make_role_group(programme, Kind.ASSOCIATION)
    place.groups[Kind.ASSOCIATION] = group
    return place


def add_member(place, role, scope, user=None):
    """Give the programme an account of this role, and its partner where it has one."""
    whose = f"{role}.{scope}"
    user = user or factories.make_user(
        name=place.canary("account", whose),
        email=f"{place.canary('email', whose)}@exemple.fr".lower(),
        is_active=scope != "disabled",
    )
    kinds = {Role.PARTICIPANT: Kind.PARTICIPANT, Role.PARTNER: Kind.AUTHORITY}
    partner = None
    if role in kinds:
        partner = add_partner(place, whose, kinds[role])
    Membership.objects.create(
        programme=place.programme,
        user=user,
        role=role,
        partner=partner,
        capacity=place.canary("capacity", whose),
        started_on=LONG_AGO,
        ended_on=LONG_AGO + dt.timedelta(days=30) if scope == "ended" else None,
    )
    place.accounts[f"{role}, {scope}"] = user


def add_partner(place, whose, kind, **values):
    person = kind == Kind.PARTICIPANT
    partner = factories.make_partner(
        place.programme,
        kind,
        name=place.canary("name", whose),
        first_name=place.canary("first", whose) if person else "",
        **values,
    )
    place.partners[whose] = partner
    return partner


def add_silent_partners(place):
    """Partners without an account: participants, one of them gone, one body, its mayor.

    Of the newcomer nothing else speaks yet: she alone can be removed. The
    neighbour's numbers go further than mine, so that some are only there.
    """
    add_partner(place, "silent", Kind.PARTICIPANT)
    add_partner(place, "shared", Kind.PARTICIPANT, first_name_shared=True)
    town = add_partner(
        place,
        "town",
        Kind.FACILITATOR,
        organisation=factories.make_organisation(name=f"Corps {place.code}"),
    )
    Representative.objects.create(
        partner=town,
        name=place.canary("representative", "mayor"),
        capacity=place.canary("office", "mayor"),
    )
    add_partner(place, "gone", Kind.PARTICIPANT, left_on=dt.date(2025, 10, 1))
    add_partner(place, "newcomer", Kind.PARTICIPANT)
    for letter in "abcdef" if place.home == "NEI" else "":
        add_partner(
            place, f"further.{letter}", Kind.PARTICIPANT, has_cell=letter == "f"
        )


def add_invitations(place):
    """One by e-mail and one by card, still open; their secrets are kept for the walk."""
    inviter = place.accounts["coordinator, own"]
    for kind in ("letter", "card"):
        invitation = Invitation(
            programme=place.programme,
            role=Role.OBSERVER,
            name=place.canary("invited", kind),
            email=f"{place.canary('email', kind)}@exemple.fr".lower()
            if kind == "letter"
            else "",
            capacity=place.canary("capacity", kind),
            invited_by=inviter,
            sent_at=timezone.now(),
        )
        place.rows[f"{kind}_secret"] = invitation.renew()
        place.rows[kind] = invitation


def write_contract(place):
    """Write every passage by somebody: the history must not say a participant's name."""
    by = {role: place.accounts[f"{role}, own"] for role in Role}
    writer = by[Role.COORDINATOR]
    contract = place.contract = draft_contract(place.programme, writer)
    contract.place = place.canary("place", "contract")
    contract.save()
    for section in contract.sections.all():
        section.text = place.canary("section", section.kind.replace("_", ""))
        section.save_as("changed", by[Role.FACILITATOR])
    for part, name in ((Article.Part.COMMON, "common"), (Article.Part.OWN, "own")):
        for again in ("first", "second"):
            heading = place.canary("heading", f"{name}.{again}")
            text = place.canary("article", f"{name}.{again}")
            row = add_article(contract, part, writer, heading, text)
            place.rows[f"{name}_{again}"] = row
    place.rows["archived"] = add_article(
        contract, Article.Part.OWN, writer, place.canary("heading", "archived")
    )
    place.rows["archived"].archive(writer)
    for group, author in (
        (Kind.PARTICIPANT, Role.PARTICIPANT),
        (Kind.AUTHORITY, Role.PARTNER),
        (Kind.FACILITATOR, Role.FACILITATOR),
    ):
        block = contract.blocks.filter(role_group=place.groups[group]).first()
        block = block or add_block(
            contract, place.rows["own_first"], place.groups[group], writer
        )
        place.rows[f"{author}_block"] = block
        for again in ("first", "second"):
            text = f"Écouter {place.canary('commitment', f'{author}.{again}')}."
            row = add_commitment(block, text, by[author])
            place.rows[f"{author}_{again}"] = row
    text = place.canary("note", "contract")
    place.rows["note"] = Note.objects.create(contract=contract, text=text)
