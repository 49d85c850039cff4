"""Freezing, the return of the ceremony, and two versions side by side."""

from bench.place import SLUG
from bench.row import Ratio
from contracts.composition import paper_of
from contracts.freezing import freeze, reopen
from contracts.models import Commitment, Contract
from contracts.prints import copies
from contracts.prints.pdf import Copy
from contracts.prints.sealing import press
from programmes.models import Kind, Programme, User
from programmes.world import COORDINATOR, STEM

#: Programmes of the world set apart for this: to be frozen, frozen, and rewritten.
TO_FREEZE, FROZEN, REWRITTEN = (f"{STEM}{number:04}" for number in (4, 5, 2))
SIGNATORIES, BLOCKS = 15, 60


def rows(worlds):
    world = worlds.large
    contract = ready_to_freeze(world, TO_FREEZE)
    by = User.objects.get(email=COORDINATOR)
    paper = paper_of(contract)

    def frozen_and_open_again():
        world.use()
        version = freeze(contract, by, paper_of(contract).digest)
        press(version, by)
        reopen(contract, by, "Une mesure de plus.")

    def one():
        world.use()
        copies.copy_pdf(paper, Copy("MON-2025-01-01", "Personne Numéro-1"))

    name = f"freezing and reopening with {SIGNATORIES} signatories / one render"
    yield Ratio(name, frozen_and_open_again, one, 1.5, rounds=7)
    yield from pages(world, by)


def pages(world, by):
    contract = ready_to_freeze(world, FROZEN)
    press(freeze(contract, by, paper_of(contract).digest), by)
    page = world.page("contracts:ceremony_return", FROZEN)
    yield Ratio(
        f"return page of {SIGNATORIES} copies / plain list of as many rows",
        page,
        world.page("bench_list", SLUG, SIGNATORIES),
        None,
        rounds=9,
        times=8,
        queries=lambda: world.queries(page),
    )
    before, after = rewritten(world)
    compared = world.page("contracts:compare", REWRITTEN, before, after)
    yield Ratio(
        f"comparison of two versions of {BLOCKS} blocks / plain list of {BLOCKS} rows",
        compared,
        world.page("bench_list", SLUG, BLOCKS),
        None,
        rounds=9,
        times=4,
        queries=lambda: world.queries(compared),
    )


def contract_of(world, slug):
    world.use()
    programme = Programme.objects.select_related("territory").get(slug=slug)
    contract = Contract.objects.get(programme=programme)
    contract.programme = programme
    return contract


def ready_to_freeze(world, slug):
    """Return the contract of a programme with as many participants as are to sign."""
    contract = contract_of(world, slug)
    programme = contract.programme
    # The days that the world plans may be over.
    programme.signature_planned_on = None
    programme.save(update_fields=["signature_planned_on"])
    group = programme.role_groups.get(kind=Kind.PARTICIPANT)
    for number in range(contract.copies().count(), SIGNATORIES):
        programme.partners.create(role_group=group, name=f"Personne Numéro-{number}")
    return contract


def rewritten(world):
    """Give a contract sixty commitments and change each; return the two versions."""
    contract = contract_of(world, REWRITTEN)
    block = contract.blocks.get(role_group__kind=Kind.FACILITATOR)
    block.contract = contract
    known = Commitment.objects.filter(block__contract=contract).count()
    for number in range(known, BLOCKS):
        text = f"Garder une place à chacun autour de la table, la fois numéro {number}."
        Commitment(block=block, position=number, text=text).save_as("written")
    before = Contract.objects.get(pk=contract.pk).text_version
    rows = Commitment.objects.filter(block__contract=contract)
    for commitment in rows.select_related("block__contract__programme"):
        commitment.text = f"{commitment.text.rstrip('.')}, et en parler ensemble."
        commitment.save_as("changed", fields=["text"])
    return before, Contract.objects.get(pk=contract.pk).text_version
