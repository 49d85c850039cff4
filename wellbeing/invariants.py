"""What must always be true of the rounds, of their ideas and of how these are sorted."""

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from programmes.soundness import Invariant, among, where
from wellbeing.models import Idea, Round, Sorting

REVEALED = Q(round__revealed_on__isnull=False)


def no_name_where_there_is_none():
    """A round without names is never loosened, nor is a name kept in it (trust T17)."""
    return among(Idea.objects.all(), ~Q(signed="") & Q(round__is_anonymous=True))


def no_key_after_the_reveal():
    """The reveal erases what lets a phone find its own ideas again (trust T17)."""
    return among(Idea.objects.all(), ~Q(key_digest="") & REVEALED)


def a_code_opens_what_is_being_written():
    """A code ends with the reveal, or as the round is taken out of the list."""
    shut = Q(revealed_on__isnull=False) | Q(archived_at__isnull=False)
    return among(Round.objects.all(), ~Q(code="") & shut)


def sides_are_opposite():
    """Each of two mirrors names the other, in one programme: the two first questions of
    the method, which are asked alike (domain 4.1).
    """
    paired = Round.objects.exclude(mirror=None)
    sound = Q(kind="well_being", mirror__kind="ill_being")
    sound |= Q(kind="ill_being", mirror__kind="well_being")
    sound &= Q(mirror__programme=F("programme"), mirror__mirror=F("pk"))
    return among(paired, ~Q(pk__in=paired.filter(sound).values("pk")))


def what_turns_round_is_of_the_other_side():
    """An idea of ill-being is the mirror of one of well-being, never the contrary, and
    of the same group (domain 4.5).
    """
    paired = Idea.objects.exclude(reversed_by=None)
    sound = paired.filter(
        round__kind="ill_being",
        reversed_by__round__kind="well_being",
        reversed_by__round__programme=F("round__programme"),
    )
    return among(paired, ~Q(pk__in=sound.values("pk")))


def piles_are_of_one_round():
    """Duplicates lie on an idea that lies on none: a pile is one layer high."""
    piled = Idea.objects.exclude(stacked_on=None)
    sound = piled.filter(stacked_on__round=F("round"), stacked_on__stacked_on=None)
    return among(piled, ~Q(pk__in=sound.values("pk")))


def sorted_by_its_list():
    """A round keeps the version of the list it began with (domain 4.2); a theme of the
    group's own is open to all its rounds.
    """
    current = Sorting.objects.filter(is_current=True)
    dimension = "component__dimension__"
    sound = current.filter(
        Q(**{f"{dimension}referential": F("idea__round__referential")})
        | Q(**{f"{dimension}programme": F("idea__round__programme")})
    )
    return among(current, ~Q(pk__in=sound.values("pk")), where)


def what_looks_back_says_whose_and_which():
    """An effect and a role group are of a co-evaluation's answers alone, as its question
    asks: what it brought helped, a proposal has no effect (domain 7.1).
    """
    sound = Q(effect="", role_group=None) | Q(
        Q(role_group=None) | Q(role_group__programme=F("round__programme")),
        Q(round__kind="brought", effect="helped")
        | Q(round__kind="no_effect", effect__in=["", "none", "harmed"])
        | Q(round__kind="improvement", effect=""),
    )
    sound &= ~Q(round__kind="brought") | Q(effect="helped")
    ideas = Idea.objects.all()
    return among(ideas, ~Q(pk__in=ideas.filter(sound).values("pk")))


def one_sitting_has_one_first_question():
    """Those asked together look back in one programme; the first is asked with none."""
    asked = Round.objects.exclude(asked_with=None)
    sound = asked.filter(
        programme=F("asked_with__programme"),
        asked_with__asked_with=None,
        kind__in=Round.LOOKING_BACK,
        asked_with__kind__in=Round.LOOKING_BACK,
    )
    return among(asked, ~Q(pk__in=sound.values("pk")))


INVARIANTS = (
    Invariant(
        _("No idea is signed in a round without names"), no_name_where_there_is_none
    ),
    Invariant(
        _("Once the ideas are revealed, no key links one to a phone"),
        no_key_after_the_reveal,
    ),
    Invariant(
        _("A short code opens only a round that is being written"),
        a_code_opens_what_is_being_written,
    ),
    Invariant(
        _("Two rounds that mirror each other ask the two sides"), sides_are_opposite
    ),
    Invariant(
        _("An idea of ill-being is turned round by one of well-being"),
        what_turns_round_is_of_the_other_side,
    ),
    Invariant(_("Ideas are stacked within one round"), piles_are_of_one_round),
    Invariant(
        _("Each idea is sorted by its round’s list, or by a theme of its group"),
        sorted_by_its_list,
    ),
    Invariant(
        _("An effect and a role group are of answers that look back, as was asked"),
        what_looks_back_says_whose_and_which,
    ),
    Invariant(
        _("Questions that are asked together look back, in one programme"),
        one_sitting_has_one_first_question,
    ),
)
