"""The evidence of a frozen text: what the archive copy tells on its last page.

It names the partners who sign in the open, and of the participants only how many have
signed: the archive copy bears no participant's name (trust 6.2, 6.10).
"""

import datetime as dt
from collections import Counter

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contracts import canonical
from contracts.act_text import title_of
from contracts.freezing import content_of
from contracts.models import Accession, Amendment, FrozenPiece, Reading, Scan
from contracts.prints.pdf import Fact
from contracts.signing.recording import seats
from programmes.models import Membership, Role
from programmes.spoken import spoken_date


def evidence_of(version):
    """Return the facts of a frozen version, in the language of its contract."""
    content = content_of(version)
    with translation.override(content["language"]):
        taken = seats(version)
        return (
            *_text(version, content),
            *_dates(version),
            *_parties(taken),
            *_signatures(version, taken),
            *_before(version.contract),
            *_after(version.contract),
            _journal(version.contract.programme),
            Fact(_("Kept without a name"), _("This copy names no participant.")),
        )


def instant(at):
    """« jeudi 22 janvier 2026 à 18:04, heure de Paris (2026-01-22 17:04:31 UTC) »."""
    local, utc = timezone.localtime(at), at.astimezone(dt.UTC)
    return _("%(day)s at %(hour)s, Paris time (%(utc)s UTC)") % {
        "day": spoken_date(local.date()),
        "hour": f"{local:%H:%M}",
        "utc": f"{utc:%Y-%m-%d %H:%M:%S}",
    }


def _text(version, content):
    yield Fact(_("Reference"), content["reference"])
    yield Fact(_("Version"), str(version.number))
    yield Fact(_("Frozen on"), instant(version.frozen_at))
    yield Fact(_("Fingerprint"), canonical.fingerprint(version.digest))
    yield Fact(_("Whole digest (SHA-256)"), version.digest)
    for annex in content["annexes"]:
        label = _("Digest of annex %(number)d") % {"number": annex["number"]}
        yield Fact(label, canonical.digest(annex))
    seal = version.pieces.filter(name=FrozenPiece.PRINT).values_list(
        "digest", flat=True
    )
    yield Fact(
        _("Digest of the print without a name"), seal.first() or _("not made yet")
    )


def _dates(version):
    programme = version.contract.programme
    signed_on = programme.effective_on or version.printed_day
    if signed_on is None:
        said = [_("not set yet")]
    elif programme.is_signed:
        said = [
            _("%(day)s, confirmed when the ceremony was closed")
            % {"day": spoken_date(signed_on)}
        ]
    else:
        said = [_("%(day)s, as printed") % {"day": spoken_date(signed_on)}]
    if ends_on := programme.is_signed and programme.dates_as_signed.ends_on:
        said.append(_("until %(day)s included") % {"day": spoken_date(ends_on)})
    yield Fact(_("Date of the signature"), *said)


def _parties(taken):
    open_ones = [seat for seat in taken if seat.copy is None]
    yield Fact(
        _("Parties who sign"),
        *(", ".join(filter(None, (s.title, s.name, *s.lines))) for s in open_ones),
        ngettext(
            "%(number)d participant, on a copy of their own",
            "%(number)d participants, each on a copy of their own",
            len(taken) - len(open_ones),
        )
        % {"number": len(taken) - len(open_ones)},
    )


def _signatures(version, taken):
    signed = [seat for seat in taken if seat.signature]
    roles = _roles(version, {seat.signature.recorded_by_id for seat in signed})
    open_ones = [_recorded(seat, roles) for seat in signed if seat.copy is None]
    yield Fact(
        _("Signatures of the partners"), *(open_ones or [_("None is recorded yet.")])
    )
    own = [seat.signature for seat in signed if seat.copy]
    yield Fact(
        _("Participants who signed"),
        _("%(signed)d out of %(all)d")
        % {"signed": len(own), "all": sum(seat.copy is not None for seat in taken)},
        *_counted(own),
    )
    if struck := version.signatures.exclude(struck_at=None).count():
        yield Fact(_("Records struck out as a mistake"), str(struck))
    scans = Scan.objects.filter(copy__version=version, archived_at=None)
    yield Fact(
        _("Copies of which a scan is kept"),
        str(scans.values("copy").distinct().count()),
    )


def _recorded(seat, roles):
    signature = seat.signature
    return _("%(who)s: signed on %(day)s, recorded on %(at)s by: %(role)s") % {
        "who": ", ".join(filter(None, (seat.title, seat.name))),
        "day": spoken_date(signature.signed_on),
        "at": instant(signature.recorded_at),
        "role": roles.get(signature.recorded_by_id, _("a former member")),
    }


def _roles(version, users):
    """Return the present roles of those who recorded: no name of an account is told."""
    rows = Membership.objects.current().filter(
        programme=version.contract.programme, user__in=users
    )
    found = {}
    for user, role in rows.order_by("pk").values_list("user", "role"):
        found.setdefault(user, []).append(str(Role(role).label))
    return {user: ", ".join(roles) for user, roles in found.items()}


def _counted(signatures):
    """Return how many signed on each day, from the first."""
    days = Counter(one.signed_on for one in signatures)
    return [
        ngettext(
            "%(number)d signature on %(day)s",
            "%(number)d signatures on %(day)s",
            number,
        )
        % {"number": number, "day": spoken_date(day)}
        for day, number in sorted(days.items())
    ]


def _before(contract):
    """Yield what led to this version: readings in a session, reopenings."""
    articles = contract.articles.kept().order_by("part", "position", "pk")
    numbers = {pk: n for n, pk in enumerate(articles.values_list("pk", flat=True), 1)}
    days = {}
    readings = Reading.objects.filter(article__in=numbers).order_by("read_on")
    for reading in readings:
        days.setdefault(reading.article_id, []).append(spoken_date(reading.read_on))
    if days:
        yield Fact(
            _("Read in a session"),
            *(
                _("article %(number)d: %(days)s")
                % {"number": number, "days": ", ".join(days[pk])}
                for pk, number in numbers.items()
                if pk in days
            ),
        )
    reopened = contract.frozen_versions.exclude(reopened_at=None).order_by("number")
    if reopened:
        yield Fact(
            _("Versions reopened before this one"),
            *(
                _("version %(number)d, on %(at)s")
                % {"number": one.number, "at": instant(one.reopened_at)}
                for one in reopened
            ),
        )


def _after(contract):
    """Yield the acts that stand beside the text: by number and digest, without a name."""
    for model in (Accession, Amendment):
        for act in model.objects.in_force().filter(contract=contract).in_order():
            since = _("in force since %(day)s") % {"day": spoken_date(act.signed_on)}
            yield Fact(title_of(act), since, act.digest)


def _journal(programme):
    last = programme.events.order_by("-sequence").first()
    return Fact(
        _("Journal of the programme"),
        _("line %(number)d, on %(at)s")
        % {"number": last.sequence, "at": instant(last.happened_at)},
        last.digest,
    )
