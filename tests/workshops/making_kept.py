"""Rows of what the group keeps, made plainly; every value can be given."""

from programmes.models import Role
from tests.factories import make_membership, make_programme, make_user
from tests.workshops.making import in_days
from workshops.models import GroupRules, HandedTool, LetterTo, PartnerLetter


def make_tool(programme=None, **values) -> HandedTool:
    """A tool handed over yesterday unless a day is given."""
    defaults = {"title": "Le jeu des cartes", "handed_on": in_days(-1)}
    programme = programme or make_programme()
    return HandedTool.objects.create(programme=programme, **defaults | values)


def make_rules(programme=None, agreed_on=None, **values) -> GroupRules:
    """The next version of the rules, being written unless a day is given."""
    programme = programme or make_programme()
    number = programme.rules.count() + 1
    defaults = {"number": number, "text": f"Version {number}"}
    rules = GroupRules.objects.create(programme=programme, **defaults | values)
    if agreed_on is not None:
        rules.agree(agreed_on)
    return rules


def make_letter(programme=None, *partners, way=LetterTo.Way.PAPER, **values):
    """A letter being written, to ``partners`` by one ``way``."""
    programme = programme or make_programme()
    letter = PartnerLetter.objects.create(programme=programme, **values)
    for partner in partners:
        LetterTo.objects.create(letter=letter, partner=partner, way=way)
    return letter


def make_account_of(partner, **values):
    """An account that speaks for ``partner``."""
    user = make_user(**values)
    make_membership(partner.programme, Role.PARTNER, user=user, partner=partner)
    return user
