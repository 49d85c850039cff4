"""Texts sealed in the database with a key that is kept outside it (trust T2, T15, 6.6).

Each is encrypted and authenticated (Fernet), so that a row copied elsewhere, a dump or a
backup says nothing without the key. The first of ``CSM_SEALING_KEYS`` seals; the others,
older ones, still open: a key is changed by putting the new one first, and what was sealed
with the old one is sealed anew by ``manage seal_anew``. Whoever holds both the database
and the key can read.
"""

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


class UnreadableError(Exception):
    """A sealed text that none of the keys opens: the key is lost, or the text altered."""


def _keys():
    return MultiFernet([Fernet(key) for key in settings.CSM_SEALING_KEYS])


def seal(text: str) -> str:
    """Return ``text`` sealed with the present key; "" stays ""."""
    return _keys().encrypt(text.encode()).decode() if text else ""


def unseal(sealed: str) -> str:
    """Return the text; raises ``UnreadableError`` when no key opens it."""
    if not sealed:
        return ""
    try:
        return _keys().decrypt(sealed.encode()).decode()
    except InvalidToken as error:
        raise UnreadableError from error


def seal_anew(sealed: str) -> str:
    """Return the same text sealed with the present key, unchanged when it is already.

    Raises ``UnreadableError`` when no key opens it.
    """
    if not sealed:
        return ""
    present = Fernet(settings.CSM_SEALING_KEYS[0])
    try:
        present.decrypt(sealed.encode())
    except InvalidToken:
        return seal(unseal(sealed))
    return sealed
