from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from contracts.importing import HasText, NotBroughtIn, bring_in
from contracts.models.contract import TextIsFrozen
from contracts.reading import Unreadable, lines_of, read
from contracts.reading.lines import LARGEST_FILE
from programmes.models import Programme


class Command(BaseCommand):
    help = "Fill a programme's contract from a .txt, .docx or .odt file."

    def add_arguments(self, parser):
        parser.add_argument("slug", help="the programme, as in its address")
        parser.add_argument("file", type=Path, help="the text to bring in")
        parser.add_argument(
            "--force",
            action="store_true",
            help="archive what stands in the contract, with its comments",
        )

    def handle(self, *, slug, file, force, **options):
        programme = Programme.objects.filter(slug=slug).first()
        if programme is None:
            said = _("There is no programme named « %(slug)s ».")
            raise CommandError(said % {"slug": slug})
        try:
            with file.open("rb") as opened:
                body = opened.read(LARGEST_FILE + 1)
        except OSError as error:
            said = _("%(file)s cannot be read: %(reason)s.")
            reason = {"file": file, "reason": error.strerror}
            raise CommandError(said % reason) from error
        try:
            reading = read(lines_of(body, file.name))
            contract = bring_in(programme, reading, force=force)
        except HasText as error:
            said = _("This contract already has text: --force archives it.")
            raise CommandError(said) from error
        except (Unreadable, NotBroughtIn, TextIsFrozen) as error:
            raise CommandError(str(error.message)) from error
        for note in reading.notes:
            self.stdout.write(_("note: %(text)s") % {"text": note})
        self.stdout.write(contract.reference)
        self.stdout.write(reading.summary())
