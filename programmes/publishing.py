"""The page of a programme that anybody may read: a few sentences, without a name.

Off until a coordinator publishes it, an act that shows what everybody will read, noted
in the journal by the digest of the words. It shows territory, edition and sentences, and
nothing else that the programme holds.
"""

import hashlib
import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes import journal
from programmes.models import Programme, User
from programmes.naming import full_names_in, words_of_names_in

#: An address on the web or of a mailbox, as people type them.
ADDRESS = re.compile(r"https?://|\bwww\.|\w@\w", re.IGNORECASE)


class TextHasChanged(ValidationError):  # noqa: N818 -- reads as the refusal that it is
    """What is to be published is no longer what the person has read."""

    def __init__(self):
        super().__init__(_("The words have changed since you read them."), "changed")


@dataclass(frozen=True)
class PublicPage:
    """All that the page shows: its template is given nothing else."""

    title: str
    text: str


def page_of(programme, text=None):
    """Return the page as everybody reads it; ``text`` are words not saved yet."""
    return PublicPage(str(programme), programme.public_text if text is None else text)


def digest_of(text: str) -> str:
    """Return what stands for the words in the journal and on the page that confirms."""
    return hashlib.sha256(text.encode()).hexdigest()


def people_of(programme) -> list[str]:
    """Return the name of everybody in the programme, whenever they took part.

    Partners who are persons, who acts for an organisation, accounts, who was invited.
    """
    partners = programme.partners
    names = [
        *partners.filter(organisation=None).values_list("name", flat=True),
        *partners.exclude(representatives=None).values_list(
            "representatives__name", flat=True
        ),
        *User.objects.filter(memberships__programme=programme).values_list(
            "name", flat=True
        ),
        *programme.invitations.values_list("name", flat=True),
    ]
    return sorted(set(names))


def faults(text: str, programme) -> list[ValidationError]:
    """Return what keeps ``text`` from being read by everybody, in words."""
    found = []
    if names := full_names_in(text, people_of(programme)):
        found.append(
            ValidationError(
                ngettext(
                    "Everybody would read the name of %(names)s. Take it out.",
                    "Everybody would read the names of %(names)s. Take them out.",
                    len(names),
                )
                % {"names": ", ".join(names)},
                "name",
            )
        )
    if ADDRESS.search(text):
        said = _("The page is words alone: take out the e-mail or web address.")
        found.append(ValidationError(said, "address"))
    return found


def possible_names(text: str, programme) -> list[str]:
    """Return words of ``text`` that may name somebody: spoken of, never refused."""
    first_names = programme.partners.exclude(first_name="")
    names = [*first_names.values_list("first_name", flat=True), *people_of(programme)]
    return words_of_names_in(text, names)


def why_not_yet(programme) -> str:
    """Return why a programme publishes no page as it stands, or nothing."""
    if programme.state == Programme.State.ARCHIVED:
        return _("This programme is put away: bring it back first.")
    if programme.state == Programme.State.DRAFT:
        return _("Only its team knows of this programme yet: open it first.")
    if not programme.public_text:
        return _("Write what anybody may read.")
    return ""


@transaction.atomic
def publish(programme, by, digest):
    """Let anybody read the page, whose words have the ``digest`` that the person read.

    Raises ``TextHasChanged`` when they are others by now, and ``ValidationError`` when
    they name somebody or the programme is not open. Published already, nothing changes.
    """
    _hold(programme)
    if digest != digest_of(programme.public_text):
        raise TextHasChanged
    if refusal := why_not_yet(programme):
        raise ValidationError(refusal)
    if found := faults(programme.public_text, programme):
        raise ValidationError(found)
    if programme.published_at is None:
        _write(programme, "public_page_published", by, timezone.now())


@transaction.atomic
def take_back(programme, by):
    """Let nobody read the page any more; its words are kept.

    Return whether it was published until now.
    """
    _hold(programme)
    if programme.published_at is None:
        return False
    _write(programme, "public_page_taken_back", by, None)
    return True


def note_change(programme, by):
    """Note that the words of a published page are others; in the transaction that did."""
    journal.record(
        programme, "public_page_changed", by, text=digest_of(programme.public_text)
    )


def _hold(programme):
    """Keep the others waiting, and take up what they wrote meanwhile."""
    held = Programme.objects.select_for_update().get(pk=programme.pk)
    for name in ("public_text", "published_at", "begun_on", "ended_on", "archived_at"):
        setattr(programme, name, getattr(held, name))


def _write(programme, kind, by, moment):
    """Whoever has the words open is told: the version moves too."""
    programme.published_at = moment
    programme.version = F("version") + 1
    programme.save(update_fields=["published_at", "version"])
    journal.record(programme, kind, by, text=digest_of(programme.public_text))
