from django.core.management import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from csm import retention
from programmes.typography import long_date


class Command(BaseCommand):
    help = (
        "Tell what will soon go of the programmes that ended, and let go what is due."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="print what would be told and what would go; change nothing",
        )

    def handle(self, **options):
        today = timezone.localdate()
        for line in lines(today):
            self.stdout.write(line)
        if options["dry_run"]:
            self.stdout.write(_("Nothing was changed."))
        else:
            retention.run(today)


def lines(today):
    """Yield what is told today, what goes today and what waits, before it is done."""
    for due in retention.dues(today):
        words = {
            "programme": due.programme.slug,
            "what": due.category.title,
            "day": long_date(due.falls_on),
        }
        if due.notice is None:
            yield _("told: %(programme)s, %(what)s, goes on %(day)s") % words
        elif due.goes_on(today):
            yield _("goes: %(programme)s, %(what)s") % words + _counted(due)
        else:
            yield _("waits: %(programme)s, %(what)s, goes on %(day)s") % words
    for kind, count in retention.aged(today):
        if count:
            words = {"what": kind.title, "count": count}
            yield _("goes: %(what)s (%(count)d)") % words


def _counted(due):
    """« (12) »; what was confided is not even counted (trust T2)."""
    return f" ({due.count})" if due.category.is_counted else ""
