"""The keys of the site: given by its environment, or kept in the data folder.

On the network each is given; on this machine alone one is made, and kept for good.
"""

import contextlib
import os
import secrets
import tempfile

from cryptography.fernet import Fernet

from csm.environment import WrongSetting, is_public


def secret_key(environ, names, folder):
    """Return the given key, or on this machine alone the one kept in the data folder."""
    key = environ.get("CSM_SECRET_KEY", "")
    if key:
        return strong("CSM_SECRET_KEY", key)
    if is_public(names):
        raise WrongSetting(
            "CSM_SECRET_KEY must be set as soon as CSM_HOSTS names another host than"
            " this machine: at least 50 characters taken at random."
        )
    return kept_secret(folder, "secret-key")


def older_secret_keys(environ):
    """Return the keys that still open logins and forms made before the present one.

    A key is changed by moving the former one there for twelve hours, a login's longest.
    """
    keys = environ.get("CSM_OLD_SECRET_KEYS", "").split(",")
    return [strong("CSM_OLD_SECRET_KEYS", key.strip()) for key in keys if key.strip()]


def strong(name, key):
    if len(key) < 50 or len(set(key)) < 5:
        raise WrongSetting(f"{name} must be at least 50 characters taken at random.")
    return key


def sealing_keys(environ, names, folder):
    """Return the keys that seal what is confided, the present one first (trust 6.6).

    Each is 32 random bytes in URL-safe base 64. On this machine alone one is kept in
    the data folder; a site on the network is given its own, kept apart from the disk of
    the database.
    """
    keys = [key.strip() for key in environ.get("CSM_SEALING_KEYS", "").split(",")]
    keys = [key for key in keys if key]
    if not keys:
        if is_public(names):
            raise WrongSetting(
                "CSM_SEALING_KEYS must be set as soon as CSM_HOSTS names another host"
                " than this machine: it seals what is confided."
            )
        keys = [kept_secret(folder, "sealing-key", strength=32) + "="]
    for key in keys:
        try:
            Fernet(key)
        except ValueError as error:
            raise WrongSetting(
                "CSM_SEALING_KEYS must be keys of 32 random bytes in URL-safe base 64,"
                " parted by commas, the present one first."
            ) from error
    return keys


def kept_secret(folder, name, strength=48):
    """Return the secret kept in a file of the data folder, made at the first reading.

    ``strength`` is how many random bytes a new one is made of.

    The file is written elsewhere and then linked, so that of two processes that start
    together none reads a half-written one, and both read the same.
    """
    path = folder / name
    try:
        if not path.exists():
            with tempfile.NamedTemporaryFile("w", dir=folder) as new:  # mode 600
                new.write(secrets.token_urlsafe(strength) + "\n")
                new.flush()
                with contextlib.suppress(FileExistsError):
                    os.link(new.name, path)
        secret = path.read_text().strip()
    except OSError as error:
        raise WrongSetting(
            f"CSM_DATA must be a folder that can be read and written in;"
            f" {path} cannot: {error.strerror}."
        ) from error
    if not secret:
        raise WrongSetting(f"{path} is empty: remove it, and a new one is made.")
    return secret
