"""What the databases refuse, said once in SQL that both engines read.

A text is kept from the freezing on, whatever writes: a form, a command, the
administration, or somebody at the prompt of the database (trust 0.2, 3.1).
"""

from dataclasses import dataclass

from contracts.models import (
    ContractCopy,
    CopyPrint,
    FrozenName,
    FrozenPiece,
    FrozenVersion,
    Scan,
    Signature,
)
from programmes.models import Event

#: Before its freezing and once it is reopened, no version of a contract stands.
STANDING = "SELECT contract_id FROM contracts_frozenversion WHERE reopened_at IS NULL"
EVER_FROZEN = "SELECT contract_id FROM contracts_frozenversion"


@dataclass(frozen=True)
class Rule:
    """What is refused to whoever writes in a table.

    ``on`` is insert, update, delete or truncate (of which SQLite has none), and
    ``about`` tells apart several rules for one of these. It is refused
    where ``when`` holds, of the row before (OLD) and after (NEW), and ``says`` is
    what the writer reads. ``contracts`` are the keys of those which nobody may freeze
    or reopen before the writer is done: PostgreSQL locks them, SQLite has one writer.
    """

    table: str
    on: str
    when: str
    says: str
    about: str = ""
    contracts: str = ""

    @property
    def name(self):
        about = f"_{self.about}" if self.about else ""
        return f"guard_{self.table}_{self.on}{about}"


def kept(table, condition):
    """Say that there is a row, known as ``kept``, whose place another would take.

    INSERT OR REPLACE and UPDATE OR REPLACE delete it without a word on a SQLite
    connection that has not asked for recursive triggers.
    """
    return f"EXISTS (SELECT 1 FROM {table} AS kept WHERE {condition})"


def changed(*columns):
    """Say that one of the columns is no longer what it was."""
    moved = (f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in columns)
    return f"({' OR '.join(moved)})"


def changed_but(model, *free):
    """Say that something else than the columns ``free`` has changed, key included."""
    columns = [field.column for field in model._meta.concrete_fields]
    return changed(*(column for column in columns if column not in free))


def any_row(table):
    return f"EXISTS (SELECT 1 FROM {table})"


def text_rules():
    """Yield the rules of the passages: they wait for the text to be reopened."""
    contract = "{row}.contract_id"
    block = "(SELECT contract_id FROM contracts_block WHERE id = {row}.block_id)"
    for table, of in (
        ("contracts_section", contract),
        ("contracts_article", contract),
        ("contracts_block", contract),
        ("contracts_commitment", block),
    ):
        new, old = of.format(row="NEW"), of.format(row="OLD")
        replaced = f"kept.id = NEW.id AND {of.format(row='kept')} IN ({STANDING})"
        says = "The text is frozen: reopen it, with a reason, before changing it."
        yield Rule(
            table,
            "insert",
            f"{new} IN ({STANDING}) OR {kept(table, replaced)}",
            says,
            contracts=new,
        )
        yield Rule(
            table,
            "update",
            f"NEW.id <> OLD.id OR {old} IN ({STANDING}) OR {new} IN ({STANDING})",
            says,
            contracts=f"{old}, {new}",
        )
        yield Rule(table, "delete", f"{old} IN ({STANDING})", says, contracts=old)
        yield Rule(table, "truncate", f"EXISTS ({STANDING})", says)


def contract_rules():
    table = "contracts_contract"
    same = "(kept.programme_id = NEW.programme_id OR kept.reference = NEW.reference)"
    frozen = f"kept.id IN ({EVER_FROZEN})"
    says = "The text is frozen: reopen it, with a reason, before changing it."
    yield Rule(
        table,
        "insert",
        kept(table, f"(kept.id = NEW.id OR {same}) AND {frozen}"),
        "A contract that was frozen once keeps its place.",
    )
    yield Rule(
        table,
        "update",
        f"NEW.id <> OLD.id OR OLD.id IN ({STANDING})"
        f" OR {changed('programme_id')} AND OLD.id IN ({EVER_FROZEN})"
        f" OR {kept(table, f'kept.id <> OLD.id AND {same} AND {frozen}')}",
        says,
    )
    yield Rule(
        table,
        "delete",
        f"OLD.id IN ({EVER_FROZEN})",
        "A contract that was frozen once is never deleted.",
    )
    yield Rule(table, "truncate", f"EXISTS ({EVER_FROZEN})", says)


def only_added(model, insert, *, update=None, delete=True, says, contracts=""):
    """Yield the rules of rows which are added, and hardly ever changed.

    ``insert`` and ``update`` say what is refused of each (no update at all unless it
    is given); with ``delete``, no row goes.
    """
    table = model._meta.db_table
    yield Rule(table, "insert", insert, says, contracts=contracts.format(row="NEW"))
    yield Rule(
        table, "update", update or "TRUE", says, contracts=contracts.format(row="OLD")
    )
    if delete:
        yield Rule(table, "delete", "TRUE", says)
    yield Rule(table, "truncate", any_row(table), says)


#: The freezing writes the programme's own date last: until then, it is going on.
FREEZING_IS_OVER = (
    "NOT EXISTS (SELECT 1 FROM contracts_frozenversion AS version"
    " JOIN contracts_contract AS contract ON contract.id = version.contract_id"
    " JOIN programmes_programme AS programme ON programme.id = contract.programme_id"
    " WHERE version.id = NEW.version_id AND version.reopened_at IS NULL"
    " AND programme.frozen_at IS NULL)"
)


def version_rules():
    """Yield the rules of a frozen text, its names and its bytes."""
    table = "contracts_frozenversion"
    signed = (
        "(SELECT effective_on FROM programmes_programme WHERE id ="
        " (SELECT programme_id FROM contracts_contract WHERE id = OLD.contract_id))"
    )
    reopening = ("reopened_at", "reopened_by_id", "reason")
    later = "kept.number >= NEW.number OR kept.reopened_at IS NULL"
    same = f"kept.contract_id = NEW.contract_id AND ({later})"
    yield from only_added(
        FrozenVersion,
        f"NEW.reopened_at IS NOT NULL OR {kept(table, f'kept.id = NEW.id OR {same}')}",
        update=f"OLD.reopened_at IS NOT NULL OR NEW.reopened_at IS NULL"
        f" OR {changed_but(FrozenVersion, *reopening)} OR {signed} IS NOT NULL",
        says="A frozen version never changes: it is reopened once, before the"
        " ceremony is closed.",
        contracts="{row}.contract_id",
    )
    table = "contracts_frozenname"
    same = "kept.version_id = NEW.version_id AND kept.token = NEW.token"
    yield from only_added(
        FrozenName,
        f"{FREEZING_IS_OVER} OR {kept(table, f'kept.id = NEW.id OR {same}')}",
        delete=False,
        says="The names of a frozen text come with it; only an erasure deletes them.",
    )
    table = "contracts_frozenpiece"
    same = "kept.version_id = NEW.version_id AND kept.name = NEW.name"
    yield from only_added(
        FrozenPiece,
        kept(table, f"kept.id = NEW.id OR {same}"),
        says="The bytes kept with a frozen text never change.",
    )


def copy_rules():
    """Yield the rules of the copies, of their bytes and of their scans."""
    table = "contracts_contractcopy"
    same = "kept.version_id = NEW.version_id AND kept.partner_id = NEW.partner_id"
    yield from only_added(
        ContractCopy,
        f"{FREEZING_IS_OVER} OR {kept(table, f'kept.id = NEW.id OR {same}')}",
        update=changed("id", "version_id", "partner_id", "reference"),
        says="The copies of a frozen text are those of its freezing, for good.",
    )
    table = "contracts_copyprint"
    same = "kept.copy_id = NEW.copy_id AND kept.replaced_at IS NULL"
    serves = f"NEW.replaced_at IS NULL AND {same}"
    yield from only_added(
        CopyPrint,
        kept(table, f"kept.id = NEW.id OR {serves}"),
        update=f"OLD.replaced_at IS NOT NULL OR NEW.replaced_at IS NULL"
        f" OR {changed_but(CopyPrint, 'replaced_at')}",
        delete=False,
        says="The bytes of a copy never change: another print takes their place.",
    )
    table = "contracts_scan"
    yield from only_added(
        Scan,
        kept(table, "kept.id = NEW.id OR kept.file = NEW.file"),
        update=changed_but(Scan, "archived_at"),
        says="A scan is put away, never changed.",
    )


def signature_rules():
    table = "contracts_signature"
    text = (
        "NOT EXISTS (SELECT 1 FROM contracts_frozenversion AS version"
        " WHERE version.id = NEW.version_id AND version.reopened_at IS NULL"
        " AND version.digest = NEW.digest)"
    )
    same = "kept.version_id = NEW.version_id AND kept.token = NEW.token"
    twice = kept(table, f"kept.id = NEW.id OR {same} AND kept.struck_at IS NULL")
    striking = ("struck_at", "struck_by_id", "struck_because")
    yield from only_added(
        Signature,
        f"{text} OR NEW.struck_at IS NOT NULL OR {twice}",
        update=f"OLD.struck_at IS NOT NULL OR NEW.struck_at IS NULL"
        f" OR {changed_but(Signature, *striking)}",
        says="A signature is recorded on the text that stands, and struck out once.",
        contracts="(SELECT contract_id FROM contracts_frozenversion"
        " WHERE id = {row}.version_id)",
    )


def journal_rules():
    table = "programmes_event"
    lines = f"SELECT %s FROM {table} WHERE programme_id = NEW.programme_id"
    last = f"({lines % 'digest'} ORDER BY sequence DESC LIMIT 1)"
    number = f"COALESCE(({lines % 'MAX(sequence)'}), 0) + 1"
    yield from only_added(
        Event,
        f"NEW.sequence <> {number} OR NEW.previous <> COALESCE({last}, '')"
        f" OR {kept(table, 'kept.id = NEW.id')}",
        says="The journal is only continued: each line follows the last one.",
    )
