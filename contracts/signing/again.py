"""Who signs again after a change, and why: one table, for the pages and for the code.

Correcting a letter of an address makes nobody sign again; changing a commitment makes
everybody (comfort 1.2). The kernel's forms say the same sentences beside their fields.
"""

from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from contracts.models import Signature
from programmes import once_frozen
from programmes.models import Partner


class Again(models.TextChoices):
    """How many people sign again."""

    NOBODY = "nobody", _("nobody")
    THAT_ONE = "that_one", _("that person only")
    EVERYBODY = "everybody", _("everybody")


@dataclass(frozen=True)
class Answer:
    """One line of the table: what changes, who signs again, and why.

    ``facts`` are the fields that it speaks of: « partner.name » is a field of every
    partner but a participant, « article.* » are all the others of an article.
    """

    what: Promise
    who: Again
    why: Promise
    facts: tuple[str, ...] = ()


TABLE = (
    Answer(
        _("An article, a commitment, a title, an annex, their order"),
        Again.EVERYBODY,
        _("It is the text that was signed: it is reopened first, with a reason."),
        ("section.*", "article.*", "block.*", "commitment.*"),
    ),
    Answer(
        _("The place on the cover, the initials at the foot of the pages"),
        Again.EVERYBODY,
        _("They are printed around the text, which is reopened first."),
        ("contract.place", "contract.initials"),
    ),
    Answer(
        _("The day of the ceremony, when it is printed"),
        Again.EVERYBODY,
        _("The text gives this day, and counts the others from it."),
        ("ceremony.printed_day",),
    ),
    Answer(
        _("The length of the contract, the mid-term"),
        Again.EVERYBODY,
        once_frozen.CALENDAR,
        (
            "programme.duration_months",
            "programme.mid_term_rule",
            "programme.mid_term_months",
        ),
    ),
    Answer(
        _("The name or the capacity of a partner who signs in the grid"),
        Again.EVERYBODY,
        once_frozen.PRINTED_NAME,
        (
            "partner.name",
            "partner.capacity",
            "partner.organisation",
            "partner.role_group",
            "partner.has_cell",
            "representative.*",
            "organisation.name",
        ),
    ),
    Answer(
        _("The name on the copy of one person"),
        Again.THAT_ONE,
        once_frozen.OWN_COPY,
        ("participant.name",),
    ),
    Answer(
        _("Somebody joins the group, leaves it, or does not sign"),
        Again.NOBODY,
        once_frozen.COMINGS,
        (
            "participant.has_cell",
            "participant.role_group",
            "participant.left_on",
            "partner.left_on",
        ),
    ),
    Answer(
        _("The word for the participants, the words of a group, the purpose, a logo"),
        Again.NOBODY,
        once_frozen.WORDS,
        (
            "programme.participant_*",
            "programme.audience",
            "programme.purpose",
            "programme.aims",
            "programme.funding_frame",
            "programme.edition",
            "programme.first_year",
            "programme.last_year",
            "rolegroup.*",
            "logo.*",
        ),
    ),
    Answer(
        _("The path: its periods, its phases, when they are planned"),
        Again.NOBODY,
        once_frozen.PATH,
        ("path.*", "period.*", "phase.*", "step.*", "milestone.*"),
    ),
    Answer(
        _("The day of the ceremony, when « le … » waits for the hand"),
        Again.NOBODY,
        _("It is written by hand on that day: the frozen text does not change."),
        ("programme.signature_planned_on",),
    ),
    Answer(
        _("A first name, a day of arrival, an e-mail address, an access"),
        Again.NOBODY,
        once_frozen.NOT_PRINTED,
        (
            "participant.first_name",
            "participant.first_name_shared",
            "participant.joined_on",
            "partner.first_name",
            "partner.first_name_shared",
            "partner.joined_on",
            "user.*",
            "membership.*",
        ),
    ),
    Answer(
        _("The path: its phases, its months, what has been done of it"),
        Again.NOBODY,
        _("The frozen text keeps the path as it was planned."),
        ("path.*", "period.*", "phase.*", "step.*", "milestone.*"),
    ),
    Answer(
        _("The hours and the place of the ceremony, who reads, what to have ready"),
        Again.NOBODY,
        _("They are on the page of the ceremony only."),
        ("session.*", "ceremony.*", "turn.*", "thing.*"),
    ),
    Answer(
        _("A comment, its answer, « lu en séance le … », « convenu le … »"),
        Again.NOBODY,
        _("They are said about the text, and stand beside it."),
        ("comment.*", "reading.*", "agreement.*"),
    ),
)

_BY_FACT = {fact: answer for answer in TABLE for fact in answer.facts}


def who_signs_again(row, field):
    """Return the ``Answer`` when ``field`` of ``row`` changes once the text is frozen.

    ``row`` is a partner, a programme, a session, a passage… Raises ``KeyError`` for a
    field of which the table says nothing.
    """
    kind = row._meta.model_name
    if isinstance(row, Partner) and row.is_participant:
        kind = "participant"
    if f"{kind}.{field}" == "programme.signature_planned_on":
        return when_the_day_changes(row.contract)
    stem = field.partition("_")[0]
    for fact in (f"{kind}.{field}", f"{kind}.{stem}_*"):
        if fact in _BY_FACT:
            return _BY_FACT[fact]
    return _BY_FACT[f"{kind}.*"]


def when_the_day_changes(contract):
    """Return the ``Answer`` when the ceremony of ``contract`` moves to another day."""
    version = contract.frozen
    is_printed = version is not None and version.printed_day is not None
    fact = "ceremony.printed_day" if is_printed else "programme.signature_planned_on"
    return _BY_FACT[fact]


def to_see_again(contract):
    """Return the partners whose signature is void since a reopening, by number.

    They stay in the list until they have signed the text that stands; who has left
    the programme, or signs no more, is not in it.
    """
    given = Signature.objects.filter(version__contract=contract)
    void = given.filter(struck_at=None).exclude(version__reopened_at=None)
    missing = void.exclude(token__in=given.valid().values("token"))
    partners = Partner.objects.signatories().filter(signatures__in=missing)
    return list(partners.distinct().order_by("number"))
