import os
import stat
import subprocess
import sys

import pytest
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

PUBLIC = {
    "CSM_HOSTS": "csm.example.org",
    "CSM_URL": "https://csm.example.org",
    "CSM_SECRET_KEY": "0123456789abcdefghij" * 3,
    "CSM_SEALING_KEYS": "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
}


def start(folder, code="", **environ):
    """Read the settings in a process of its own, then run `code` with them as `s`."""
    ours = ("CSM_", "DATABASE_")
    kept = {name: os.environ[name] for name in os.environ if not name.startswith(ours)}
    return subprocess.run(
        [sys.executable, "-c", f"from csm import settings as s\n{code}"],
        env={**kept, "CSM_DATA": str(folder), **environ},
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("environ", "words"),
    [
        ({"CSM_HOSTS": "https://csm.example.org"}, "CSM_HOSTS must be host names"),
        ({"CSM_HOSTS": "*"}, "CSM_HOSTS must be host names"),
        ({**PUBLIC, "CSM_SECRET_KEY": ""}, "CSM_SECRET_KEY must be set as soon as"),
        ({**PUBLIC, "CSM_SECRET_KEY": "short"}, "CSM_SECRET_KEY must be at least 50"),
        ({**PUBLIC, "CSM_SEALING_KEYS": ""}, "CSM_SEALING_KEYS must be set as soon"),
        ({"CSM_SEALING_KEYS": "short"}, "CSM_SEALING_KEYS must be keys of 32 random"),
        ({**PUBLIC, "CSM_URL": ""}, "CSM_URL must be set as soon as"),
        (
            {**PUBLIC, "CSM_URL": "http://csm.example.org"},
            "CSM_URL must begin with https",
        ),
        ({**PUBLIC, "CSM_URL": "https://csm.example.com"}, "CSM_HOSTS does not name"),
        ({"CSM_URL": "127.0.0.1:8000"}, "CSM_URL must be the address of the site"),
        ({"CSM_URL": "http://[127.0.0.1"}, "CSM_URL is not an address"),
        ({"CSM_DATA": "/dev/null/data"}, "CSM_DATA must be a folder"),
        ({"CSM_PROXIES": "one"}, "CSM_PROXIES must be the number of proxies"),
        ({"CSM_MAIL_URL": "mail.example.org"}, "CSM_MAIL_URL must begin with smtp://"),
        (
            {"CSM_MAIL_URL": "smtp://h?from=Camille"},
            "CSM_MAIL_URL must name its sender",
        ),
        ({"DATABASE_URL": "mysql://localhost/csm"}, "DATABASE_URL must begin with"),
        ({"DATABASE_URL": "postgresql://localhost:x/csm"}, "is not an address"),
        ({"DATABASE_URL": "postgresql://localhost"}, "must end with the name"),
        ({"DATABASE_URL": "sqlite:////nowhere/csm.sqlite3"}, "must name a file"),
    ],
)
def test_a_wrong_setting_stops_the_start_with_one_sentence(tmp_path, environ, words):
    done = start(tmp_path, **environ)
    assert (done.returncode, done.stdout) == (1, "")
    assert words in done.stderr
    assert done.stderr.count("\n") == 1


def test_without_any_setting_the_site_is_for_this_machine_alone(tmp_path):
    code = "print(s.ALLOWED_HOSTS, s.CSM_URL, s.SECURE_SSL_REDIRECT, s.SESSION_COOKIE_NAME)"
    done = start(tmp_path, code)
    hosts = "['127.0.0.1', 'localhost', '[::1]']"
    assert done.stdout == f"{hosts} http://127.0.0.1:8000 False session\n"


def test_the_secret_key_is_made_once_and_read_by_its_owner_alone(tmp_path):
    keys = {start(tmp_path, "print(s.SECRET_KEY)").stdout for _ in range(2)}
    kept = tmp_path / "secret-key"
    assert keys == {kept.read_text()}
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert len(kept.read_text().strip()) >= 50


def test_every_host_but_this_machine_is_behind_tls(tmp_path):
    code = """print(
        s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS >= 31536000, s.SESSION_COOKIE_SECURE,
        s.CSRF_COOKIE_SECURE, s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME,
    )"""
    done = start(tmp_path, code, **PUBLIC)
    assert done.stdout == "True True True True __Host-session __Host-csrf\n"
    assert not (tmp_path / "secret-key").exists()


def test_a_postgresql_address_is_read_whole(tmp_path):
    code = """d = s.DATABASES["default"]
print(d["USER"], d["PASSWORD"], d["HOST"], d["PORT"], d["NAME"], d["OPTIONS"])"""
    url = "postgresql://csm:p%40ss@db.example.org:5433/csm?sslmode=verify-full"
    done = start(tmp_path, code, DATABASE_URL=url)
    options = "{'sslmode': 'verify-full'}"
    assert done.stdout == f"csm p@ss db.example.org 5433 csm {options}\n"


def test_mails_leave_by_a_server_but_stay_in_files_on_this_machine(tmp_path):
    code = """o = s.MAILERS["default"]["OPTIONS"]
print(o.get("file_path"), o.get("host"), o.get("port"), o.get("use_tls"))
print(s.DEFAULT_FROM_EMAIL)"""
    kept = start(tmp_path, code).stdout
    local = start(tmp_path, code, **PUBLIC).stdout
    url = "smtp+tls://csm:secret@mail.example.org?from=csm@example.org"
    sent = start(tmp_path, code, CSM_MAIL_URL=url).stdout
    assert kept == f"{tmp_path / 'mail'} None None None\ncsm@127.0.0.1\n"
    assert local == "None localhost 25 False\ncsm@csm.example.org\n"
    assert sent == "None mail.example.org 587 True\ncsm@example.org\n"


def test_errors_are_never_shown_in_full_on_the_network(tmp_path):
    done = start(tmp_path, "print(s.DEBUG)", CSM_DEBUG="1", **PUBLIC)
    assert done.stdout == "False\n"


@pytest.mark.parametrize("password", ["court", "onze lettre", "qwerty123456"])
def test_a_short_or_common_password_is_refused(password):
    with pytest.raises(ValidationError):
        validate_password(password)


@pytest.mark.parametrize("password", ["une phrase tranquille", "é" * 64, "x" * 200])
def test_a_long_password_needs_no_sign_or_figure(password):
    validate_password(password)
