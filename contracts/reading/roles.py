"""What a piece of a text can be in the contract."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Role(StrEnum):
    """What a piece of the text is in the contract (domain 5.1)."""

    FRAME = "frame"
    TITLE = "title"
    FAMILY = "family"
    PLACE_DATE = "place_date"
    PREAMBLE = "preamble"
    PART_ONE = "part_one"
    PART_TWO = "part_two"
    ARTICLE = "article"
    ARTICLE_TEXT = "article_text"
    LEAD_IN = "lead_in"
    COMMITMENT = "commitment"
    OPEN_SENTENCE = "open_sentence"
    CLOSING = "closing"
    MADE_AT = "made_at"
    SIGNATURE = "signature"
    ANNEX = "annex"
    ANNEX_TEXT = "annex_text"
    NOTE = "note"

    @property
    def title(self):
        """The role in the words of the person who corrects a guess."""
        return _TITLES[self]


_TITLES = {
    Role.FRAME: _("Frame of the approach"),
    Role.TITLE: _("Title"),
    Role.FAMILY: _("Party to the partnership"),
    Role.PLACE_DATE: _("Place and date"),
    Role.PREAMBLE: _("Preamble"),
    Role.PART_ONE: _("Title of part 1"),
    Role.PART_TWO: _("Title of part 2"),
    Role.ARTICLE: _("New article"),
    Role.ARTICLE_TEXT: _("Text of the article"),
    Role.LEAD_IN: _("New block of commitments"),
    Role.COMMITMENT: _("Commitment"),
    Role.OPEN_SENTENCE: _("Sentence of an empty block"),
    Role.CLOSING: _("Closing clause"),
    Role.MADE_AT: _("Made at…"),
    Role.SIGNATURE: _("Signatures (kept as a note)"),
    Role.ANNEX: _("New annex"),
    Role.ANNEX_TEXT: _("Text of the annex"),
    Role.NOTE: pgettext_lazy("piece of an imported text", "Not understood (a note)"),
}

#: Roles whose pieces never enter the text of the contract.
KEPT_AS_NOTES = (Role.NOTE, Role.SIGNATURE)
#: Roles that carry the contract forward from one part of its body to the next.
BODY = (Role.PREAMBLE, Role.PART_ONE, Role.PART_TWO, Role.ARTICLE)
#: Roles whose pieces say when and where, which the programme knows by itself.
FACTS = (Role.PLACE_DATE, Role.MADE_AT)
