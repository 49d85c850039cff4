from django.core.management import BaseCommand, CommandError, call_command
from django.utils.translation import gettext as _

from csm.demo import load_demo, logins, other_programmes


class Command(BaseCommand):
    help = (
        "Load three invented programmes, and set the passwords of their accounts anew."
    )
    requires_system_checks = ()

    def handle(self, **options):
        call_command("migrate", interactive=False, verbosity=0)
        if other_programmes().exists():
            raise CommandError(
                _(
                    "This database holds other programmes than the demo's: nothing was"
                    " loaded. Give the demo a database of its own, by CSM_DATA or"
                    " DATABASE_URL."
                )
            )
        load_demo()
        for line in logins():
            self.stdout.write(line)
