"""All that is kept about one person, in one file that she can read (trust 6.1).

A ZIP: a page in plain French, the same as JSON for another program, and the papers that
bear her name. It is made when it is asked for and kept nowhere; making it leaves a line.
"""

import datetime as dt
import io
import json
import zipfile
from dataclasses import dataclass

from django.conf import settings
from django.db import models, transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from contracts.rights import files_of
from csm.retention import CATEGORIES
from csm.rights.declarations import exported
from programmes.models import Opening, Partner, Representative, User
from programmes.openings import note_opening
from programmes.typography import long_date, long_moment
from programmes.vocabulary import capitalised

EXPORT = Opening.What.EXPORT
PAGE, DATA = "mes-donnees.html", "mes-donnees.json"
#: The instant in the archive: the day is in its words.
NO_MOMENT = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Answer:
    """One field of a row: its name in the JSON, the words before it, what it says."""

    name: str
    label: str
    value: object
    words: str


@dataclass(frozen=True)
class Section:
    """What one model tells about the person; ``rows`` are lists of answers."""

    name: str
    title: str
    rows: tuple[tuple[Answer, ...], ...]


def sections_of(person):
    """Return what every app tells about ``person``, without what is empty."""
    found = []
    for model, says in exported().items():
        rows = says.rows(person).distinct().order_by("pk")
        told = tuple(_answers(row, says, person) for row in rows)
        if told:
            found.append(Section(model._meta.label_lower, str(says.title), told))
    return found


def _answers(row, says, person):
    answers = []
    for name, said in says.fields.items():
        label, read = said if isinstance(said, tuple) else (said, None)
        value = read(row, person) if read else _read(row, name)
        value = _plain(value, person, is_named=name in says.named)
        if value not in (None, "", []):
            label = capitalised(str(label or row._meta.get_field(name).verbose_name))
            answers.append(Answer(name, label, value, _words(row, name, value)))
    return tuple(answers)


def _read(row, name):
    """Return what is at the end of « version.contract.reference »."""
    value = row
    for part in name.split("."):
        value = value and getattr(value, part)
    return value


def _plain(value, person, *, is_named):
    """Return a value that JSON keeps, in which another person has no name."""
    if isinstance(value, models.Manager):
        return [_plain(one, person, is_named=is_named) for one in value.order_by("pk")]
    if isinstance(value, (User, Partner, Representative)):
        return str(value) if is_named else _masked(value, person)
    if isinstance(value, (str, int, bool, type(None), dt.date)):
        return value
    if isinstance(value, list):  # the fields of a draft
        return "\n".join(one for _name, several in value for one in several if one)
    return str(value)


def _masked(other, person):
    """Return the name of a body, or of the person herself; nobody else has one."""
    if other == person.partner or other in person.users:
        return str(other)
    if isinstance(other, Partner) and other.organisation_id is not None:
        return str(other)
    return _("another person")


def _words(row, name, value):
    """Return a value as people read it."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, dt.datetime):
        return long_moment(value)
    if isinstance(value, dt.date):
        return long_date(value)
    if isinstance(value, list):
        return ", ".join(value)
    shown = getattr(row, f"get_{name}_display", None)
    return str(shown()) if shown else str(value)


@transaction.atomic
def export_of(person, by):
    """Return the ZIP of all that is kept about ``person``, for ``by`` to read.

    The line that says so is written in the same transaction: without it nothing is read.
    """
    # French, whoever asks: it is for the person.
    with translation.override(settings.LANGUAGE_CODE):
        note_opening(person.partner, EXPORT, person.partner, by)
        return _zipped(person)


def _zipped(person):
    sections, files = sections_of(person), list(files_of(person))
    context = {
        "person": person,
        "programme": person.programme,
        "sections": sections,
        "files": [name for name, _body in files],
        "made_at": timezone.now(),
        "clocks": CATEGORIES,
    }
    page = render_to_string("csm/rights/print/export.html", context)
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in ((PAGE, page), (DATA, _as_json(sections)), *files):
            archive.writestr(zipfile.ZipInfo(name, NO_MOMENT), body)
    return kept.getvalue()


def _as_json(sections):
    told = {
        one.name: [{answer.name: answer.value for answer in row} for row in one.rows]
        for one in sections
    }
    return json.dumps(told, ensure_ascii=False, indent=2, default=_as_iso)


def _as_iso(value):
    return value.isoformat()
