"""The codes printed on cards, for people without an e-mail address."""

import secrets

# No 0/O, 1/I/L, 5/S or 2/Z: a code is read from paper and dictated aloud.
ALPHABET = "34679ABCDEFGHJKMNPQRTUVWXY"
LENGTH = 10


def new_card_code() -> str:
    """Return a fresh code such as « K7QFM-3XDPR » (47 bits of chance)."""
    code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    return f"{code[:5]}-{code[5:]}"


def as_card_code(typed: str) -> str | None:
    """Return what was typed in the printed form, or None if it is no code.

    Case, spaces and dashes do not matter.
    """
    code = "".join(c for c in typed.upper() if c.isalnum())
    if len(code) != LENGTH or set(code) - set(ALPHABET):
        return None
    return f"{code[:5]}-{code[5:]}"
