"""What the sessions keep about a person, and how they forget her (trust 6.1, 6.6)."""

from django.utils.translation import gettext_lazy as _

from programmes.declaring import EXPORT, NOT_PERSONAL, PART, WORK
from programmes.sealing import UnreadableError
from workshops.confiding import forget, revoke
from workshops.models import (
    Attendance,
    Confidence,
    Decision,
    GroupRules,
    HandedTool,
    LetterTo,
    Minutes,
    MinutesAddition,
    Move,
    PartnerLetter,
    Session,
    SessionDocument,
    SharingPermission,
)


def _given(person):
    return SharingPermission.objects.filter(given_by=person.partner)


def _exact(name):
    """Return how the sealed words called ``name`` are told: to herself alone.

    She reads them on her own pages; the team that reads for her does not, be it at her
    request (trust 2.2: a coordinator reads them by a permission alone).
    """

    def told(permission, person):
        if not person.asks_herself:
            return _("These words are on the sheet of the permission, which is yours.")
        if permission.was_destroyed:
            return _("These words were destroyed.")
        try:
            return getattr(permission, name)
        except UnreadableError:
            return _("These words cannot be read any more.")

    return told


DECLARED = {
    Attendance: EXPORT(
        _("Your presence"),
        lambda person: person.partner.attendances.select_related("session__workshop"),
        {
            "session.day": _("day"),
            "session.title": (_("session"), lambda row, person: row.session.subject),
            "says": _("noted"),
        },
    ),
    Session: EXPORT(
        _("The sessions that you lead"),
        lambda person: Session.objects.filter(leaders=person.partner),
        {"day": "", "title": ""},
    ),
    SharingPermission: EXPORT(
        _("The permissions to speak that you gave"),
        _given,
        {
            "given_on": "",
            "until": "",
            "revoked_at": "",
            "words": (_("exact words"), _exact("words")),
            "purpose": (_("what for"), _exact("purpose")),
            "recipients": "",
        },
    ),
    # Of what was confided nothing but its days: a text is its author's, be it about her.
    Confidence: EXPORT(
        _("What was confided, on which you gave a permission"),
        lambda person: Confidence.objects.filter(permissions__in=_given(person)),
        {
            "noted_on": "",
            "author": _("kept by"),
            "companion": "",
            "destroyed_on": _("destroyed on"),
        },
        named=("author", "companion"),
    ),
    PartnerLetter: EXPORT(
        _("The letters that you were sent"),
        lambda person: PartnerLetter.objects.filter(
            partners=person.partner, sent_at__isnull=False
        ),
        {"number": "", "sent_at": "", "words": ""},
    ),
    LetterTo: EXPORT(
        _("How these letters went"),
        lambda person: LetterTo.objects.filter(
            partner=person.partner, letter__sent_at__isnull=False
        ),
        {"letter.number": _("number"), "way": _("way"), "mailed_at": _("posted on")},
    ),
    Decision: PART,
    GroupRules: PART,
    HandedTool: PART,
    Minutes: WORK,
    MinutesAddition: WORK,
    Move: WORK,
    SessionDocument: NOT_PERSONAL(
        "It names the account that added it. Who is seen on a photo is written nowhere."
    ),
}


def erase(person, by):
    """Destroy what she permitted to be told, and what was confided if it is hers alone.

    Her presence stays as that of an anonymous person, so that every count stays true.
    What was confided without her permission names nobody: its author alone finds it.
    """
    confided = Confidence.objects.kept().filter(permissions__in=_given(person))
    of_others = SharingPermission.objects.exclude(given_by=person.partner)
    for confidence in confided.exclude(permissions__in=of_others).distinct():
        forget(confidence)
    for permission in _given(person).filter(revoked_at=None).order_by("pk"):
        if by is not None:
            revoke(permission, by)
    _given(person).update(sealed="", sealed_purpose="", witness="")


def forget_confidences(programme):
    """Destroy all that was confided in a programme, whose time is over."""
    for confidence in Confidence.objects.kept().filter(programme=programme):
        forget(confidence)


def confidences_count(programme):
    return Confidence.objects.kept().filter(programme=programme).count()
