from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from contracts.models import Contract
from contracts.prints import handing_out
from contracts.prints.kinds import Kind
from programmes.models import Partner
from programmes.printing import NotPrinted, PdfRefused


class Command(BaseCommand):
    help = "Print the contract of a programme into a file; without option, no name."

    def add_arguments(self, parser):
        parser.add_argument("slug", help="the programme, as in its address")
        parser.add_argument("-o", "--output", required=True, metavar="FILE")
        what = parser.add_mutually_exclusive_group()
        what.add_argument("--draft", action="store_true", help="marked PROJET, always")
        what.add_argument("--copy", metavar="REFERENCE", help="one participant's copy")
        what.add_argument("--pack", action="store_true", help="all copies in one file")
        what.add_argument("--archive", action="store_true", help="with its record")
        what.add_argument("--large", action="store_true", help="large print, 18 points")
        what.add_argument("--poster", action="store_true", help="wall poster, A3")

    def handle(self, *args, slug, output, **options):
        contract = self.contract(slug)
        try:
            body = self.body(contract, options)
        except NotPrinted as error:
            raise CommandError(str(error)) from None
        except PdfRefused as error:
            said = _("A picture is not ours: %(address)s") % {"address": error.args[0]}
            raise CommandError(said) from None
        try:
            Path(output).write_bytes(body)
        except OSError as error:
            said = _("%(file)s cannot be written: %(reason)s.")
            reason = {"file": output, "reason": error.strerror}
            raise CommandError(said % reason) from None

    def contract(self, slug):
        try:
            return Contract.objects.select_related("programme__territory").get(
                programme__slug=slug
            )
        except Contract.DoesNotExist:
            said = _("No programme named « %(slug)s » has a contract.")
            raise CommandError(said % {"slug": slug}) from None

    def body(self, contract, options):
        if options["pack"]:
            return handing_out.pack_pdf(contract)
        if reference := options["copy"]:
            try:
                partner = handing_out.holder_of(contract, reference)
            except Partner.DoesNotExist:
                said = _("No copy has the reference %(reference)s.")
                raise CommandError(said % {"reference": reference}) from None
            return handing_out.copy_pdf(contract, partner)
        names = ("draft", "archive", "large", "poster")
        chosen = next((name for name in names if options[name]), "unnamed")
        kind = Kind[chosen.upper()]
        if kind not in handing_out.kinds(contract):
            raise CommandError(
                _("The text is frozen: there is no draft of it any more.")
            )
        return handing_out.print_pdf(contract, kind)
