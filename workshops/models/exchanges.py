from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programmes.models import Programme
from programmes.models.programme import TEAM


class Exchange(models.Model):
    """What a session has that is held with another programme.

    It belongs to two programmes, the second of which is ``other_programme``: the team
    of that one says whether its own members read it.
    """

    other_programme = models.ForeignKey(
        Programme,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("with the group of"),
    )
    accepted_at = models.DateTimeField(null=True, editable=False)
    declined_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True

    def seen_from(self, programme):
        """Return the other programme of an exchange, as one of the two sees it, or None.

        One in preparation is known to its team alone: the other one does not see it yet.
        """
        other = self.programme
        if self.programme_id == programme.pk:
            other = self.other_programme
        return other if other and other.begun_on else None

    def invites(self, access):
        """Whether this person accepts it, or not, for the programme that it invites."""
        return self.other_programme_id == access.programme.pk and access.has(*TEAM)

    def accept(self):
        """Let all who take part in the programme invited read it."""
        if self.accepted_at is None:
            self._answer(accepted_at=timezone.now(), declined_at=None)

    def decline(self):
        """Show it to the team of the programme invited alone; it can be accepted again."""
        if self.declined_at is None:
            self._answer(accepted_at=None, declined_at=timezone.now())

    def _answer(self, **values):
        """Write ``values``; whoever has it open in the other programme need not know."""
        invited = type(self).objects.filter(
            pk=self.pk, other_programme=self.other_programme_id
        )
        invited.update(**values)
        self.refresh_from_db(fields=values)
