"""What a line of the journal is about, in words that the person who did it reads."""

from django.utils.translation import gettext_lazy as _

CONTRACT, COPIES, IDEAS = (
    _("the contract"),
    _("the copies"),
    _("the ideas of the group"),
)
PATH, SESSION, DATA = _("the path"), _("a session"), _("the data of a person")

#: By the first word of the kind of the line; what is not in it is about the programme.
SUBJECTS = {
    "act": _("an accession or an amendment"),
    "agreed": CONTRACT,
    "begun": CONTRACT,
    "ceremony": _("the ceremony"),
    "consent": _("an agreement that was given"),
    "copies": COPIES,
    "copy": COPIES,
    "evaluation": _("a co-evaluation"),
    "export": DATA,
    "frozen": CONTRACT,
    "help": _("the chain of solidarity"),
    "idea": IDEAS,
    "ideas": IDEAS,
    "linked": _("the chain of solidarity"),
    "milestone": PATH,
    "minutes": SESSION,
    "path": PATH,
    "permission": _("a permission to speak"),
    "person": DATA,
    "public": _("the public page"),
    "ranking": _("a ranking"),
    "read": CONTRACT,
    "reading": CONTRACT,
    "reopened": CONTRACT,
    "retention": DATA,
    "rights": DATA,
    "round": IDEAS,
    "scan": COPIES,
    "sealed": CONTRACT,
    "session": SESSION,
    "signed": CONTRACT,
    "struck": CONTRACT,
    "synthesis": IDEAS,
    "theme": IDEAS,
}


def subject_of(event):
    """Return what ``event`` is about."""
    return SUBJECTS.get(event.kind.partition("_")[0], _("the programme"))
