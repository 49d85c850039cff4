from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _


class ContractsConfig(AppConfig):
    name = "contracts"
    verbose_name = _("contracts")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        pre_migrate.connect(take_the_guard_away, sender=self)
        post_migrate.connect(put_the_guard_back, sender=self)


def take_the_guard_away(using, plan=(), **kwargs):
    """Remove the triggers for the length of a migration that has something to do.

    SQLite cannot rebuild a table that a trigger of another one reads: it finds that
    trigger broken while the new table still bears another name.
    """
    from contracts import triggers  # reads the models, which are not loaded above

    if plan:
        triggers.remove(connections[using])


def put_the_guard_back(using, plan=(), **kwargs):
    """Install the triggers after a migration that has done something.

    Never after one that had nothing to do: what is missing then was taken away by
    somebody, and is to be told, not mended.
    """
    from contracts import triggers

    if plan:
        triggers.install(connections[using])
