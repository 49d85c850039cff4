"""What must always be true of a frozen text: it says what it said on that day."""

import json

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from contracts import canonical
from contracts.checking import text_is_whole
from contracts.invariants.naming import part_named, version_named
from contracts.models import FrozenVersion
from contracts.thawing import paper_as_frozen
from programmes.soundness import STUMBLES, Invariant, among, each, one_by_one


def versions():
    return FrozenVersion.objects.select_related("contract")


def texts_give_their_digest():
    return each(versions(), text_is_whole, version_named)


def texts_are_canonical():
    return each(versions(), _is_canonical, version_named)


def _is_canonical(version):
    """One text has one writing, so that one digest: keys sorted, composed letters."""
    content = json.loads(version.canonical)
    as_it_must_be = canonical.nfc(canonical.as_text(content))
    return content["schema"] in canonical.SCHEMAS and as_it_must_be == version.canonical


def texts_say_whose_they_are():
    return each(versions(), _says_whose_it_is, version_named)


def _says_whose_it_is(version):
    content, day = json.loads(version.canonical), version.printed_day
    return content["reference"] == version.contract.reference and content["dates"][
        "signed_on"
    ] == (day.isoformat() if day else None)


def texts_thaw():
    """The paper can be made again from each text, its names erased or not."""
    return each(versions(), _thaws, version_named)


def _thaws(version):
    paper = paper_as_frozen(version)
    return paper.reference == version.contract.reference and bool(paper.cells)


def names_are_behind_their_leaves():
    """An erased name has no row; one that is kept is the one that was frozen."""
    for version in one_by_one(versions()):
        leaves = _leaves(version)
        for name in version.names.order_by("pk"):
            name.version = version
            sound = leaves.get(name.token) == canonical.leaf(name.salt, name.value)
            yield "" if sound else part_named(name)


def _leaves(version):
    """Return the leaf of each party, none when the text cannot be read."""
    try:
        parties = json.loads(version.canonical)["parties"]
        return {party["token"]: party["leaf"] for party in parties}
    except STUMBLES:
        return {}


def versions_are_numbered_by_the_text():
    """Frozen, the text keeps its number; writing goes on from it once reopened."""
    wrong = Q(reopened_at=None) & ~Q(number=F("contract__text_version"))
    wrong |= Q(reopened_at__isnull=False, number__gte=F("contract__text_version"))
    return among(versions().defer("canonical"), wrong, version_named)


INVARIANTS = (
    Invariant(_("Each frozen text gives its digest again"), texts_give_their_digest),
    Invariant(
        _("Each frozen text is written in its one canonical way"), texts_are_canonical
    ),
    Invariant(
        _("Each frozen text bears its contract’s reference and its own printed day"),
        texts_say_whose_they_are,
    ),
    Invariant(_("The paper can be made again from each frozen text"), texts_thaw),
    Invariant(
        _("Each name that is kept is the one whose trace was frozen"),
        names_are_behind_their_leaves,
    ),
    Invariant(
        _("A frozen text keeps the number of its version"),
        versions_are_numbered_by_the_text,
    ),
)
