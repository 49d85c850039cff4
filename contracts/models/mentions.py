from django.db import models
from django.utils.translation import gettext_lazy as _

from contracts.models.passages import Commitment
from workshops.models import Session


class CommitmentMention(models.Model):
    """A session spoke of a commitment, whether it is frozen or not.

    It is noted from the contract's side: the session knows nothing of contracts.
    """

    commitment = models.ForeignKey(
        Commitment, on_delete=models.CASCADE, related_name="mentions"
    )
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("mention of a commitment")
        verbose_name_plural = _("mentions of commitments")
        constraints = [
            models.UniqueConstraint(
                name="commitment_mention_once_in_a_session",
                fields=["commitment", "session"],
            )
        ]

    def __str__(self):
        return str(self.pk)
