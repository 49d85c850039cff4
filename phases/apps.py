from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class PhasesConfig(AppConfig):
    name = "phases"
    verbose_name = _("path")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        # As the administration does: each app says in its own file what it asks.
        autodiscover_modules("gates")
