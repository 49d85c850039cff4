"""The easy-to-read companion: beside the contract, never the text that is signed.

A text is easy to read only when people concerned have read and understood it: their
check is recorded, and no logo is ever put by itself (domain 8.4).
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from contracts.models.contract import Contract
from contracts.models.passages import ARTICLE_LENGTH, Article


class EasyArticle(models.Model):
    """One article in easy words; ``written_for`` is the digest of what it says plainly.

    When the article says something else, this one is to be read again.
    """

    article = models.OneToOneField(
        Article, on_delete=models.PROTECT, related_name="easy"
    )
    text = models.TextField(_("in easy words"), max_length=ARTICLE_LENGTH, blank=True)
    written_for = models.CharField(max_length=64, editable=False)
    written_at = models.DateTimeField(editable=False)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        editable=False,
        null=True,
        related_name="+",
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("article in easy words")
        verbose_name_plural = _("articles in easy words")
        constraints = [
            models.CheckConstraint(
                name="easy_article_knows_what_it_says", condition=~Q(written_for="")
            )
        ]

    def __str__(self):
        return self.text[:60]


class EasyCheck(models.Model):
    """People concerned have read the companion on a day, and what they said of it.

    ``readers`` says how many or which group, never a name; ``digest`` is that of the
    words which they read.
    """

    contract = models.ForeignKey(
        Contract, on_delete=models.PROTECT, related_name="easy_checks"
    )
    read_on = models.DateField(_("read on"))
    readers = models.CharField(
        _("who read it"),
        max_length=160,
        help_text=_("How many people concerned, or which group; no names."),
    )
    said = models.TextField(_("what they said of it"), max_length=1000, blank=True)
    is_understood = models.BooleanField(_("they understood it"), default=False)
    digest = models.CharField(max_length=64, editable=False)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        editable=False,
        related_name="+",
    )
    archived_at = models.DateTimeField(null=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        verbose_name = _("check by readers concerned")
        verbose_name_plural = _("checks by readers concerned")
        constraints = [
            models.CheckConstraint(
                name="easy_check_says_who_read",
                condition=~Q(readers="") & ~Q(digest=""),
                violation_error_message=_("Say who read it."),
            )
        ]

    def __str__(self):
        return str(self.read_on)
