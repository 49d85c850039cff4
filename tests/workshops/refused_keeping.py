"""Rows of what the group keeps that the database refuses, by the constraint's name."""

from tests.factories import make_partner, make_user
from tests.workshops.making import in_days
from tests.workshops.making_kept import make_letter, make_rules, make_tool
from workshops.models import GroupRules, LetterTo, PartnerLetter


def same_number():
    rules = make_rules(agreed_on=in_days(-1))
    GroupRules.objects.create(programme=rules.programme, number=1, text="Autres")


def two_being_written():
    rules = make_rules()
    GroupRules.objects.create(programme=rules.programme, number=2, text="Autres")


def same_letter():
    letter = make_letter()
    PartnerLetter.objects.create(programme=letter.programme, number=letter.number)


def twice_to_one():
    letter = make_letter()
    partner = make_partner(letter.programme)
    for _ in range(2):
        LetterTo.objects.create(letter=letter, partner=partner, way="paper")


REFUSED = {
    "handed_tool_has_a_title": lambda: make_tool(title=""),
    "group_rules_number_once_per_programme": same_number,
    "group_rules_one_being_written": two_being_written,
    "group_rules_say_something": lambda: make_rules(text=""),
    "partner_letter_number_once_per_programme": same_letter,
    "partner_letter_sent_as_it_was_told": lambda: make_letter(sent_by=make_user()),
    "letter_to_a_partner_once": twice_to_one,
}
