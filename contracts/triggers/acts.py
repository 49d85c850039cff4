"""What the databases refuse of the acts that come after the signature.

Sealed, an act is only signed, or reopened while nobody has signed it; signed, nothing of
it changes. The length of a programme follows from a signed amendment alone.
"""

from contracts.models import (
    Accession,
    ActName,
    ActPrint,
    ActSignature,
    Amendment,
    AmendmentAccord,
    JoinedCommitment,
)
from contracts.triggers.rules import (
    Rule,
    changed,
    changed_but,
    kept,
    only_added,
)

#: What sealing and reopening write, beside what was agreed on before an amendment.
SEALING = ("sealed_at", "sealed_by_id", "canonical", "digest", "version")
SIGNING = ("signed_on", "recorded_by_id")
SAYS = "A sealed act never changes: it is signed, or reopened while nobody has."


def act_rules():
    """Yield the rules of the acts, of their parts, and of what is kept with them."""
    yield from _rules_of(Accession)
    yield from _rules_of(Amendment)
    yield from _part_rules(JoinedCommitment, "accession")
    yield from _part_rules(AmendmentAccord, "amendment")
    yield from _name_rules()
    yield from _print_rules()
    yield from _signature_rules()
    yield _length_rule()


def _effective(row):
    return (
        "(SELECT programme.effective_on FROM programmes_programme AS programme"
        f" WHERE programme.id = {row}.programme_id)"
    )


def _rules_of(model):
    table, kind = model._meta.db_table, model._meta.model_name
    same = "kept.programme_id = NEW.programme_id AND kept.number = NEW.number"
    if model is Accession:
        same = (
            f"({same} OR kept.partner_id = NEW.partner_id AND kept.archived_at IS NULL)"
        )
    sealed = "kept.sealed_at IS NOT NULL"
    signatures = (
        f"EXISTS (SELECT 1 FROM contracts_actsignature AS one WHERE one.{kind}_id ="
        " OLD.id AND one.struck_at IS NULL AND one.digest = OLD.digest)"
    )
    yield Rule(
        table,
        "insert",
        "NEW.sealed_at IS NOT NULL OR NEW.signed_on IS NOT NULL"
        f" OR {kept(table, f'{sealed} AND (kept.id = NEW.id OR {same})')}",
        "An act begins as a draft.",
        contracts="NEW.contract_id",
    )
    yield Rule(
        table,
        "update",
        f"{changed('id')} OR OLD.signed_on IS NOT NULL"
        # Sealed, it is only signed…
        " OR OLD.sealed_at IS NOT NULL AND NEW.sealed_at IS NOT NULL"
        f" AND {changed_but(model, *SIGNING)}"
        # …or written in again while nobody has signed it.
        " OR OLD.sealed_at IS NOT NULL AND NEW.sealed_at IS NULL"
        f" AND ({signatures} OR {changed_but(model, *SEALING)})"
        " OR NEW.sealed_at IS NOT NULL AND NEW.archived_at IS NOT NULL"
        f" OR NEW.sealed_at IS NOT NULL AND {_effective('NEW')} IS NULL"
        " OR NEW.signed_on IS NOT NULL AND (OLD.sealed_at IS NULL"
        f" OR NEW.signed_on < {_effective('NEW')} OR NOT {signatures})"
        f" OR {kept(table, f'kept.id <> OLD.id AND {sealed} AND {same}')}",
        SAYS,
        contracts="OLD.contract_id, NEW.contract_id",
    )
    yield Rule(
        table,
        "delete",
        "OLD.sealed_at IS NOT NULL",
        SAYS,
        contracts="OLD.contract_id",
    )
    yield Rule(
        table,
        "truncate",
        f"EXISTS (SELECT 1 FROM {table} WHERE sealed_at IS NOT NULL)",
        SAYS,
    )


def _part_rules(model, kind):
    """Yield the rules of the rows that a sealed act is made of."""
    table, act = model._meta.db_table, f"contracts_{kind}"
    sealed = f"SELECT id FROM {act} WHERE sealed_at IS NOT NULL"
    contract = f"(SELECT contract_id FROM {act} WHERE id = {{row}}.{kind}_id)"
    new, old = contract.format(row="NEW"), contract.format(row="OLD")
    replaced = f"kept.id = NEW.id AND kept.{kind}_id IN ({sealed})"
    yield Rule(
        table,
        "insert",
        f"NEW.{kind}_id IN ({sealed}) OR {kept(table, replaced)}",
        SAYS,
        contracts=new,
    )
    yield Rule(
        table,
        "update",
        f"{changed('id')} OR OLD.{kind}_id IN ({sealed}) OR NEW.{kind}_id IN"
        f" ({sealed})",
        SAYS,
        contracts=f"{old}, {new}",
    )
    yield Rule(table, "delete", f"OLD.{kind}_id IN ({sealed})", SAYS, contracts=old)
    yield Rule(
        table,
        "truncate",
        f"EXISTS (SELECT 1 FROM {table} WHERE {kind}_id IN ({sealed}))",
        SAYS,
    )


def _of_a(state, row="NEW"):
    """Say that a piece is of an act that is in this state, on the row ``act``."""
    either = (
        f"EXISTS (SELECT 1 FROM contracts_{kind} AS act WHERE act.id = {row}.{kind}_id"
        f" AND {state})"
        for kind in ("accession", "amendment")
    )
    return f"({' OR '.join(either)})"


def _same_act(other="kept", row="NEW"):
    return (
        f"({other}.accession_id = {row}.accession_id"
        f" OR {other}.amendment_id = {row}.amendment_id)"
    )


def _contract(row):
    return (
        "COALESCE((SELECT contract_id FROM contracts_accession WHERE id ="
        f" {row}.accession_id), (SELECT contract_id FROM contracts_amendment"
        f" WHERE id = {row}.amendment_id))"
    )


OPEN = "act.sealed_at IS NOT NULL AND act.signed_on IS NULL"
TO_BE_SIGNED = "act.sealed_at IS NOT NULL AND act.digest = NEW.digest"


def _name_rules():
    table = ActName._meta.db_table
    printed = f"EXISTS (SELECT 1 FROM contracts_actprint AS kept WHERE {_same_act()})"
    same = f"kept.id = NEW.id OR {_same_act()} AND kept.token = NEW.token"
    yield from only_added(
        ActName,
        f"NOT {_of_a(OPEN)} OR {printed} OR {kept(table, same)}",
        delete=False,
        says="The names of an act come with its sealing; only an erasure deletes them.",
        contracts=_contract("{row}"),
    )


def _print_rules():
    """Kept as long as its names are; of an accession, the name of who joins.

    It goes with the erasure of that person, or with the reopening of the act.
    """
    table = ActPrint._meta.db_table
    named = (
        f"EXISTS (SELECT 1 FROM contracts_actname AS kept WHERE {_same_act(row='OLD')}"
        " AND (OLD.accession_id IS NULL OR kept.partner_id = (SELECT partner_id FROM"
        " contracts_accession WHERE id = OLD.accession_id)))"
    )
    says = "The bytes of an act are made once, and never change."
    yield from only_added(
        ActPrint,
        f"NOT {_of_a('act.sealed_at IS NOT NULL')}"
        f" OR {kept(table, f'kept.id = NEW.id OR {_same_act()}')}",
        delete=False,
        says=says,
        contracts=_contract("{row}"),
    )
    sealed = _of_a("act.sealed_at IS NOT NULL", "OLD")
    yield Rule(table, "delete", f"{sealed} AND {named}", says)


def _signature_rules():
    table = ActSignature._meta.db_table
    same = f"{_same_act()} AND kept.token = NEW.token AND kept.struck_at IS NULL"
    striking = ("struck_at", "struck_by_id", "struck_because")
    yield from only_added(
        ActSignature,
        f"NOT {_of_a(TO_BE_SIGNED)} OR NEW.struck_at IS NOT NULL"
        f" OR {kept(table, f'kept.id = NEW.id OR {same}')}",
        update="OLD.struck_at IS NOT NULL OR NEW.struck_at IS NULL"
        f" OR {changed_but(ActSignature, *striking)}",
        says="A signature is recorded on the sealed act, and struck out once.",
        contracts=_contract("{row}"),
    )


def _length_rule():
    signed = (
        "EXISTS (SELECT 1 FROM contracts_amendment AS act WHERE act.programme_id ="
        " NEW.id AND act.signed_on IS NOT NULL AND act.months = NEW.amended_months"
        " AND NOT EXISTS (SELECT 1 FROM contracts_amendment AS later WHERE"
        " later.programme_id = NEW.id AND later.signed_on IS NOT NULL"
        " AND later.months IS NOT NULL AND later.number > act.number))"
    )
    return Rule(
        "programmes_programme",
        "update",
        f"{changed('amended_months')} AND NOT {signed}",
        "Only a signed amendment makes the contract longer or shorter.",
        about="length",
    )
