import datetime as dt

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contracts.models.contract import Contract
from programmes.models import RoleGroup

ARTICLE_LENGTH = 20_000
COMMITMENT_LENGTH = 2_000

#: What is taken out within this time goes, and comes back, together.
TOGETHER = dt.timedelta(seconds=10)


class PassageQuerySet(models.QuerySet):
    def kept(self):
        """Those that stand in the text."""
        return self.filter(archived_at=None)

    def archived(self):
        return self.exclude(archived_at=None)


class Passage(models.Model):
    """A part of the text that is written, moved, archived and brought back.

    ``save_as`` is the one way to change it: it keeps who and when in a
    ``Revision`` and moves the contract's version on.
    """

    version = models.PositiveIntegerField(default=1, editable=False)
    archived_at = models.DateTimeField(null=True, editable=False)
    archived_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )

    objects = PassageQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_archived_by_somebody_has_its_moment",
                condition=Q(archived_by=None) | Q(archived_at__isnull=False),
            )
        ]

    @property
    def contract_of_record(self):
        """The contract of which this is a part."""
        return self.contract

    def wording(self):
        """What a revision keeps: heading, text and clause, as stored."""
        return {
            "heading": getattr(self, "heading", ""),
            "text": getattr(self, "text", ""),
            "clause": getattr(self, "clause", ""),
        }

    @transaction.atomic
    def save_as(self, act, by=None, fields=None):
        """Save, and keep that ``by`` (None for a command) did ``act`` just now.

        ``act`` is a ``Revision.Act``; ``fields`` are those that it changes, so that
        nothing else is written over (None: all, as for a new passage).
        """
        self.save(update_fields=fields)
        contract = self.contract_of_record
        Contract.objects.filter(pk=contract.pk).update(
            text_version=F("text_version") + 1
        )
        contract.revisions.create(
            **{self._meta.model_name: self}, **self.wording(), act=act, saved_by=by
        )

    def hold(self):
        """Read again under the contract's lock: somebody may just have written.

        To be called in a transaction, before an act that follows from what stands.
        """
        contract = self.contract_of_record
        Contract.objects.select_for_update().get(pk=contract.pk)
        self.refresh_from_db()

    def parts(self):
        """The passages that go out, and come back, with this one."""
        return type(self).objects.none()

    @transaction.atomic
    def archive(self, by=None):
        """Take out of the text; nothing is deleted, and it can be brought back."""
        self.hold()
        if self.archived_at is not None:
            return
        for part in self.parts().kept():
            part.archive(by)
        self.archived_at, self.archived_by = timezone.now(), by
        self.save_as("archived", by, ["archived_at", "archived_by"])

    @transaction.atomic
    def bring_back(self, by=None):
        """Put back where it stood, with the parts that were taken out with it."""
        self.hold()
        if self.archived_at is None:
            return
        since, until = self.archived_at - TOGETHER, self.archived_at
        parts = list(self.parts().filter(archived_at__range=(since, until)))
        self.archived_at = self.archived_by = None
        self.save_as("brought_back", by, ["archived_at", "archived_by"])
        for part in parts:
            if part.has_its_place():
                part.bring_back(by)

    def has_its_place(self):
        """Whether nothing that stands in the text keeps this one from coming back."""
        return True

    @property
    def stands(self):
        """Whether it is in the text, and all that it stands in."""
        return self.archived_at is None

    def may_be_written_by(self, access):
        return self.contract_of_record.may_be_written_by(access)


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
