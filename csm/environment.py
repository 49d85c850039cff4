"""The settings that a deployment gives by its environment, read and checked.

A missing or wrong one raises `WrongSetting`, with one sentence that names it and says
what to write instead.
"""

import re
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.http.request import validate_host

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
HOST = re.compile(r"\.?[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\]", re.IGNORECASE)


class WrongSetting(ImproperlyConfigured):
    """A setting of the environment that the site cannot start with."""


def hosts(environ):
    """Return the names that the site answers to, those of this machine by default."""
    names = [name.strip() for name in environ.get("CSM_HOSTS", "").split(",")]
    names = [name.lower() for name in names if name]
    for name in names:
        if not HOST.fullmatch(name):
            raise WrongSetting(
                f"CSM_HOSTS must be host names parted by commas, without scheme or"
                f" port, such as csm.example.org; « {name} » is not one."
            )
    return names or list(LOOPBACK)


def is_public(names):
    """Say whether one of the host names is another than this machine's own."""
    return not set(names) <= set(LOOPBACK)


def data_folder(environ, checkout):
    """Return the folder of the database, files and keys; made if it is missing."""
    folder = Path(environ.get("CSM_DATA") or checkout / "data").absolute()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise WrongSetting(
            f"CSM_DATA must be a folder that can be made and written in;"
            f" {folder} cannot: {error.strerror}."
        ) from error
    return folder


def site_url(environ, names):
    """Return the address written in mails, without a final slash."""
    url = environ.get("CSM_URL", "").rstrip("/")
    public = is_public(names)
    if not url:
        if public:
            raise WrongSetting(
                "CSM_URL must be set as soon as CSM_HOSTS names another host than this"
                " machine: the address of the site, such as https://csm.example.org."
            )
        return "http://127.0.0.1:8000"
    parts = split("CSM_URL", url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path:
        raise WrongSetting(
            "CSM_URL must be the address of the site without a path, such as"
            " https://csm.example.org."
        )
    if not validate_host(host_of(parts), names):
        raise WrongSetting(
            f"CSM_URL names {parts.hostname}, which CSM_HOSTS does not name."
        )
    if public and parts.scheme != "https":
        raise WrongSetting("CSM_URL must begin with https://, unless on this machine.")
    return url


def database(environ, folder):
    """Return Django's setting for DATABASE_URL, a SQLite file in the data folder else."""
    url = environ.get("DATABASE_URL") or "sqlite://"
    parts = split("DATABASE_URL", url)
    if parts.scheme == "sqlite" and not parts.netloc:
        return sqlite(Path(unquote(parts.path)[1:] or folder / "csm.sqlite3"))
    if parts.scheme in ("postgres", "postgresql"):
        return postgresql(parts)
    raise WrongSetting(
        "DATABASE_URL must begin with sqlite:/// or postgresql://, such as"
        " postgresql://csm:password@localhost/csm."
    )


def sqlite(path):
    """Return the setting of a SQLite file, at the strictest that SQLite knows.

    A write takes its lock at once and waits for it (IMMEDIATE), is on the disk before it
    is acknowledged (FULL), and a trigger also meets INSERT OR REPLACE
    (recursive_triggers). What is deleted is overwritten (secure_delete, trust 6.2).
    """
    if path.is_dir() or not path.parent.is_dir():
        raise WrongSetting(
            f"DATABASE_URL must name a file in a folder that exists; {path} is not."
        )
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path.absolute(),
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                " PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;"
                " PRAGMA secure_delete=ON;"
            ),
        },
    }


def postgresql(parts):
    """Return the setting of a PostgreSQL address, its query given to the driver."""
    options = dict(parse_qsl(parts.query))
    name = unquote(parts.path)[1:]
    if not name:
        raise WrongSetting(
            "DATABASE_URL must end with the name of the database, such as"
            " postgresql://csm:password@localhost/csm."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", unquote(parts.hostname or "")),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


def mailer(environ, names, folder):
    """Return Django's setting for CSM_MAIL_URL.

    Without one, the machine's own mail server sends, but for a site on this machine
    alone: its mails are put in files, where they can be read.
    """
    url = environ.get("CSM_MAIL_URL", "")
    if not url and not is_public(names):
        return {
            "BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "OPTIONS": {"file_path": folder / "mail"},
        }
    url = url or "smtp://localhost"
    parts = split("CSM_MAIL_URL", url)
    if parts.scheme not in ("smtp", "smtp+tls", "smtps") or not parts.hostname:
        raise WrongSetting(
            "CSM_MAIL_URL must begin with smtp://, smtp+tls:// or smtps://, such as"
            " smtp+tls://user:password@mail.example.org:587."
        )
    return {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": parts.hostname,
            "port": parts.port
            or {"smtp": 25, "smtp+tls": 587, "smtps": 465}[parts.scheme],
            "username": unquote(parts.username or ""),
            "password": unquote(parts.password or ""),
            "use_tls": parts.scheme == "smtp+tls",
            "use_ssl": parts.scheme == "smtps",
            "timeout": 20,
        },
    }


def mail_sender(environ, url):
    """Return the sender of the mails: ?from= of CSM_MAIL_URL, csm@ the site else."""
    query = dict(
        parse_qsl(split("CSM_MAIL_URL", environ.get("CSM_MAIL_URL", "")).query)
    )
    sender = query.get("from") or f"csm@{urlsplit(url).hostname}"
    if not re.fullmatch(r"[^@\s]+@[^@\s]+", sender):
        raise WrongSetting(
            "CSM_MAIL_URL must name its sender as an address, such as"
            " smtp://mail.example.org?from=csm@example.org."
        )
    return sender


def proxies(environ):
    """Return how many proxies stand before the site, whose headers are believed."""
    number = environ.get("CSM_PROXIES", "").strip() or "0"
    if not re.fullmatch(r"[0-9]", number):
        raise WrongSetting(
            f"CSM_PROXIES must be the number of proxies before the site, from 0 to 9;"
            f" « {number} » is not."
        )
    return int(number)


def debug(environ, names):
    """Say whether errors are shown in full, as `./run dev` asks on this machine alone."""
    return environ.get("CSM_DEBUG") == "1" and not is_public(names)


def host_of(parts):
    """Return the host of an address as CSM_HOSTS writes it, IPv6 in brackets."""
    return f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname


def split(name, url):
    """Return the parts of an address, or say which setting holds a broken one."""
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 -- read for its check of the number
    except ValueError as error:
        raise WrongSetting(f"{name} is not an address: {error}.") from error
    return parts
