"""What a programme starts with, part by part: as it stands, and as it was left.

A part that is as the last start left it may be replaced by another start; one that
somebody has changed since stays.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass

from django.db import models
from django.db.models import Count
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from contracts.copying import is_as_begun
from contracts.models import Contract
from phases.models import Milestone, Path, Period, Phase, Step
from programmes.dates import MidTermRule
from programmes.models import Programme
from programmes.models.voices import Voiced
from programmes.vocabulary import Words
from workshops.models import Session

LENGTHS = ("duration_months", "mid_term_rule", "mid_term_months")
PURPOSE = ("purpose", "aims")
#: Until a start says otherwise: no length, and the mid-term of most programmes.
LENGTHS_AT_FIRST = (None, MidTermRule.MONTHS_AFTER_SIGNATURE, 3)


#: Where a part of the path stands, by the order of what it stands in, keys not being
#: kept; and why it was passed once.
BESIDE = {
    Phase: ["period__position", "past_passings__reason"],
    Step: ["past_passings__reason"],
    Milestone: ["phase__position", "step__phase__position", "step__position"],
}


def fields_of(model):
    """Return the names of the columns of an abstract model, in order."""
    return [field.name for field in model._meta.fields]


@dataclass(frozen=True)
class Part:
    """One part of what is copied; ``state`` returns it as plain data.

    ``at_first`` is that of a programme that has just been opened. A part that ``stays``
    never keeps another start from being chosen: what somebody wrote there is left as it
    is. For the others, ``changed`` says in a sentence why no other start can be chosen.
    """

    name: str
    label: Promise
    state: Callable
    at_first: object
    changed: Promise | str = ""

    @property
    def stays(self):
        return not self.changed


def _values(*names):
    return lambda programme: [getattr(programme, name) for name in names]


def _defaults(*names):
    return [Programme._meta.get_field(name).get_default() for name in names]


def _groups(programme):
    rows = programme.role_groups.order_by("position", "pk")
    return list(map(list, rows.values_list(*fields_of(Voiced))))


def _partners(programme):
    """Everybody at the table, and what hangs on their names."""
    hangs = ("representatives", "memberships", "invitations", "signatures")
    names = ("name", "first_name", "organisation", "capacity", "has_cell", "joined_on")
    rows = programme.partners.order_by("number").annotate(
        **{f"{name}_count": Count(name, distinct=True) for name in hangs}
    )
    counts = [f"{name}_count" for name in hangs]
    known = rows.values_list("role_group__label", *names, "left_on", *counts)
    leads = Session.leaders.through.objects.filter(partner__programme=programme)
    return [*map(list, known), *([leads.count()] if rows else [])]


def _questions(programme):
    return sorted(map(list, programme.questions.values_list("kind", "text")))


def _logos(programme):
    return list(map(list, programme.logos.order_by("pk").values_list("pk", "alt")))


def _path(programme):
    """Every word and every day of the path, whoever wrote it."""
    ways = {
        Path: "programme",
        Period: "path__programme",
        Phase: "path__programme",
        Step: "phase__path__programme",
        Milestone: "path__programme",
    }
    rows = [_rows(model, **{way: programme}) for model, way in ways.items()]
    return rows if rows[0] else []


def _rows(model, **where):
    found = model.objects.filter(**where).order_by("pk")
    return list(map(list, found.values_list(*_plain(model), *BESIDE.get(model, ()))))


def _plain(model):
    """Return the columns of ``model`` that people write: neither keys nor versions."""
    return [
        field.name
        for field in model._meta.concrete_fields
        if not isinstance(field, models.ForeignKey)
        and not field.primary_key
        and field.name != "version"
    ]


def _text(programme):
    contract = Contract.objects.filter(programme=programme).first()
    return is_as_begun(contract)


PARTS = (
    Part(
        "lengths",
        _("the length of the contract and its mid-term"),
        _values(*LENGTHS),
        LENGTHS_AT_FIRST,
    ),
    Part("purpose", _("the purpose and the aims"), _values(*PURPOSE), ["", ""]),
    Part("logos", _("the logos"), _logos, []),
    Part(
        "words",
        _("the word for the participants"),
        _values(*fields_of(Words)),
        _defaults(*fields_of(Words)),
        _("The word for the participants was changed."),
    ),
    Part(
        "questions",
        _("the questions"),
        _questions,
        [],
        _("A question was reworded or added."),
    ),
    Part("path", _("the path"), _path, [], _("The path was changed.")),
    Part(
        "groups",
        _("the role groups"),
        _groups,
        [],
        _("A role group was added or changed."),
    ),
    Part(
        "partners",
        _("the partner organisations"),
        _partners,
        [],
        _("Partners have been named or changed."),
    ),
    Part(
        "text",
        _("the text of the contract"),
        _text,
        True,
        _("The text of the contract was changed, talked about or frozen."),
    ),
)
#: Parts that stand on one another: all are filled by one start, or none.
TOGETHER = frozenset({"groups", "partners", "text"})


def digest_of(state):
    """Return what is kept of a part, to know later whether somebody has changed it."""
    said = json.dumps(state, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(said.encode()).hexdigest()


def digests(programme):
    """Return the digest of each part of ``programme`` as it stands, by name."""
    return {part.name: digest_of(part.state(programme)) for part in PARTS}


AT_FIRST = {part.name: digest_of(part.at_first) for part in PARTS}
