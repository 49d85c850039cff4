"""The directory of the organisations that gave a workshop, or may give one.

What each offered, and in which seasons; the people to call are the teams' alone, and
only those of the same territory.
"""

from dataclasses import dataclass

from django.db.models import FETCH_RAISE, Prefetch
from django.utils.translation import gettext as _

from programmes.alphabet import folded
from programmes.exports import csv_answer
from workshops.memory import known_hostings, known_organisations


@dataclass(frozen=True)
class Host:
    """One organisation: what it offered, in which workshops of which editions."""

    organisation: object
    hostings: tuple

    @property
    def offers(self):
        """What it offered, each once, in the order of the editions."""
        return list(dict.fromkeys(one.offers for one in self.hostings if one.offers))

    @property
    def workshops(self):
        """The themes, each with its edition."""
        return [(one.workshop.theme, one.workshop.programme) for one in self.hostings]


def hosts_known_to(access, search=""):
    """Return the organisations that this person may know, by name; two queries.

    ``search`` looks in the name, in what it does and in what it offered.
    """
    rows = with_hostings(known_organisations(access), access)
    hosts = [host_of(one) for one in rows.fetch_mode(FETCH_RAISE)]
    wanted = folded(search)
    kept = [host for host in hosts if not wanted or wanted in _words(host)]
    return sorted(kept, key=lambda host: folded(host.organisation.name))


def with_hostings(organisations, access):
    """Read with each one what it gave, as far as this person may know: ``given``."""
    hostings = known_hostings(access).select_related("workshop__programme__territory")
    latest = ("-workshop__programme__first_year", "workshop__programme", "pk")
    return organisations.prefetch_related(
        Prefetch("hostings", hostings.order_by(*latest), "given")
    )


def host_of(organisation):
    return Host(organisation, tuple(organisation.given))


def _words(host):
    said = (host.organisation.name, host.organisation.about, *host.offers)
    return folded(" ".join(said))


def as_csv(hosts, programme):
    """Answer the directory as a file; nobody is named in it."""
    heads = [_("Organisation"), _("What it does"), _("What it offered"), _("Workshops")]
    rows = [
        [
            host.organisation.name,
            host.organisation.about,
            " / ".join(host.offers),
            " / ".join(f"{theme} ({one.edition})" for theme, one in host.workshops),
        ]
        for host in hosts
    ]
    said = [_("Not in this file: the people to call, who are the teams’ alone.")]
    return csv_answer(f"{programme.slug}-structures", heads, rows, said)
