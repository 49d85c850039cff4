from django.core.management import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from csm.verification import last_digests, verify


class Command(BaseCommand):
    help = "Look whether everything that was frozen, signed and noted is unchanged."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument(
            "--last-digests",
            action="store_true",
            help="print the last digest of each journal, to be kept elsewhere",
        )

    def handle(self, **options):
        if options["last_digests"]:
            self.tell_last_digests()
            return
        total = 0
        for finding in verify():
            total += len(finding.faults)
            self.stdout.write(sentence(finding))
            for fault in finding.faults:
                self.stdout.write(f"    {fault}")
        if total:
            raise CommandError(
                ngettext("%(count)s fault.", "%(count)s faults.", total)
                % {"count": total}
            )
        self.stdout.write(_("Everything is as it must be."))

    def tell_last_digests(self):
        for reference, sequence, digest in last_digests():
            self.stdout.write(f"{reference} {sequence} {digest}")


def sentence(finding):
    """« Chaque texte figé redonne son empreinte : 12 vérifications, 0 faute »."""
    looked = ngettext("%(count)s looked at", "%(count)s looked at", finding.count)
    faults = ngettext("%(count)s fault", "%(count)s faults", len(finding.faults))
    return _("%(says)s: %(looked)s, %(faults)s") % {
        "says": finding.invariant.says,
        "looked": looked % {"count": finding.count},
        "faults": faults % {"count": len(finding.faults)},
    }
