from django.apps import AppConfig
from django.contrib.staticfiles.apps import StaticFilesConfig


class CsmConfig(AppConfig):
    name = "csm"
    verbose_name = "Contrat Social Multipartite"


class StaticFiles(StaticFilesConfig):
    """Leave out of the collected files what Bootstrap ships and no page asks for."""

    ignore_patterns = [
        *StaticFilesConfig.ignore_patterns,
        "bootstrap/js/*",
        "bootstrap-*",
        "*.rtl.*",
        "bootstrap.css*",
    ]
