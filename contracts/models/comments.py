from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from contracts.models.contract import READERS, WRITERS, Contract
from contracts.models.passages import ARTICLE_LENGTH, Article, Commitment
from programmes.models import RoleGroup

COMMENT_LENGTH = 4_000


class CommentQuerySet(models.QuerySet):
    def visible_to(self, access):
        """Whoever reads the draft reads what is said about it (trust 2.2)."""
        if not access.has(*READERS):
            return self.none()
        return self.filter(contract__programme=access.programme)

    def kept(self):
        """Those that their author has not taken back."""
        return self.filter(archived_at=None)

    def waiting(self):
        """Those to which nobody has answered yet."""
        return self.kept().filter(answered_at=None)

    def with_their_passages(self):
        """Read the passages and the people too, which every page names."""
        return self.select_related(
            "role_group",
            "written_by",
            "answered_by",
            "article__contract",
            "commitment__block__role_group",
            "commitment__block__contract",
            "commitment__block__article",
        )


class Comment(models.Model):
    """What a role group says about an article or a commitment; perhaps other words for it.

    It speaks for a group, never for a person. Said aloud by people without an account,
    it is entered by a facilitator: « proposé en séance le … ».
    """

    class Decision(models.TextChoices):
        ANSWERED = "answered", _("answered")
        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", _("declined")

    contract = models.ForeignKey(
        Contract, on_delete=models.CASCADE, related_name="comments"
    )
    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, null=True, related_name="comments"
    )
    commitment = models.ForeignKey(
        Commitment, on_delete=models.CASCADE, null=True, related_name="comments"
    )
    role_group = models.ForeignKey(
        RoleGroup,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("in the name of"),
    )
    text = models.TextField(_("comment"), max_length=COMMENT_LENGTH, blank=True)
    proposal = models.TextField(
        _("other wording"), max_length=ARTICLE_LENGTH, blank=True
    )
    #: The words that stood there when it was written or, once accepted, until then.
    about = models.TextField(editable=False, blank=True)
    said_on = models.DateField(_("proposed in a session on"), null=True, blank=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    written_at = models.DateTimeField(db_default=Now(), editable=False)
    decision = models.CharField(
        _("decision"), max_length=12, choices=Decision, blank=True, editable=False
    )
    answer = models.TextField(_("answer"), max_length=COMMENT_LENGTH, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    answered_at = models.DateTimeField(null=True, editable=False)
    archived_at = models.DateTimeField(null=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        constraints = [
            models.CheckConstraint(
                name="comment_is_about_one_passage",
                condition=Q(article__isnull=True) ^ Q(commitment__isnull=True),
            ),
            models.CheckConstraint(
                name="comment_says_something",
                condition=~Q(text="") | ~Q(proposal=""),
                violation_error_message=_("Write a comment, or another wording."),
            ),
            models.CheckConstraint(
                name="comment_answered_with_a_decision",
                condition=Q(answered_at=None, decision="", answer="")
                | (Q(answered_at__isnull=False) & ~Q(decision="")),
            ),
            models.CheckConstraint(
                name="comment_declined_with_a_word",
                condition=~Q(decision="declined") | ~Q(answer=""),
                violation_error_message=_("Say in a word why it is declined."),
            ),
            models.CheckConstraint(
                name="comment_accepted_is_a_wording",
                condition=~Q(decision="accepted") | ~Q(proposal=""),
            ),
        ]

    def __str__(self):
        return self.text[:60] or self.proposal[:60]

    def get_absolute_url(self):
        slug = self.contract.programme.slug
        fragment = f"comment-{self.pk}"
        return reverse("contracts:discussion", args=[slug], fragment=fragment)

    @property
    def passage(self):
        return self.article or self.commitment

    @property
    def is_waiting(self):
        """Whether nobody has answered it, and its author has not taken it back."""
        return self.answered_at is None and self.archived_at is None

    def may_be_changed_by(self, access):
        """Whoever wrote it changes it and takes it back, as long as it waits."""
        return self.written_by_id == access.user.pk

    def may_be_answered_by(self, access):
        """Those who write the passage answer, also while the text is frozen."""
        if access.has(*WRITERS):
            return True
        own = access.role_group_pks
        return self.article_id is None and self.commitment.block.role_group_id in own
