"""What a contract waits for, and from whom: each line leads to the place where it is done."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contracts.composition import paper_of
from contracts.copy_states import states_of
from contracts.freezing import content_of
from contracts.models import SigningNote
from contracts.models.contract import WRITERS
from contracts.open_points import open_points
from contracts.signing_again import to_see_again
from programmes.models import Role
from programmes.typography import in_words


@dataclass(frozen=True)
class Awaited:
    """Something still open; ``url`` leads to the very place, or is empty."""

    icon: str
    title: str
    about: str
    url: str = ""


def awaits(access, contract):
    """Return what is still open in a contract that this person reads.

    How many have signed, and what becomes of their copies, is told to those only who
    record it. Costs the same number of queries however many they are.
    """
    helps = access.has(*WRITERS)
    again = list(_again(contract)) if helps else []
    if contract.is_draft:
        return [*again, *_of_the_text(access, contract, helps)]
    return [*_of_the_copies(contract), *again] if helps else []


def _place(contract, view, anchor=None, **query):
    slug = contract.programme.slug
    return reverse(f"contracts:{view}", args=[slug], query=query, fragment=anchor)


def _of_the_text(access, contract, helps):
    paper = paper_of(contract)
    points, view = open_points(paper), "write" if helps else "detail"
    for block in points.silent_blocks:
        title = _("%(group)s: commitments to be written") % {"group": block.label}
        about = _("In the group’s own words, one at a time.")
        place = _place(contract, view, f"block-{block.pk}")
        yield Awaited("pencil", title, about, place)
    if points.marks:
        title = ngettext(
            "One mark of the text is still to be filled",
            "%(number)s marks of the text are still to be filled",
            len(points.marks),
        ) % {"number": in_words(len(points.marks)).capitalize()}
        place = _place(contract, "detail", "open")
        yield Awaited("braces", title, " ".join(points.marks), place)
    waiting = contract.comments.waiting().count() if helps else 0
    if waiting:
        title = ngettext(
            "One comment waits for an answer",
            "%(number)s comments wait for an answer",
            waiting,
        ) % {"number": in_words(waiting).capitalize()}
        about = _("Answer in a word, or take the proposed wording.")
        place = _place(contract, "discussion", montrer="a-repondre")
        yield Awaited("chat-left-text", title, about, place)
    if access.has(Role.COORDINATOR) and points.are_settled and not waiting:
        about = _("Once frozen, it is printed and signed as it is.")
        yield Awaited("lock", _("Freeze the text"), about, _place(contract, "freeze"))


def _of_the_copies(contract):
    version, today = contract.frozen, timezone.localdate()
    states, programme = states_of(version.copies), contract.programme
    day = programme.signature_planned_on
    is_past = programme.is_signed or (day is not None and day <= today)
    declined = version.notes.filter(says=SigningNote.Says.DOES_NOT_SIGN)
    declined = set(declined.values_list("token", flat=True))
    unprinted = sum(
        state.copy.printed_at is None and state.copy.partner.token not in declined
        for state in states
    )
    if unprinted:
        title = ngettext("Print one copy", "Print %(number)s copies", unprinted) % {
            "number": in_words(unprinted)
        }
        about = _("Each bears one name, and goes to that person.")
        yield Awaited("printer", title, about, _place(contract, "copies"))
    if not programme.is_signed and day is not None and not is_past:
        about = _("The order of the day, who reads what, what to have ready.")
        place = _place(contract, "ceremony")
        yield Awaited("calendar-event", _("Prepare the ceremony"), about, place)
    if not programme.is_signed and is_past:
        about = _("One screen for all, then the ceremony can be closed.")
        place = _place(contract, "ceremony_return")
        yield Awaited("vector-pen", _("Record who has signed"), about, place)
    missing = _missing(version, states, declined) if is_past else 0
    if missing and programme.is_signed:
        title = ngettext(
            "One signature has not come yet",
            "%(number)s signatures have not come yet",
            missing,
        ) % {"number": in_words(missing).capitalize()}
        about = _("A late signature keeps its own day. Nobody has to sign.")
        place = _place(contract, "ceremony_return")
        yield Awaited("vector-pen", title, about, place)
    renamed = sum(state.has_other_name for state in states)
    if renamed:
        title = ngettext(
            "One copy bears a former name",
            "%(number)s copies bear a former name",
            renamed,
        ) % {"number": in_words(renamed).capitalize()}
        about = _("Make it again: only that person signs again.")
        yield Awaited("person", title, about, _place(contract, "copies"))
    unscanned = sum(state.lacks_scan for state in states)
    if unscanned:
        title = ngettext(
            "One signed copy has no scan yet",
            "%(number)s signed copies have no scan yet",
            unscanned,
        ) % {"number": in_words(unscanned).capitalize()}
        about = _("A picture of the signed page is kept as evidence.")
        yield Awaited("file-earmark-text", title, about, _place(contract, "copies"))


def _missing(version, states, declined):
    """Return how many have not signed, nor said that they do not."""
    tokens = {cell["token"] for cell in content_of(version)["cells"]} - {"P"}
    tokens |= {state.copy.partner.token for state in states}
    signatures = version.signatures.filter(struck_at=None)
    return len(tokens - declined - set(signatures.values_list("token", flat=True)))


def _again(contract):
    """Yield the people whose signature is void since the text was reopened."""
    if partners := to_see_again(contract):
        title = ngettext(
            "One person is to be seen again",
            "%(number)s people are to be seen again",
            len(partners),
        ) % {"number": in_words(len(partners)).capitalize()}
        about = ", ".join(partner.name for partner in partners)
        place = _place(contract, "detail", "see-again")
        yield Awaited("arrow-repeat", title, about, place)
