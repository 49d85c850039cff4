"""The list as a file, with the filters and in the order of the page."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.exports import csv_answer
from programmes.vocabulary import capitalised


def as_csv(found):
    """Answer the file of all the lines kept, whatever their page."""
    heads = [
        _("Territory"),
        _("Edition"),
        _("Public"),
        _("Programme"),
        _("Contract"),
        _("Signature"),
        _("Last day of the contract"),
        _("You take part as"),
        _("Page"),
    ]
    rows = map(row_of, found.kept)
    return csv_answer("programmes", heads, rows, list(left_out(found)))


def row_of(line):
    return [
        line.territory,
        line.edition,
        line.audience,
        capitalised(str(line.state.label)) if line.state else "",
        capitalised(str(line.contract.label)) if line.contract else "",
        line.day,
        line.ends_on,
        line.roles_in_words,
        f"{settings.CSM_URL}{line.url}",
    ]


def left_out(found):
    """Yield what is not in the file, in sentences."""
    if words := list(found.form.words_in_force.values()):
        yield _("Filters: %(words)s.") % {"words": " ; ".join(words)}
    put_away = found.put_away
    if filtered := len(found.lines) - found.count - put_away:
        said = ngettext(
            "The filters leave one programme out.",
            "The filters leave %(number)s programmes out.",
            filtered,
        )
        yield said % {"number": filtered}
    if put_away:
        said = ngettext(
            "One programme that is put away is left out.",
            "%(number)s programmes that are put away are left out.",
            put_away,
        )
        yield said % {"number": put_away}
    if not all(line.is_mine for line in found.kept):
        yield _("Where you do not take part, only what everybody may read is told.")
    yield _("Nobody is named in this file.")
