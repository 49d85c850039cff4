from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contracts.models.contract import Contract
from contracts.models.passage import Passage, PassageQuerySet
from programmes.models import RoleGroup

ARTICLE_LENGTH = 20_000
COMMITMENT_LENGTH = 2_000


class Section(Passage):
    """A part that every contract has once: head, preamble, closing, annexes."""

    class Kind(models.TextChoices):
        FRAME = "frame", _("frame of the approach")
        TITLE = "title", _("title")
        FAMILIES = "families", _("a partnership between")
        PREAMBLE = "preamble", _("preamble")
        PART_ONE = "part_one", _("title of part 1")
        PART_TWO = "part_two", _("title of part 2")
        CLOSING = "closing", _("closing clause")
        ANNEX_1 = "annex_1", _("annex 1")
        ANNEX_2 = "annex_2", _("annex 2")

    #: Sections that are one line, and those that have a heading of their own.
    LINES = (Kind.TITLE, Kind.PART_ONE, Kind.PART_TWO)
    HEADED = (Kind.ANNEX_1, Kind.ANNEX_2)

    contract = models.ForeignKey(
        Contract, on_delete=models.CASCADE, related_name="sections"
    )
    kind = models.CharField(_("part"), max_length=12, choices=Kind)
    heading = models.CharField(_("heading"), max_length=200, blank=True)
    text = models.TextField(_("text"), blank=True, max_length=ARTICLE_LENGTH)
    clause = models.CharField(_("safety clause"), max_length=200, blank=True)

    class Meta(Passage.Meta):
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        constraints = [
            *Passage.Meta.constraints,
            models.UniqueConstraint(
                name="section_kind_once_per_contract", fields=["contract", "kind"]
            ),
        ]

    def __str__(self):
        return self.get_kind_display()


class Article(Passage):
    """An article, common to all (part 1) or own to each (part 2)."""

    class Part(models.IntegerChoices):
        COMMON = 1, _("part 1, common to all")
        OWN = 2, _("part 2, own to each")

    contract = models.ForeignKey(
        Contract, on_delete=models.CASCADE, related_name="articles"
    )
    part = models.PositiveSmallIntegerField(_("part"), choices=Part)
    position = models.PositiveSmallIntegerField(default=0, editable=False)
    heading = models.CharField(_("heading"), max_length=200, blank=True)
    text = models.TextField(_("text"), blank=True, max_length=ARTICLE_LENGTH)
    clause = models.CharField(
        _("safety clause"),
        max_length=200,
        blank=True,
        help_text=_("Words of the text that may never be cut, copied exactly."),
    )

    class Meta(Passage.Meta):
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    def __str__(self):
        return self.heading or self.text[:60]

    def siblings(self):
        """The articles among which this one is ordered."""
        return self.contract.articles.kept().filter(part=self.part)

    def parts(self):
        return self.blocks.all()


class Block(Passage):
    """The commitments of one role group, under the article that calls for them."""

    contract = models.ForeignKey(
        Contract, on_delete=models.CASCADE, related_name="blocks"
    )
    article = models.ForeignKey(
        Article, on_delete=models.PROTECT, related_name="blocks"
    )
    role_group = models.ForeignKey(
        RoleGroup, on_delete=models.PROTECT, related_name="blocks"
    )
    position = models.PositiveSmallIntegerField(default=0, editable=False)
    lead_in = models.TextField(
        _("lead-in in own words"),
        max_length=COMMITMENT_LENGTH,
        blank=True,
        help_text=_("Left empty, the application writes it from the voice."),
    )
    open_sentence = models.TextField(
        _("sentence while it is empty"), max_length=COMMITMENT_LENGTH, blank=True
    )

    class Meta(Passage.Meta):
        verbose_name = _("block of commitments")
        verbose_name_plural = _("blocks of commitments")
        constraints = [
            *Passage.Meta.constraints,
            models.UniqueConstraint(
                name="block_role_group_once_in_the_text",
                fields=["contract", "role_group"],
                condition=Q(archived_at=None),
                violation_error_message=_("This group already has its block."),
            ),
        ]

    def __str__(self):
        return self.role_group.title

    def wording(self):
        return {"heading": self.lead_in, "text": self.open_sentence}

    def siblings(self):
        return self.contract.blocks.kept().filter(article=self.article_id)

    def parts(self):
        # Its commitments stay in it, out of sight; those of a text put aside by an
        # import were taken out one by one, and come back with it.
        if self.archived_at is None:
            return self.commitments.none()
        return self.commitments.all()

    def has_its_place(self):
        """Whether its article stands, and its group has no other block by now."""
        others = self.contract.blocks.kept().filter(role_group=self.role_group_id)
        return self.article.stands and not others.exists()

    @property
    def stands(self):
        return self.archived_at is None and self.article.stands

    def may_receive_from(self, access):
        """Coordinators and facilitators help everybody; the others write their own."""
        contract = self.contract_of_record
        return contract.may_be_written_by(access) or (
            contract.is_draft and self.role_group_id in access.role_group_pks
        )


class CommitmentQuerySet(PassageQuerySet):
    def citing(self, *ideas):
        """Those that say of one of these ideas that they answer it."""
        return self.filter(ideas__in=ideas).distinct()


class Commitment(Passage):
    """One thing that a role group promises, in the infinitive and in its voice."""

    block = models.ForeignKey(
        Block, on_delete=models.CASCADE, related_name="commitments"
    )
    position = models.PositiveSmallIntegerField(default=0, editable=False)
    text = models.TextField(_("commitment"), max_length=COMMITMENT_LENGTH)
    clause = models.CharField(
        _("safety clause"),
        max_length=200,
        blank=True,
        help_text=_("Words of the text that may never be cut, copied exactly."),
    )
    #: The ideas that it answers: no part of the text that is signed.
    ideas = models.ManyToManyField(
        "wellbeing.Idea", blank=True, editable=False, related_name="+"
    )

    objects = CommitmentQuerySet.as_manager()

    class Meta(Passage.Meta):
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")
        constraints = [
            *Passage.Meta.constraints,
            models.CheckConstraint(
                name="commitment_says_something",
                condition=~Q(text=""),
                violation_error_message=_("Write the commitment."),
            ),
        ]

    def __str__(self):
        return self.text[:60]

    @property
    def contract_of_record(self):
        return self.block.contract

    @transaction.atomic
    def cite(self, added, removed):
        """Say which ideas it answers more, and which no longer.

        Raises ``TextIsFrozen`` once the text is; its version does not move, for these
        are no words of it.
        """
        self.contract_of_record.hold_draft()
        self.ideas.add(*added)
        self.ideas.remove(*removed)

    def siblings(self):
        return self.block.commitments.kept()

    def has_its_place(self):
        """Whether its block stands, under an article that stands."""
        return self.block.stands

    @property
    def stands(self):
        return self.archived_at is None and self.block.stands

    def may_be_written_by(self, access):
        return self.block.may_receive_from(access)
