from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """The prints that bear no participant's name; the value is in the address."""

    DRAFT = "projet", _("working draft")
    UNNAMED = "sans-nom", _("copy without a name")
    LARGE = "gros-caracteres", _("large print, 18 points")
    POSTER = "affiche", _("wall poster of the commitments, A3")
    ARCHIVE = "archive", _("archive copy with its record")
