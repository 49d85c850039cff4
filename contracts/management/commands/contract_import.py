from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from contracts.importing import NotBroughtIn, bring_in
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
            raise CommandError(f"There is no programme “{slug}”.")
        try:
            with file.open("rb") as opened:
                body = opened.read(LARGEST_FILE + 1)
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}.") from error
        try:
            reading = read(lines_of(body, file.name))
            contract = bring_in(programme, reading, force=force)
        except (Unreadable, NotBroughtIn) as error:
            again = "" if force else " (--force archives what stands there.)"
            hint = again if isinstance(error, NotBroughtIn) else ""
            raise CommandError(f"{error.message}{hint}") from error
        for note in reading.notes:
            self.stdout.write(f"note: {note}")
        self.stdout.write(f"{contract.reference}:")
        self.stdout.write(reading.summary())
