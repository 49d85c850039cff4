"""When a part of the path is planned, and what became of it, in words."""

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from programmes.typography import long_date
from programmes.vocabulary import elides


def planned_words(part):
    """Return « de novembre 2018 à mars 2019 », « mars », "" while nothing is planned.

    ``part`` is a phase or a step on the plan.
    """
    if part.months:
        return _months(part.months, part.window)
    if part.window is None:
        return ""
    first, last = part.window
    if first == last:
        return long_date(first)
    words = {"first": long_date(first), "last": long_date(last)}
    return _("from %(first)s to %(last)s") % words


def _months(months, window):
    first, last = (str(MONTHS[month]) for month in months)
    if window is None:
        one = first
    else:
        one = f"{last} {window[1].year}"
        if window[0].year != window[1].year:
            first = f"{first} {window[0].year}"
    if months[0] == months[1]:
        return one
    words = {"first": first, "last": one if window else last}
    if months[0] % 12 + 1 == months[1]:
        return _("%(first)s and %(last)s") % words
    if elides(first):  # « d’octobre à décembre »
        return (
            pgettext("a month that begins with a vowel", "from %(first)s to %(last)s")
            % words
        )
    return pgettext("months", "from %(first)s to %(last)s") % words
