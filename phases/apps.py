from importlib import import_module

from django.apps import AppConfig, apps
from django.utils.module_loading import module_has_submodule
from django.utils.translation import gettext_lazy as _


class PhasesConfig(AppConfig):
    name = "phases"
    verbose_name = _("path")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        import_module("phases.moving")  # names the days for the kernel's pages
        # Each app says in its own file what it asks, as it does for the administration;
        # the lowest floor comes first, for that is the order of a path.
        for config in reversed(list(apps.get_app_configs())):
            if module_has_submodule(config.module, "gates"):
                import_module(f"{config.name}.gates")
