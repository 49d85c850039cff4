from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.contrib.staticfiles.apps import StaticFilesConfig
from django.core import checks

from csm.checks import (
    failed_migrations_left_a_guard,
    frozen_texts_are_guarded,
    sqlite_keeps_what_it_acknowledges,
)


class CsmConfig(AppConfig):
    default = True
    name = "csm"
    verbose_name = "Contrat Social Multipartite"

    def ready(self):
        checks.register(sqlite_keeps_what_it_acknowledges, checks.Tags.database)
        checks.register(frozen_texts_are_guarded, checks.Tags.database)
        checks.register(failed_migrations_left_a_guard, checks.Tags.database)


class Administration(admin_apps.AdminConfig):
    default = False
    default_site = "csm.administration.Administration"


class StaticFiles(StaticFilesConfig):
    """Leave out of the collected files what Bootstrap ships and no page asks for."""

    ignore_patterns = [
        *StaticFilesConfig.ignore_patterns,
        "bootstrap/js/*",
        "bootstrap-*",
        "*.rtl.*",
        "bootstrap.css*",
    ]
