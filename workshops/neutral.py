"""What agendas show of a session, its title and its place, names no participant.

Agendas are read over a shoulder and kept by others: there, a full name is refused. A
single word may be a colour or a flower: it is only spoken of (``programmes.naming``).
"""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.naming import full_names_in, words_of_names_in

SHOWN = ("title", "place")


def refuse_names(form, programme):
    """Refuse the title and the place that name somebody of the group, whoever has left."""
    shown = [name for name in SHOWN if form.cleaned_data.get(name)]
    names = names_of(programme) if shown else []
    for field in shown:
        if found := full_names_in(form.cleaned_data[field], names):
            said = ngettext(
                "Agendas would show the name of %(names)s. Take it out.",
                "Agendas would show the names of %(names)s. Take them out.",
                len(found),
            )
            words = {"names": ", ".join(found)}
            form.add_error(field, ValidationError(said % words, "name"))


def without_names(text, programme):
    """Return a text that was written elsewhere or, if it names somebody, nothing."""
    return "" if text and full_names_in(text, names_of(programme)) else text


def warn_of_names(request, session):
    """Speak of the words of the title and the place that may name somebody."""
    shown = " / ".join(getattr(session, name) for name in SHOWN)
    words = words_of_names_in(shown, names_of(session.programme)) if shown else []
    if not words:
        return
    said = _(
        "Agendas show the title and the place. May these words name somebody: %(words)s?"
    )
    messages.warning(request, said % {"words": ", ".join(words)})


def names_of(programme):
    """Return the names and first names of those who take part, or took part."""
    rows = programme.partners.participants().order_by("number")
    return [name for row in rows.values_list("first_name", "name") for name in row]
