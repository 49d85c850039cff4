"""« Ce qui attend encore une réponse »: what was said, promised or proposed, and left there.

In the group each line leads to where it is answered. Outside it only counts are told, and
none of one to four (trust T16).
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from contracts.models import CommitmentMention, JoinedCommitment
from contracts.thread import cited_by
from evaluation.models import CommitmentReading, Evaluation, Improvement
from programmes.counting import is_small
from programmes.models import Kind, Voice
from programmes.typography import in_words
from programmes.word_marks import filled, words_of
from wellbeing.following import Following
from wellbeing.models import Idea, Round
from workshops.models import Action, Hosting, Workshop

#: What the approach brought asks for no answer; what did harm, or could be better, does.
ASKING = [kind for kind in Round.Kind if kind != Round.Kind.BROUGHT]
#: How many lines of one kind stand in the page at once.
AT_ONCE = 8


@dataclass(frozen=True)
class Line:
    """One thing that nothing answers, and where it is answered."""

    words: str
    url: str
    about: str = ""


@dataclass(frozen=True)
class Left:
    """All things of one kind that nothing answers."""

    title: Promise
    about: Promise
    lines: tuple[Line, ...]
    #: Whether the number may leave the group, where it is not small.
    is_told: bool = True

    @property
    def number(self):
        return len(self.lines)

    @property
    def first(self):
        return self.lines[:AT_ONCE]

    @property
    def others(self):
        """Those that are shown when they are asked for."""
        return self.lines[AT_ONCE:]

    @property
    def number_outside(self):
        """Say how many there are to those who do not take part in the group."""
        if not self.lines:
            return pgettext("answers", "none")
        if is_small(self.number):
            return _("fewer than five")
        if not self.is_told:
            return _("not told")
        return in_words(self.number)


def left_in(programme, *, outside=False):
    """Return what nothing answers in a programme, kind by kind, the empty ones too.

    Only what the whole group may read; as many queries however much there is. ``outside``
    says that it leaves the group: how many ideas wait is not told then beside a round of
    few, for the other rounds say how many ideas they have.
    """
    hides = outside and _has_a_round_of_few(programme)
    return [
        Left(
            asked.title,
            asked.about,
            tuple(asked.find(programme)),
            is_told=not (hides and asked.find is ideas_left),
        )
        for asked in ASKED
    ]


def _has_a_round_of_few(programme):
    rounds = Round.objects.shown().filter(programme=programme, kind__in=ASKING)
    return any(is_small(one.ideas_count) for one in rounds.with_counts())


def ideas_left(programme):
    """Yield the revealed ideas that no action, workshop, promise or improvement answers.

    A pile is answered with any idea of it, an idea of ill-being with the one that turns
    it round, and what was said again or split with what it comes from.
    """
    shown = Round.objects.shown().filter(programme=programme, kind__in=ASKING)
    ideas = list(Idea.objects.standing().filter(round__in=shown).order_by("pk"))
    answered = Following(programme).after(*_cited(programme))
    standing = {idea.pk for idea in ideas}
    tops = {
        idea: idea.stacked_on_id if idea.stacked_on_id in standing else idea.pk
        for idea in ideas
    }
    piles = {
        top
        for idea, top in tops.items()
        if {idea.pk, idea.stacked_on_id, idea.reversed_by_id} & answered
    }
    for idea, top in tops.items():
        if top == idea.pk and top not in piles:
            yield Line(
                idea.text, reverse("idea_thread", args=[programme.slug, idea.pk])
            )


def _cited(programme):
    """Return the keys of the ideas that something says it answers; one query each."""
    found = set()
    for rows in (
        Action.objects.kept().filter(programme=programme),
        Workshop.objects.kept().filter(programme=programme),
        Improvement.objects.kept().filter(programme=programme),
        cited_by(programme).order_by(),
    ):
        found |= set(rows.exclude(ideas=None).values_list("ideas", flat=True))
    return found


def commitments_left(programme):
    """Yield the commitments that no session and no co-evaluation speaks of.

    Before the contract is signed nobody had to. Those of who joined come last.
    """
    if not programme.is_signed:
        return
    spoken = CommitmentMention.objects.filter(
        commitment=OuterRef("pk"), session__cancelled_at=None
    )
    read = CommitmentReading.objects.filter(
        commitment=OuterRef("pk"), evaluation__archived_at=None
    )
    page = reverse("contracts:commitments_spoken_of", args=[programme.slug])
    words = words_of(programme)
    for one in cited_by(programme).exclude(Exists(spoken) | Exists(read)):
        group = one.block.role_group.title_in(programme.vocabulary)
        yield Line(filled(one.text, words), page, group)
    yield from _joined_left(programme, words)


def _joined_left(programme, words):
    """Yield what those who joined by a signed act promise together, and nobody has read.

    A co-evaluation answers it, the only one that can. What one person alone promises is
    no matter for a reading (domain 7.3).
    """
    read = CommitmentReading.objects.filter(
        joined=OuterRef("pk"), evaluation__archived_at=None
    )
    rows = JoinedCommitment.objects.in_force().filter(
        accession__programme=programme, accession__voice=Voice.NOUS
    )
    rows = rows.exclude(Exists(read)).select_related("accession__partner__role_group")
    page = _readings(programme)
    for one in rows.order_by("accession__number", "position", "pk"):
        group = one.accession.partner.role_group.title_in(programme.vocabulary)
        yield Line(filled(one.text, words), page, group)


def _readings(programme):
    """Return where the commitments are read: at the last co-evaluation, or preparing it."""
    last = Evaluation.objects.kept().filter(programme=programme).in_order().last()
    if last is None:
        return reverse("evaluation:evaluation_list", args=[programme.slug])
    return reverse("evaluation:reading_list", args=[programme.slug, last.pk])


def workshops_left(programme):
    """Yield the workshops that say of no idea that they answer it."""
    rows = Workshop.objects.kept().filter(programme=programme).without_idea()
    for one in rows.in_order():
        yield Line(one.theme, _workshop(programme, one))


def improvements_left(programme):
    """Yield what was proposed to do better, and is not decided."""
    page = reverse("evaluation:improvement_list", args=[programme.slug])
    rows = Improvement.objects.undecided().filter(programme=programme)
    for one in rows.in_order():
        yield Line(one.words, f"{page}#improvement-{one.pk}")


def groups_left(programme):
    """Yield the role groups that promise nothing yet, once a contract is begun.

    Those to come may stay open (M, article 4); a group that joined by a signed act
    promises there.
    """
    if getattr(programme, "contract", None) is None:
        return
    promising = cited_by(programme).order_by().values("block__role_group")
    acts = JoinedCommitment.objects.in_force().filter(accession__programme=programme)
    joined = acts.values("accession__partner__role_group")
    groups = programme.role_groups.exclude(Q(kind=Kind.FUTURE) | Q(may_be_empty=True))
    page = reverse("contracts:detail", args=[programme.slug])
    groups = groups.exclude(pk__in=promising).exclude(pk__in=joined)
    for one in groups.order_by("position", "pk"):
        yield Line(one.title_in(programme.vocabulary), page)


def hosts_left(programme):
    """Yield the organisations that have not confirmed the workshop that they give."""
    rows = Hosting.objects.kept().filter(workshop__programme=programme)
    rows = rows.filter(confirmed_on=None).select_related("organisation", "workshop")
    for one in rows.in_order():
        page = _workshop(programme, one.workshop)
        yield Line(str(one.organisation), page, one.workshop.theme)


def _workshop(programme, workshop):
    return reverse("workshops:workshop_detail", args=[programme.slug, workshop.number])


@dataclass(frozen=True)
class Asked:
    """A kind of thing that asks for an answer, and what finds those without one."""

    title: Promise
    about: Promise
    find: Callable


ASKED = (
    Asked(
        gettext_lazy("Ideas that nothing answers"),
        gettext_lazy(
            "No action, workshop, commitment or improvement says that it answers them."
        ),
        ideas_left,
    ),
    Asked(
        gettext_lazy("Commitments that nobody spoke of"),
        gettext_lazy("No session and no co-evaluation mentions them."),
        commitments_left,
    ),
    Asked(
        gettext_lazy("Things to do better, not decided"),
        gettext_lazy("Each proposal gets a decision: accepted, later, or refused."),
        improvements_left,
    ),
    Asked(
        gettext_lazy("Role groups without a commitment"),
        gettext_lazy("Each group around the table promises something of its own."),
        groups_left,
    ),
    Asked(
        gettext_lazy("Workshops that answer no idea"),
        gettext_lazy("Nobody has said yet which ideas they come from."),
        workshops_left,
    ),
    Asked(
        gettext_lazy("Organisations that have not confirmed"),
        gettext_lazy("They were asked to give a workshop."),
        hosts_left,
    ),
)
