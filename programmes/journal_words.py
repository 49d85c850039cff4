"""What a line of the journal is about, in words that the person who did it reads."""

from django.utils.translation import gettext_lazy as _

CONTRACT, COPIES, IDEAS = (
    _("the contract"),
    _("the copies"),
    _("the ideas of the group"),
)
PATH, SESSION, DATA = _("the path"), _("a session"), _("the data of a person")
CHAIN, PROGRAMME = _("the chain of solidarity"), _("the programme")

#: By the first word of the kind of the line.
SUBJECTS = {
    "act": _("an accession or an amendment"),
    "agreed": CONTRACT,
    "begun": PROGRAMME,
    "brought": PROGRAMME,
    "ceremony": _("the ceremony"),
    "consent": _("an agreement that was given"),
    "contact": DATA,
    "coordinating": PROGRAMME,
    "copies": COPIES,
    "copy": COPIES,
    "ended": PROGRAMME,
    "evaluation": _("a co-evaluation"),
    "export": DATA,
    "frozen": CONTRACT,
    "handed": PROGRAMME,
    "help": CHAIN,
    "idea": IDEAS,
    "ideas": IDEAS,
    "link": CHAIN,
    "linked": CHAIN,
    "milestone": PATH,
    "minutes": SESSION,
    "part": PATH,
    "path": PATH,
    "permission": _("a permission to speak"),
    "person": DATA,
    "public": _("the public page"),
    "put": PROGRAMME,
    "ranking": _("a ranking"),
    "read": CONTRACT,
    "reading": CONTRACT,
    "reopened": CONTRACT,
    "resumed": PROGRAMME,
    "retention": DATA,
    "rights": DATA,
    "round": IDEAS,
    "scan": COPIES,
    "sealed": CONTRACT,
    "session": SESSION,
    "signed": CONTRACT,
    "started": PROGRAMME,
    "struck": CONTRACT,
    "synthesis": IDEAS,
    "theme": IDEAS,
}


def subject_of(event):
    """Return what ``event`` is about: the programme, for a kind that nobody writes now."""
    return SUBJECTS.get(event.kind.partition("_")[0], PROGRAMME)
