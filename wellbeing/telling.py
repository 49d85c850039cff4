"""What the pages and the prints of a round say: who writes, with names or not, how many."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from programmes.counting import is_small
from programmes.models import Role
from wellbeing.models import Idea, Round

Moment = Round.Moment
#: A drawing for each kind, beside its word.
ICONS = {
    Round.Kind.WELL_BEING: "sun",
    Round.Kind.ILL_BEING: "cloud",
    Round.Kind.NEEDS: "signpost",
    Round.Kind.ACTION: "tools",
    Round.Kind.CUSTOM: "chat",
    Round.Kind.BROUGHT: "gift",
    Round.Kind.NO_EFFECT: "slash-circle",
    Round.Kind.IMPROVEMENT: "lightbulb",
}
#: The same for each effect: a sign beside its word, whatever its colour.
EFFECT_ICONS = {
    Idea.Effect.HELPED: "plus-circle",
    Idea.Effect.NONE: "dash-circle",
    Idea.Effect.HARMED: "exclamation-triangle",
}
#: What is done at each moment, read by whoever leads.
DONE = {
    Moment.WRITING: gettext_lazy(
        "Read the question aloud, word for word. Each one writes alone, one idea at a"
        " time, as many as they like."
    ),
    Moment.REVEAL: gettext_lazy(
        "When everybody has finished, show all the ideas together, in no order."
    ),
    Moment.TURN: gettext_lazy(
        "Each one reads one idea aloud, whoever wrote it; nobody speaks a second time"
        " before everybody has."
    ),
    Moment.SORTING: gettext_lazy(
        "Together, choose for each idea where it belongs. The group decides, the rules"
        " only help."
    ),
    Moment.SETTLING: gettext_lazy(
        "Read the whole again. When the group agrees, note the day."
    ),
}
#: The page that a moment asks for.
NEXT = {
    Moment.WRITING: "typing",
    Moment.REVEAL: "round_reveal",
    Moment.TURN: "wall",
    Moment.SORTING: "sorting",
    Moment.SETTLING: "round_settle",
}
#: Those pages, in words and in a drawing.
ACTS = {
    "typing": (gettext_lazy("Type from paper"), "keyboard"),
    "round_reveal": (gettext_lazy("Reveal the ideas"), "eye"),
    "wall": (gettext_lazy("Open the wall"), "easel"),
    "sorting": (gettext_lazy("Sort the ideas"), "list-check"),
    "round_settle": (gettext_lazy("Note the day of the agreement"), "check2-square"),
}


@dataclass(frozen=True)
class Step:
    """One moment, as it is suggested."""

    moment: Round.Moment
    about: str
    is_now: bool


def steps_of(round_):
    """Return the moments in the order that is suggested; none locks another."""
    return [Step(one, DONE[one], one == round_.moment) for one in Moment]


@dataclass(frozen=True)
class Next:
    """What whoever leads does now: the one act that its page puts forward."""

    label: str
    icon: str
    url: str
    #: A button does it at once.
    is_act: bool = False


def next_with_phones(chosen_in, at):
    """Return what comes next until phones have chosen; ``at`` begins the addresses' names."""
    arguments = [chosen_in.programme.slug, chosen_in.pk]
    if chosen_in.code:
        wall = reverse(f"{at}_wall", args=arguments)
        return Next(_("Show the code in the room"), "easel", wall)
    let_in = reverse(f"{at}_let_in", args=arguments)
    return Next(_("Let phones choose"), "unlock", let_in, is_act=True)


def next_of(round_):
    """Return what comes next at this moment of a round; None when all of it is done."""
    name = NEXT[round_.moment]
    if name == "round_reveal" and round_.is_revealed:
        name = "wall"
    if name in ("sorting", "round_settle") and not round_.is_revealed:
        name = "round_reveal"
    if name == "round_settle" and round_.is_settled:
        return _of_the_texts(round_)
    label, icon = ACTS[name]
    arguments = [round_.programme.slug, round_.pk]
    return Next(label, icon, reverse(f"wellbeing:{name}", args=arguments))


def _of_the_texts(round_):
    """Lead to annex 1 from a round that it is written from."""
    if round_.is_bright is None:
        return None
    label = _("Read and write the texts")
    return Next(
        label, "pencil", reverse("wellbeing:texts", args=[round_.programme.slug])
    )


@dataclass(frozen=True)
class Asked:
    """One question among those asked together, and its place among them."""

    round: Round
    number: int
    is_now: bool


@dataclass(frozen=True)
class Sitting:
    """The questions that are asked together, one of which is before somebody."""

    questions: list[Asked]

    @property
    def now(self):
        return next(one for one in self.questions if one.is_now)

    @property
    def others(self):
        return [one for one in self.questions if not one.is_now]

    @property
    def open_to_phones(self):
        """The other questions that a phone may answer now."""
        return [one for one in self.others if one.round.code]

    @property
    def code(self):
        """The one code that every wall of the sitting shows: its first open question's."""
        return next((one.round.code for one in self.questions if one.round.code), "")


def from_paper(round_, access):
    """Say how many answers of a co-evaluation were typed from paper; "" if it is not told.

    They count with the rest, and are shown apart. Before the reveal, and to whoever
    observes, how many came one way could point at somebody.
    """
    if not (round_.looks_back and round_.ideas_open_to(access)):
        return ""
    number = round_.ideas.standing().filter(way=Idea.Way.PAPER).count()
    said = ngettext(
        "of which %(number)s typed from paper",
        "of which %(number)s typed from paper",
        number,
    )
    return said % {"number": number} if number else ""


def sitting_of(round_):
    """Return the ``Sitting`` of a round that looks back; None for the others, unasked."""
    rounds = round_.looks_back and list(round_.sitting())
    if not rounds or round_ not in rounds:
        return None
    return Sitting(
        [Asked(one, n, one == round_) for n, one in enumerate(rounds, start=1)]
    )


def who_writes(round_):
    """Say who is asked to write, in the programme's own words."""
    if round_.writers == Round.Writers.PARTICIPANTS:
        return round_.programme.vocabulary.the_plural
    return Round.Writers(round_.writers).label


def about_names(round_):
    """Say aloud whether names are written, and what that means."""
    if round_.is_anonymous:
        return _("Without names: nobody will know who wrote what. It stays so.")
    return _("With names: whoever wants to signs; nobody has to.")


def how_many(number, access):
    """Say how many ideas there are: exactly, unless few would tell an observer who."""
    takes_part = access.has(*(role for role in Role if role != Role.OBSERVER))
    if is_small(number) and not takes_part:
        return _("fewer than 5 ideas")
    return ngettext("%(number)s idea", "%(number)s ideas", number) % {"number": number}
