import datetime as dt

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

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
        nothing else is written over (None: all, as for a new passage). Raises
        ``TextIsFrozen`` once the text is.
        """
        contract = self.contract_of_record
        contract.hold_draft()
        self.save(update_fields=fields)
        contract.note_change(act, by, **{self._meta.model_name: self}, **self.wording())

    def hold(self):
        """Read again under the contract's lock: somebody may just have written.

        To be called in a transaction, before an act that follows from what stands.
        """
        self.contract_of_record.hold_draft()
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
