"""How a fault names what it is about: contract, version, copy, token; never a person."""

from programmes.soundness import where


def version_named(version):
    return where(version, version.contract.reference, _number(version))


def part_named(part):
    """Name a row that belongs to a frozen version, by itself and by its version."""
    version = part.version
    return where(part, version.contract.reference, _number(version), part)


def copy_named(copy):
    return where(copy, copy.reference, _number(copy.version))


def paper_named(paper):
    """Name a print or a scan, by the copy that it is of."""
    return where(paper, paper.copy.reference, _number(paper.copy.version))


def contract_named(row):
    return where(row, row.contract.reference)


def _number(version):
    return f"version {version.number}"
