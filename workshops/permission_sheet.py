"""A permission as it is told to who keeps it and who gave it; its sheet of paper."""

from dataclasses import dataclass

from django.template.loader import render_to_string

from programmes import printing
from programmes.roster import row_of
from programmes.sealing import UnreadableError


@dataclass(frozen=True)
class Told:
    """The words of a permission, what for and to whom; no words when none can be read."""

    words: str | None
    purpose: str | None
    giver: str
    recipients: list

    @classmethod
    def to(cls, permission, access):
        """Return it as ``access``, of those whom it concerns, may read it."""
        vocabulary = permission.programme.vocabulary
        partners = permission.recipients.select_related("role_group").in_order()
        names = [row_of(one, access).name or vocabulary.singular for one in partners]
        if group := permission.given_by_group:
            giver = group.title
        else:
            giver = row_of(permission.given_by, access).name
        try:
            words, purpose = permission.words, permission.purpose
        except UnreadableError:
            words = purpose = None
        return cls(words, purpose, giver, names)


def sheet_pdf(parts, *, ask):
    """Return the sheet as a tagged PDF, kept nowhere; ``ask`` may raise to refuse it."""
    html = render_to_string("workshops/print/permission.html", parts)
    with printing.one_at_a_time(f"permission {parts['permission'].pk}"):
        ask()
        return printing.render(html)
