from django.db import models, transaction
from django.db.models import Max

from programmes.models.programme import Programme


class Numbered(models.Model):
    """A row that is told apart in its programme by a number: given once, never again."""

    class Meta:
        abstract = True

    def save(self, **kwargs):
        if self.number is not None:
            return super().save(**kwargs)
        with transaction.atomic():
            # Two rows made at once must not be given the same number.
            Programme.objects.select_for_update().get(pk=self.programme_id)
            rows = type(self).objects.filter(programme=self.programme_id)
            self.number = (rows.aggregate(last=Max("number"))["last"] or 0) + 1
            return super().save(**kwargs)
