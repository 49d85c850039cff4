"""How often one thing may be tried: counted in the database, so by all processes.

A try is counted before it is made, by a change that two processes cannot both
win; tries sent at once never let more pass than tries sent in turn. Nobody is
locked out for good: a limit slides, and says how long there is to wait.
"""

import datetime as dt
import math
import time

from django.conf import settings
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

from programmes.models import Tally

MINUTE = 60
HOUR = 3600
DAY = 24 * HOUR

PASSWORD_FREE = 5
PASSWORD_DAY = 20
LONGEST_PAUSE = 60


def allow(kind, key, limit, seconds):
    """Count a try, and return whether fewer than ``limit`` were made in ``seconds``.

    ``kind`` names what is tried, ``key`` who tries; only its digest is kept.
    """
    return not _count(
        kind, key, seconds, lambda moments: _until(moments, limit, seconds)
    )


def allow_invitation(user):
    """Count an invitation sent by ``user``: 40 a day."""
    return allow("invitation", user.pk, 40, DAY)


def allow_letter(user):
    """Count a letter to the partners sent by ``user``: 20 a day."""
    return allow("letter", user.pk, 20, DAY)


def allow_rendering(user):
    """Count a PDF made for ``user``: 60 an hour; bytes already kept are not counted."""
    return allow("rendering", user.pk, 60, HOUR)


def allow_export(user):
    """Count a list taken away as a file by ``user``: 10 an hour."""
    return allow("export", user.pk, 10, HOUR)


def allow_file_of(partner):
    """Count a file of everything about one person: 3 a day, whoever makes it."""
    return allow("everything", partner.pk, 3, DAY)


def allow_reset(whose):
    """Count a letter with a new password's link: 10 an hour from an address, or to one."""
    return allow("reset", whose, 10, HOUR)


def allow_check(address):
    """Count a contract's check from an address: 300 an hour that found nothing.

    ``release`` gives it back when the paper was known: a whole room may check.
    """
    return allow("check", address, 300, HOUR)


def allow_feed(address):
    """Count an agenda's link that gives nothing, from an address: 300 an hour.

    The others are not counted: the agendas of many people are read from one address.
    """
    return allow("feed", address, 300, HOUR)


def allow_code(address):
    """Count a round's short code tried from an address: 300 an hour that opened nothing.

    ``release`` gives it back when it opened: a hundred phones share one address.
    """
    return allow("code", address, 300, HOUR)


def allow_on_phone(what, pk, key):
    """Count an idea or a choice sent by the phone of this key, in one row: 60 a minute.

    By the key itself, which is kept nowhere: no tally leads to what it sent.
    """
    return allow(_sent_in(what, pk), key, 60, MINUTE)


def forget_phones(what, pk):
    """Forget when phones sent something in a row: it is no longer theirs."""
    Tally.objects.filter(kind=_sent_in(what, pk)).delete()


def _sent_in(what, pk):
    return f"{what} {pk}"


def password_pause(account):
    """Count a password's try; return 0, or the seconds to wait before it may be made.

    Five tries are free, then each waits, up to 60 s; 20 failures a day.
    ``forget`` clears the count when the password was right.
    """
    return math.ceil(_count("password", account, DAY, _until_next_password))


def login_pause(address):
    """Count a login's try from an address; return 0 or the seconds to wait.

    ``release`` gives it back when it succeeds: 100 failures an hour, and people
    who share an address do not hinder each other.
    """
    return math.ceil(
        _count("login", address, HOUR, lambda moments: _until(moments, 100, HOUR))
    )


def forget(kind, key):
    """Begin again at nothing: the password was right, or is new."""
    Tally.objects.filter(kind=kind, key=_digest(kind, key)).delete()


def release(kind, key):
    """Give back the last try: it did not fail."""
    while tally := Tally.objects.filter(kind=kind, key=_digest(kind, key)).first():
        if _changed(tally, tally.moments[:-1]):
            return


def client_address(request):
    """Return the address that a request comes from.

    Of ``X-Forwarded-For`` only the last entries are believed, one for each proxy
    that stands before the site (``CSM_PROXIES``): anybody may write the others.
    """
    proxies = settings.CSM_PROXIES
    written = request.headers.get("X-Forwarded-For", "").split(",")
    if proxies and len(written) >= proxies and written[-proxies].strip():
        return written[-proxies].strip()
    return request.META["REMOTE_ADDR"]


def _until(moments, limit, seconds):
    """Return the seconds until fewer than ``limit`` moments lie in the window."""
    return moments[-limit] + seconds - time.time() if len(moments) >= limit else 0


def _until_next_password(moments):
    if len(moments) >= PASSWORD_DAY:
        return _until(moments, PASSWORD_DAY, DAY)
    if len(moments) < PASSWORD_FREE:
        return 0
    pause = min(LONGEST_PAUSE, 15 * 2 ** (len(moments) - PASSWORD_FREE))
    return moments[-1] + pause - time.time()


def _count(kind, key, seconds, wait_for):
    """Add a moment to the tally unless ``wait_for`` its moments is above 0 s."""
    while True:
        tally = _tally(kind, key)
        moments = [m for m in tally.moments if m > time.time() - seconds]
        if (wait := wait_for(moments)) > 0:
            return wait
        if _changed(tally, [*moments, time.time()]):
            return 0


def _tally(kind, key):
    tally, made = Tally.objects.get_or_create(
        kind=kind, key=_digest(kind, key), defaults={"last_at": timezone.now()}
    )
    if made:  # a good moment to let go of what no limit looks at any more
        old = timezone.now() - dt.timedelta(seconds=DAY)
        Tally.objects.filter(last_at__lt=old).delete()
    return tally


def _changed(tally, moments):
    """Write the moments, unless another process changed the tally in between."""
    unchanged = Tally.objects.filter(pk=tally.pk, turn=tally.turn)
    return unchanged.update(moments=moments, turn=F("turn") + 1, last_at=timezone.now())


def _digest(kind, key):
    return salted_hmac(f"limits:{kind}", str(key), algorithm="sha256").hexdigest()
