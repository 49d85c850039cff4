"""What the databases refuse of the dates that a frozen text stands on."""

from contracts.triggers.rules import EVER_FROZEN, Rule, any_row, changed, kept

#: The frozen version that stands, of the contract of the programme NEW.
STANDS = (
    "(SELECT 1 FROM contracts_frozenversion AS version"
    " JOIN contracts_contract AS contract ON contract.id = version.contract_id"
    " WHERE contract.programme_id = NEW.id AND version.reopened_at IS NULL{but})"
)
#: Of the ceremonies, those that are closed; the session's day is then the contract's.
CLOSED = "SELECT session_id FROM contracts_ceremony WHERE closed_at IS NOT NULL"


def programme_rules():
    """Yield the rules of the programme's own row: its dates follow from acts."""
    table = "programmes_programme"
    edition = " AND ".join(
        f"kept.{column} = NEW.{column}"
        for column in ("territory_id", "first_year", "last_year", "audience")
    )
    same = f"(kept.slug = NEW.slug OR {edition})"
    frozen = "kept.frozen_at IS NOT NULL"
    yield Rule(
        table,
        "insert",
        "NEW.frozen_at IS NOT NULL"
        f" OR {kept(table, f'(kept.id = NEW.id OR {same}) AND {frozen}')}",
        "A programme whose text is frozen keeps its place; none begins frozen.",
    )
    yield Rule(
        table,
        "update",
        f"{changed('id')}"
        f" OR (NEW.frozen_at IS NULL) = EXISTS {STANDS.format(but='')}"
        f" OR {kept(table, f'kept.id <> OLD.id AND {same} AND {frozen}')}",
        "A programme is frozen as long as a frozen version of its text stands.",
        about="state",
    )
    months = ("frozen_at", "duration_months", "mid_term_rule", "mid_term_months")
    yield Rule(
        table,
        "update",
        "OLD.frozen_at IS NOT NULL AND NEW.frozen_at IS NOT NULL"
        f" AND {changed(*months)}",
        "The text is frozen with the length of the contract and its mid-term.",
        about="months",
    )
    moved = changed("signature_planned_on")
    printed = (
        " AND version.printed_day IS NOT NULL AND ("
        "NEW.effective_on <> version.printed_day"
        f" OR {moved}"
        " AND NEW.signature_planned_on IS DISTINCT FROM version.printed_day)"
    )
    yield Rule(
        table,
        "update",
        f"OLD.effective_on IS NOT NULL"
        f" AND {changed('effective_on', 'signature_planned_on')}"
        f" OR EXISTS {STANDS.format(but=printed)}",
        "The day of the signature is the one printed, and is confirmed once.",
        about="day",
    )
    yield Rule(
        table,
        "delete",
        "OLD.id IN (SELECT programme_id FROM programmes_event) OR OLD.id IN"
        f" (SELECT programme_id FROM contracts_contract WHERE id IN ({EVER_FROZEN}))",
        "A programme with a journal or a frozen text is never deleted.",
    )
    yield Rule(
        table,
        "truncate",
        f"{any_row('programmes_event')} OR EXISTS ({EVER_FROZEN})",
        "A programme with a journal or a frozen text is never deleted.",
    )


def ceremony_rules():
    """Yield the rules of a ceremony once it is closed, and of its session's day."""
    table = "contracts_ceremony"
    says = "The ceremony is closed: its day no longer changes."
    place = "kept.contract_id = NEW.contract_id OR kept.session_id = NEW.session_id"
    closed = "kept.closed_at IS NOT NULL"
    unsigned = (
        "NEW.closed_at IS NOT NULL AND NOT EXISTS"
        " (SELECT 1 FROM contracts_contract AS contract"
        " JOIN programmes_programme AS programme"
        " ON programme.id = contract.programme_id"
        " WHERE contract.id = NEW.contract_id AND programme.effective_on IS NOT NULL)"
    )
    yield Rule(
        table,
        "insert",
        f"{unsigned} OR {kept(table, f'{closed} AND (kept.id = NEW.id OR {place})')}",
        says,
    )
    columns = ("contract_id", "session_id", "closed_at", "closed_by_id")
    yield Rule(
        table,
        "update",
        f"{changed('id')} OR {unsigned}"
        f" OR OLD.closed_at IS NOT NULL AND {changed(*columns)}"
        f" OR {kept(table, f'{closed} AND kept.id <> OLD.id AND ({place})')}",
        says,
    )
    yield Rule(table, "delete", "OLD.closed_at IS NOT NULL", says)
    yield Rule(table, "truncate", f"EXISTS ({CLOSED})", says)
    table = "workshops_session"
    yield Rule(table, "insert", f"NEW.id IN ({CLOSED})", says)
    columns = ("id", "programme_id", "kind", "day", "cancelled_at")
    yield Rule(
        table,
        "update",
        f"{changed('id')} OR OLD.id IN ({CLOSED}) AND {changed(*columns)}",
        says,
    )
    yield Rule(table, "delete", f"OLD.id IN ({CLOSED})", says)
    yield Rule(table, "truncate", f"EXISTS ({CLOSED})", says)
