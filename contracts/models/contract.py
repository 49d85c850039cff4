from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programmes.models import Programme, Role

#: Who writes the whole text; the others write the block of their own group.
WRITERS = (Role.COORDINATOR, Role.FACILITATOR)
READERS = (*WRITERS, Role.PARTNER, Role.PARTICIPANT)

#: Longest contract, in characters; beyond, a print would take too long (trust 4.3).
LONGEST = 200_000


#: What the acts of freezing, reopening and closing the ceremony write.
DATES_OF_THE_SIGNATURE = ("frozen_at", "effective_on", "signature_planned_on")


class Refusal(ValidationError):  # noqa: N818 -- reads as the refusal that it is
    """An act that the state of the contract does not allow, said to the person."""


class TextIsFrozen(Refusal):
    """Somebody writes in a text that is frozen: it must be reopened first."""

    def __init__(self):
        super().__init__(
            _("The text is frozen: it can no longer be changed as it is."), "frozen"
        )


class Contract(models.Model):
    """The one text of a programme: who writes it, and how it is named on paper.

    The words are in its sections, articles, blocks and commitments;
    ``text_version`` counts their saved changes and is printed on each page, beside
    the fingerprint, which also follows names, words and dates kept elsewhere: of two
    prints that say one version, the fingerprint tells which is which.
    """

    programme = models.OneToOneField(
        Programme, on_delete=models.PROTECT, related_name="contract"
    )
    reference = models.CharField(_("reference"), max_length=24, unique=True)
    language = models.CharField(_("language"), max_length=5, default="fr")
    place = models.CharField(
        _("place of the signature"),
        max_length=120,
        blank=True,
        help_text=_(
            "Printed on the cover and, once the day is chosen, before the signatures."
        ),
    )
    initials = models.BooleanField(
        _("initials at the foot of each page"),
        default=True,
        help_text=_("A row of small boxes, once the text is frozen."),
    )
    text_version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(_("created"), db_default=Now(), editable=False)
    _frozen = None  # what ``frozen`` has read

    class Meta:
        verbose_name = _("contract")
        verbose_name_plural = _("contracts")

    def __str__(self):
        return self.reference

    def get_absolute_url(self):
        return reverse("contracts:detail", args=[self.programme.slug])

    @property
    def is_draft(self):
        """Until the text is frozen, it can be written and every print says so."""
        return not self.programme.is_frozen

    @property
    def frozen(self):
        """Return the frozen version that stands, None while the text is a draft.

        It is read once: a page says one thing from its beginning to its end, also when
        somebody reopens the text meanwhile. Reopened before, it is a draft by now.
        """
        if self.is_draft:
            return None
        if self._frozen is None or self._frozen.frozen_at != self.programme.frozen_at:
            self._frozen = self.frozen_versions.current().first()
            if self._frozen is None:
                self.programme.refresh_from_db(fields=DATES_OF_THE_SIGNATURE)
                return None
            self._frozen.contract = self
        return self._frozen

    def may_be_read_by(self, access):
        """The draft is read by those who sign it and those who help to write it.

        Once signed it is published: the observers read it too.
        """
        return access.has(*READERS) or (
            self.programme.is_signed and access.has(Role.OBSERVER)
        )

    def may_be_written_by(self, access):
        """Whether every passage is open to this person."""
        return self.is_draft and access.has(*WRITERS)

    def has_text(self):
        """Whether somebody has written in it, beyond the models it began with.

        Models give sections and articles; commitments are always somebody's.
        """
        promised = self.blocks.filter(
            commitments__isnull=False, commitments__archived_at=None
        )
        if promised.exists():
            return True
        return self.text_version > 1 and (
            self.articles.kept().exists() or self.sections.exclude(text="").exists()
        )

    def hold(self):
        """Keep the others waiting until the end of this transaction.

        Every act on a passage holds the contract first, and only then the passage:
        two acts at once then never wait for each other. What the lock waited for may
        have frozen the text: the programme's dates are read again.
        """
        held = Contract.objects.select_for_update().get(pk=self.pk)
        self.text_version = held.text_version
        self.programme.refresh_from_db(fields=DATES_OF_THE_SIGNATURE)

    def hold_draft(self):
        """Hold the contract to write in it; raises ``TextIsFrozen`` once it is."""
        self.hold()
        if not self.is_draft:
            raise TextIsFrozen

    @transaction.atomic
    def save_facts(self, by=None):
        """Save place and initials, which are printed too, and keep who did it."""
        self.hold_draft()
        self.save(update_fields=["place", "initials"])
        initials = "oui" if self.initials else "non"
        text = f"Paraphes au bas de chaque page : {initials}"
        self.note_change("changed", by, heading=self.place, text=text)

    def note_change(self, act, by, **revision):
        """Move the version on, and keep in the history what was done by whom.

        To be called with the contract held; ``revision`` are the passage and its words.
        """
        self.text_version += 1
        Contract.objects.filter(pk=self.pk).update(text_version=self.text_version)
        self.revisions.create(
            act=act, saved_by=by, text_version=self.text_version, **revision
        )

    def put_notes_away(self):
        self.notes.filter(archived_at=None).update(archived_at=Now())

    def copies(self):
        """The participants who get a printed copy of their own."""
        return self.programme.partners.participants().signatories().order_by("number")

    def copy_reference(self, partner):
        """« RIV-2025-01-07 »: the copy of the programme's seventh partner."""
        return f"{self.reference}-{partner.number:02}"


class Note(models.Model):
    """Words that came with an imported text and found no place in the contract."""

    contract = models.ForeignKey(
        Contract, on_delete=models.CASCADE, related_name="notes"
    )
    text = models.TextField(_("text"))
    position = models.PositiveIntegerField(default=0)
    kept_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    kept_at = models.DateTimeField(db_default=Now())
    archived_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")

    def __str__(self):
        return self.text[:60]
