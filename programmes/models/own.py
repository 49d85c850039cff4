"""What is kept of one person, and is hers to read."""

from django.db import models

from programmes.models.programme import TEAM


class OwnQuerySet(models.QuerySet):
    """Rows of which each is about one ``partner``."""

    def visible_to(self, access):
        """A person reads her own; the team knows where each one stands (trust 2.2)."""
        rows = self.filter(partner__programme=access.programme)
        return (
            rows if access.has(*TEAM) else rows.filter(partner__in=access.partner_pks)
        )
