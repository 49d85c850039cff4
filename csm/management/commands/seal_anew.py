from django.core.management import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from csm.resealing import reseal_all


class Command(BaseCommand):
    help = "Seal anew, with the first of CSM_SEALING_KEYS, what the older ones sealed."

    def handle(self, **options):
        done = reseal_all()
        said = ngettext(
            "%(count)s text sealed anew.", "%(count)s texts sealed anew.", done.count
        )
        self.stdout.write(said % {"count": done.count})
        for place in done.unreadable:
            self.stdout.write(f"    {place}")
        if done.unreadable:
            raise CommandError(
                _("None of the keys opens these texts. Take no key away.")
            )
        self.stdout.write(_("The older keys are needed no more."))
