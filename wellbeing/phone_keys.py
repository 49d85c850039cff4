"""The key that a phone without an account keeps, in a cookie of one address alone.

It is at random, and no row keeps it: what stands in the database is a digest of it, until
that is erased too (trust T17).
"""

import secrets
from dataclasses import dataclass

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils.crypto import salted_hmac

from programmes import limits

#: Longer than a session of the group lasts; the phone then forgets.
KEPT = 6 * limits.HOUR


def new_key():
    """Return a key at random for one phone and one code: 256 bits, nobody guesses it.

    It is made of nothing that tells of the phone, and no row keeps it (trust T17).
    """
    return secrets.token_urlsafe(32)


def opened(rows, code):
    """Return the row of this code, or none; no code outlives a programme put away."""
    return rows.exclude(code="").filter(code=code, programme__archived_at=None)


@dataclass(frozen=True)
class PhoneKeys:
    """The keys of what one kind of code opens: at ``view``, signed with ``salt``."""

    cookie: str
    view: str
    salt: str

    def of(self, request, code):
        """Return the key that this phone was given for the code, or None.

        It is signed: only a phone that came in by the code has one.
        """
        try:
            return self._signer(code).unsign(request.COOKIES.get(self.cookie, ""))
        except BadSignature:
            return None

    def give(self, answer, code, key):
        """Let the phone keep its key, for the code's own address and some hours."""
        answer.set_cookie(
            self.cookie,
            self._signer(code).sign(key),
            max_age=KEPT,
            path=self._place(code),
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )

    def take(self, answer, code):
        """Let the phone forget its key: nothing ties it to what it did any more."""
        answer.delete_cookie(self.cookie, path=self._place(code), samesite="Lax")

    def digest(self, what, pk, secret):
        """Return what may be kept of a key, of no use beside any other row."""
        said = f"{self.salt}:{what}:{pk}"
        return salted_hmac(said, secret, algorithm="sha256").hexdigest()

    def _signer(self, code):
        return Signer(salt=f"{self.salt}:{code}")

    def _place(self, code):
        return reverse(self.view, args=[code])
