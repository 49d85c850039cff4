"""The history of a text: who changed what and when, its words before and after."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext as _

from contracts.models import Revision
from contracts.models.contract import WRITERS
from contracts.models.revisions import PASSAGES
from contracts.places import of_contract, take_again_address
from contracts.versions.rewording import Rewording
from programmes.models import Role
from programmes.typography import long_moment
from programmes.vocabulary import capitalised

PAGE = 50


class Names:
    """How those who wrote are named to one reader.

    That somebody takes part in a programme is not told to everybody (domain 8.2):
    to partners and participants, another participant's account is « un
    partenaire-auteur », whatever she wrote.
    """

    def __init__(self, access):
        self.word = capitalised(access.programme.vocabulary.one)
        self.unnamed = set()
        if not access.has(*WRITERS):
            participants = access.programme.memberships.filter(role=Role.PARTICIPANT)
            self.unnamed = set(participants.values_list("user_id", flat=True))
            self.unnamed.discard(access.user.pk)

    def of(self, user):
        """Return the name to show; None is a command, run by nobody in particular."""
        if user is None:
            return _("the application")
        return self.word if user.pk in self.unnamed else user.name


def sentence(revision, names):
    """Return who did it and when: « Modifié par Inès Baraka, mardi 17 mars 2026 à 10 h »."""
    said = {
        Revision.Act.WRITTEN: _("Written by %(who)s, %(when)s"),
        Revision.Act.CHANGED: _("Changed by %(who)s, %(when)s"),
        Revision.Act.MOVED: _("Moved by %(who)s, %(when)s"),
        Revision.Act.ARCHIVED: _("Taken out by %(who)s, %(when)s"),
        Revision.Act.BROUGHT_BACK: _("Brought back by %(who)s, %(when)s"),
        Revision.Act.IMPORTED: _("Brought in from a text by %(who)s, %(when)s"),
        Revision.Act.TAKEN_AGAIN: _("Earlier words taken again by %(who)s, %(when)s"),
        Revision.Act.ACCEPTED: _("Proposed words taken in by %(who)s, %(when)s"),
        Revision.Act.REOPENED: _("Text reopened by %(who)s, %(when)s"),
    }
    when = long_moment(revision.saved_at)
    return said[revision.act] % {"who": names.of(revision.saved_by), "when": when}


def name_of(passage, vocabulary):
    """Return what a passage is called in a list: « Engagement · Collectivité »."""
    if passage is None:
        return _("Place and initials")
    kind = passage._meta.model_name
    if kind == "section":
        return capitalised(passage.get_kind_display())
    if kind == "article":
        if passage.heading:
            return _("Article “%(heading)s”") % {"heading": passage.heading}
        return _("Article")
    group = passage.role_group if kind == "block" else passage.block.role_group
    said = _("Block · %(group)s") if kind == "block" else _("Commitment · %(group)s")
    return said % {"group": group.title_in(vocabulary)}


def title_of(revision, vocabulary):
    """Return what a line of the history is about."""
    if revision.act == Revision.Act.REOPENED:
        return _("The whole text")
    return name_of(revision.passage, vocabulary)


@dataclass(frozen=True)
class Change:
    """One line of the history."""

    name: str
    key: str  # « article-12 », to filter by it
    sentence: str
    before: Revision | None
    after: Revision
    take_again: str = ""  # where to take its words again, for who may

    @property
    def shows_words(self):
        """Whether the words are what changed: not when a passage only moved."""
        return self.after.act != Revision.Act.MOVED

    @cached_property
    def rewording(self):
        """The difference word by word; a reason to reopen is new each time."""
        same_thing = self.after.act != Revision.Act.REOPENED
        return Rewording(self.before if same_thing else None, self.after)


def revisions_of(contract, key=""):
    """Return the contract's revisions, newest first, of one passage if ``key`` says so.

    ``key`` is « article-12 »; any other word filters nothing.
    """
    rows = contract.revisions.select_related(
        "saved_by",
        "section",
        "article",
        "block__role_group",
        "commitment__block__role_group",
    ).newest_first()
    kind, _dash, pk = key.partition("-")
    if kind in PASSAGES and pk.isascii() and pk.isdecimal() and len(pk) < 18:
        rows = rows.filter(**{kind: pk})
    return rows


def with_their_words_before(rows):
    """Add ``before_pk``: the revision of the same passage that came just before.

    The contract's own facts have none: each of their revisions says them whole.
    """
    same = Q()
    for kind in PASSAGES:
        same |= Q(**{kind: OuterRef(kind)})
    earlier = Revision.objects.filter(
        same, contract=OuterRef("contract"), pk__lt=OuterRef("pk")
    )
    return rows.annotate(before_pk=Subquery(earlier.newest_first().values("pk")[:1]))


def changes(revisions, access):
    """Return the lines of one page of ``with_their_words_before`` revisions."""
    revisions = list(revisions)
    names, vocabulary = Names(access), access.programme.vocabulary
    before = Revision.objects.in_bulk([r.before_pk for r in revisions if r.before_pk])
    return [
        Change(
            title_of(revision, vocabulary),
            key_of(revision.passage),
            sentence(revision, names),
            before.get(revision.before_pk),
            revision,
            way_back(revision, revision.passage, access),
        )
        for revision in revisions
    ]


def way_back(revision, passage, access):
    """Return where this person takes the words of ``revision`` again for ``passage``.

    "" for who may not write it, and for words that stand today.
    """
    if passage is None or passage.archived_at is not None:
        return ""
    of_contract(passage, revision.contract)
    words = {name: getattr(revision, name) for name in passage.wording()}
    if words == passage.wording() or not passage.may_be_written_by(access):
        return ""
    return take_again_address(passage, revision.pk)


def key_of(passage):
    """Return « article-12 », by which addresses and anchors name a passage."""
    return f"{passage._meta.model_name}-{passage.pk}" if passage else ""
