import socket

from django.conf import settings
from django.core.checks import ERROR, run_checks
from django.core.management import BaseCommand, CommandError, call_command
from django.db import DatabaseError, OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from csm.collection import collect
from csm.demo import SLUGS, load_demo, logins, password
from csm.server import Server
from programmes.demo import ACCOUNTS, make_accounts
from programmes.models import Programme, User


class Command(BaseCommand):
    help = "Bring the database and the static files up to date, then serve the site."
    # Asked for below, with those of the database.
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument(
            "address",
            nargs="?",
            default="8000",
            help="PORT on 127.0.0.1, or ADDRESS:PORT",
        )

    def handle(self, address, **options):
        address = bound(address)
        migrate()
        refuse_errors()
        collect()
        place = settings.CSM_URL if settings.PUBLIC else f"http://{address}"
        lines = [_("The site answers at %(place)s") % {"place": place}, *demo_logins()]
        Server(address, lambda: self.say(lines)).run()

    def say(self, lines):
        self.stdout.write("\n".join(lines))
        self.stdout.flush()


def bound(address):
    """Return the address with its host, once it is known that one can listen there."""
    host, _colon, port = address.rpartition(":")
    host = host or "127.0.0.1"
    if not (port.isdecimal() and 0 < int(port) < 65536):
        raise CommandError(
            _("%(address)s is neither a port nor an address and a port.")
            % {"address": address}
        )
    family = socket.AF_INET6 if host.startswith("[") else socket.AF_INET
    with socket.socket(family) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host.strip("[]"), int(port)))
        except OSError as error:
            raise CommandError(
                _("Nothing can listen on %(address)s: %(reason)s.")
                % {"address": f"{host}:{port}", "reason": error.strerror}
            ) from error
    return f"{host}:{port}"


def migrate():
    """Bring the tables up to date; nothing is written when they are."""
    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            call_command("migrate", interactive=False, verbosity=0)
    except OperationalError as error:
        reason = str(error).splitlines()[0]
        raise CommandError(
            _("The database of DATABASE_URL does not answer: %(reason)s")
            % {"reason": reason}
        ) from error
    except DatabaseError as error:
        raise CommandError(
            _(
                "The tables must be brought up to date by the role that owns them:"
                " ./run manage migrate"
            )
        ) from error


def refuse_errors():
    """Refuse to serve a site that a check finds in error, database included."""
    errors = [e for e in run_checks(databases=["default"]) if e.is_serious(ERROR)]
    if errors:
        raise CommandError("\n".join(str(error) for error in errors))


def demo_logins():
    """Return how to log in to the demo, loaded first on an empty database.

    Only SQLite, and only this machine: elsewhere the demo is asked for by its command.
    """
    if connection.vendor != "sqlite" or settings.PUBLIC:
        return []
    if not Programme.objects.exists() and not User.objects.exists():
        load_demo()
    if not Programme.objects.filter(slug__in=SLUGS).exists():
        return []
    known = User.objects.filter(email=next(iter(ACCOUNTS))).first()
    if known is None or not known.check_password(password()):
        make_accounts(password())
    return logins()
