from django.db import models
from django.utils.translation import gettext_lazy as _


class PhaseKind(models.TextChoices):
    """What happens in a phase or a step, on which its conditions rest.

    Never its number: phase 1 of Mulhouse is step II a of Rouffach (domain 3).
    """

    LAUNCH = "launch", _("launch: the group forms")
    DEFINITION = "definition", _("definition of well-being and ill-being")
    CONSTRUCTION = "construction", _("construction of the contract")
    REALISATION = "realisation", _("realisation: workshops and commitments")
    TAKEOVER = "takeover", _("taking over by the group")


class MilestoneKind(models.TextChoices):
    """A date of the path that follows from the contract (``programmes.dates``)."""

    SIGNATURE = "signature", _("signature")
    MID_TERM = "mid_term", _("mid-term evaluation")
    FINAL = "final", _("final evaluation")

    def day_in(self, dates):
        """Return the day of this milestone among the ``Dates`` of a contract, or None."""
        return {
            MilestoneKind.SIGNATURE: dates.signed_on,
            MilestoneKind.MID_TERM: dates.mid_term_on,
            MilestoneKind.FINAL: dates.final_on,
        }[self]
