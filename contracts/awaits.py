"""What a contract waits for, and from whom: each line leads to the place where it is done."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contracts.composition import paper_of, values_of
from contracts.freezing import content_of
from contracts.models import SigningNote
from contracts.models.contract import WRITERS
from contracts.open_points import open_points
from contracts.signing.again import to_see_again
from contracts.signing.copy_states import states_of
from programmes.models import Role
from programmes.typography import in_words
from programmes.vocabulary import capitalised


@dataclass(frozen=True)
class Awaited:
    """Something still open; ``url`` leads to the very place, or is empty."""

    icon: str
    title: str
    about: str
    url: str = ""


def awaits(access, contract, plan=None):
    """Return what is still open in a contract that this person reads.

    ``plan`` is the programme's path, for who has read it already. How many have signed, and what becomes of their copies, is told to those only who
    record it. Costs the same number of queries however many they are.
    """
    helps = access.has(*WRITERS)
    again = list(_again(contract)) if helps else []
    if contract.is_draft:
        return [*again, *_of_the_text(access, contract, helps, plan)]
    return [*_of_the_copies(contract), *again] if helps else []


def _place(contract, view, anchor=None, **query):
    slug = contract.programme.slug
    return reverse(f"contracts:{view}", args=[slug], query=query, fragment=anchor)


def _counted(icon, title, number, about, url):
    """Return a line whose ``title`` tells how many, as ``%(number)s``, in words."""
    title = capitalised(title % {"number": in_words(number)})
    return Awaited(icon, title, about, url)


def _of_the_text(access, contract, helps, plan):
    values = values_of(contract.programme, plan)
    paper = paper_of(contract, values=values)
    points, view = open_points(paper), "write" if helps else "detail"
    for block in points.silent_blocks:
        title = _("%(group)s: commitments to be written") % {"group": block.label}
        about = _("In the group’s own words, one at a time.")
        place = _place(contract, view, f"block-{block.pk}")
        yield Awaited("pencil", title, about, place)
    if number := len(points.marks):
        title = ngettext(
            "One mark of the text is still to be filled",
            "%(number)s marks of the text are still to be filled",
            number,
        )
        place = _place(contract, "detail", "open")
        yield _counted("braces", title, number, " ".join(points.marks), place)
    waiting = contract.comments.waiting().count() if helps else 0
    if waiting:
        title = ngettext(
            "One comment waits for an answer",
            "%(number)s comments wait for an answer",
            waiting,
        )
        about = _("Answer in a word, or take the proposed wording.")
        place = _place(contract, "discussion", montrer="a-repondre")
        yield _counted("chat-left-text", title, waiting, about, place)
    if access.has(Role.COORDINATOR) and points.are_settled and not waiting:
        about = _("Once frozen, it is printed and signed as it is.")
        yield Awaited("lock", _("Freeze the text"), about, _place(contract, "freeze"))


def _of_the_copies(contract):
    version = contract.frozen
    states = states_of(version.copies)
    declined = version.notes.filter(says=SigningNote.Says.DOES_NOT_SIGN)
    declined = set(declined.values_list("token", flat=True))
    yield from _prints(contract, states, declined)
    if contract.programme.is_signed:
        yield from _late(contract, _missing(version, states, declined))
    else:
        yield from _ceremony(contract)
    yield from _scans(contract, states)


def _prints(contract, states, declined):
    place = _place(contract, "copies")
    unprinted = sum(
        state.copy.printed_at is None and state.copy.partner.token not in declined
        for state in states
    )
    if unprinted:
        title = ngettext("Print one copy", "Print %(number)s copies", unprinted)
        about = _("Each bears one name, and goes to that person.")
        yield _counted("printer", title, unprinted, about, place)
    renamed = sum(state.has_other_name for state in states)
    if renamed:
        title = ngettext(
            "One copy bears a former name",
            "%(number)s copies bear a former name",
            renamed,
        )
        about = _("Make it again: only that person signs again.")
        yield _counted("person", title, renamed, about, place)


def _ceremony(contract):
    """Yield what the ceremony asks for; without a day, the overview asks for one."""
    day = contract.programme.signature_planned_on
    if day is None:
        return
    if day > timezone.localdate():
        about = _("The order of the day, who reads what, what to have ready.")
        place = _place(contract, "ceremony")
        yield Awaited("calendar-event", _("Prepare the ceremony"), about, place)
    else:
        about = _("One screen for all, then the ceremony can be closed.")
        place = _place(contract, "ceremony_return")
        yield Awaited("vector-pen", _("Record who has signed"), about, place)


def _late(contract, missing):
    if missing:
        title = ngettext(
            "One signature has not come yet",
            "%(number)s signatures have not come yet",
            missing,
        )
        about = _("A late signature keeps its own day. Nobody has to sign.")
        place = _place(contract, "ceremony_return")
        yield _counted("vector-pen", title, missing, about, place)


def _missing(version, states, declined):
    """Return how many have not signed, nor said that they do not."""
    tokens = {cell["token"] for cell in content_of(version)["cells"]} - {"P"}
    tokens |= {state.copy.partner.token for state in states}
    signatures = version.signatures.filter(struck_at=None)
    return len(tokens - declined - set(signatures.values_list("token", flat=True)))


def _scans(contract, states):
    unscanned = sum(state.lacks_scan for state in states)
    if unscanned:
        title = ngettext(
            "One signed copy has no scan yet",
            "%(number)s signed copies have no scan yet",
            unscanned,
        )
        about = _("A picture of the signed page is kept as evidence.")
        place = _place(contract, "copies")
        yield _counted("file-earmark-text", title, unscanned, about, place)


def _again(contract):
    """Yield the people whose signature is void since the text was reopened."""
    if partners := to_see_again(contract):
        title = ngettext(
            "One person is to be seen again",
            "%(number)s people are to be seen again",
            len(partners),
        )
        about = ", ".join(partner.name for partner in partners)
        place = _place(contract, "detail", "see-again")
        yield _counted("arrow-repeat", title, len(partners), about, place)
