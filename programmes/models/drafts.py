from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Draft(models.Model):
    """What somebody has typed in a form and not saved yet: sealed, and her own.

    One for each person and form; it goes when the form is saved, or after 30 days
    (trust 3.7). The text lies sealed: neither the administration nor a copy of the
    database reads it.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    #: The address of the form, and which of its forms when it has several.
    place = models.CharField(max_length=255)
    sealed = models.TextField()
    kept_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")
        constraints = [
            models.UniqueConstraint(
                name="draft_once_for_a_person_and_form", fields=["user", "place"]
            )
        ]

    def __str__(self):
        return str(self.pk)
