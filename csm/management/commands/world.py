from django.core.management import BaseCommand, CommandError, call_command
from django.utils.translation import gettext as _

from csm.world import make_world, other_programmes
from programmes.world import known


class Command(BaseCommand):
    help = "Make many invented programmes, the same ones each time, to measure in."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("--programmes", type=int, default=500, help="how many")

    def handle(self, programmes, **options):
        call_command("migrate", interactive=False, verbosity=0)
        if other_programmes().exists():
            raise CommandError(
                _(
                    "This database holds other programmes than invented ones: nothing"
                    " was added. Give the world a database of its own, by CSM_DATA or"
                    " DATABASE_URL."
                )
            )
        make_world(programmes)
        self.stdout.write(_("The world has %(count)s programmes.") % {"count": known()})
