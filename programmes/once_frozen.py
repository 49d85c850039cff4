"""What the forms say beside a field while the text of the contract is frozen.

Who signs again is decided above, in ``contracts.signing.again``, whose table has these
very sentences: form and table cannot disagree.
"""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

OWN_COPY = _(
    "Only this person’s copy bears it: it is printed anew, and this person signs again."
)
PRINTED_NAME = _(
    "The frozen text keeps what it was frozen with. To print something else, it is"
    " reopened, and everybody signs again."
)
NOT_PRINTED = _("It is not printed: nobody signs again.")
COMINGS = _(
    "The frozen text and its copies stay as they are: nobody signs again. Who comes"
    " later signs an act of their own."
)
WORDS = _("The frozen text keeps the words it was frozen with: nobody signs again.")
PATH = _("The frozen text keeps the path that it was frozen with: nobody signs again.")
CALENDAR = _(
    "Length and mid-term are part of the frozen text. To change them, it is reopened,"
    " and everybody signs again."
)

#: By field, for each form of a partner.
PARTICIPANT = {
    "role_group": COMINGS,
    "name": OWN_COPY,
    "first_name": NOT_PRINTED,
    "has_cell": COMINGS,
}
PERSON = dict.fromkeys(("role_group", "name", "capacity", "has_cell"), PRINTED_NAME)
ORGANISATION = dict.fromkeys(
    ("role_group", "organisation", "name", "has_cell", "person_1"), PRINTED_NAME
)
#: Said of a new one too: what that day does (``partners.coming_of``).
COMING = {
    "joined_on": _(
        "Who comes after the signature reads nothing that was said before this day."
        " Left empty, the day on which the line was written counts."
    )
}
#: And for the form of a role group.
GROUP = {"label": WORDS}


def say(form, sentences):
    """Add to each field its sentence, below its help, when the text is frozen.

    ``sentences`` are by field. Of a partner or a group that is not there yet nothing
    is said but what a day of coming does: a new one changes nothing.
    """
    beside(form, COMING, form.instance.programme)
    if form.instance.pk is not None:
        beside(form, sentences, form.instance.programme)


def beside(form, sentences, programme):
    """Add to each field its sentence when the text of ``programme`` is frozen.

    Of ``sentences``, those of fields that the form does not show are left out.
    """
    if not programme.is_frozen:
        return
    for name in form.fields.keys() & sentences.keys():
        field = form.fields[name]
        field.help_text = format_lazy("{} {}", field.help_text, sentences[name])
