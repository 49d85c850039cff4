from django.core.management import BaseCommand, CommandError
from django.db import DatabaseError, connection
from django.utils.translation import gettext as _

from contracts import triggers


class Command(BaseCommand):
    help = "Compare the triggers that keep frozen texts, or put them back."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument(
            "--install",
            action="store_true",
            help="make them anew, once it is known who took them away",
        )

    def handle(self, *, install, **options):
        wrong = triggers.differences(connection)
        for name, state in wrong.items():
            self.stdout.write(f"{name}: {state}")
        if install:
            self.install()
            wrong = triggers.differences(connection)
        if wrong:
            raise CommandError(_("Triggers are missing, altered or strange."))
        self.stdout.write(_("The triggers are as they must be."))

    def install(self):
        try:
            triggers.install(connection)
        except DatabaseError as error:
            said = _("Only the role that owns the tables can do that: %(reason)s")
            reason = {"reason": str(error).splitlines()[0]}
            raise CommandError(said % reason) from error
