"""The versions of a text, newest first: what made each, and which were frozen."""

from dataclasses import dataclass

from django.db.models import Count, Max
from django.utils.translation import gettext as _

from contracts.history import Names, revisions_of, sentence, title_of
from contracts.models import FrozenVersion, Revision
from programmes.typography import long_moment

PAGE = 50


@dataclass(frozen=True)
class Version:
    """One line of the list; ``said`` tells who made it, and when."""

    number: int
    title: str
    said: str
    frozen: FrozenVersion | None
    frozen_said: str
    reopened_said: str

    @property
    def before(self):
        return self.number - 1


def versions(contract, numbers, access):
    """Return the lines of ``numbers``, in their order.

    An import and the beginning of a contract are one version each, whatever the
    number of their passages.
    """
    names = Names(access)
    rows = contract.revisions.filter(text_version__in=numbers).values("text_version")
    made = rows.annotate(last=Max("pk"), passages=Count("pk")).order_by("text_version")
    made = {row["text_version"]: row for row in made}
    last = revisions_of(contract).in_bulk([row["last"] for row in made.values()])
    frozen = {
        version.number: version
        for version in contract.frozen_versions.filter(number__in=numbers)
        .select_related("frozen_by", "reopened_by")
        .defer("canonical")
    }
    found = []
    for number in numbers:
        row, version = made.get(number), frozen.get(number)
        revision = last[row["last"]] if row else None
        found.append(
            Version(
                number,
                _title(row, revision, access.programme.vocabulary),
                sentence(revision, names) if revision else "",
                version,
                frozen_said(version, names) if version else "",
                reopened_said(version, names) if version else "",
            )
        )
    return found


def _title(row, revision, vocabulary):
    if row is None:
        return _("An empty text")
    if row["passages"] == 1:
        return title_of(revision, vocabulary)
    if revision.act == Revision.Act.IMPORTED:
        return _("The whole text")
    return _("The beginning of the contract")


def frozen_said(version, names):
    """Return who froze a version and when, as a sentence."""
    when = long_moment(version.frozen_at)
    who = names.of(version.frozen_by)
    return _("Frozen by %(who)s, %(when)s") % {"who": who, "when": when}


def reopened_said(version, names):
    """Return who reopened a version and when, "" while it stands."""
    if version.stands:
        return ""
    when = long_moment(version.reopened_at)
    who = names.of(version.reopened_by)
    return _("Reopened by %(who)s, %(when)s") % {"who": who, "when": when}
