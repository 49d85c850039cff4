import pytest

from tests.factories import make_partner, make_programme
from tests.workshops.making import in_days, make_meeting
from tests.workshops.making_kept import make_letter, make_rules
from workshops import invariants
from workshops.models import GroupRules, LetterTo

pytestmark = pytest.mark.django_db


def test_a_letter_to_a_partner_of_another_programme_is_named():
    programme = make_programme(slug="rivemont")
    letter = make_letter(programme, make_partner(programme))
    assert list(invariants.keeping.letters_go_to_partners_of_the_programme()) == [""]
    theirs = make_partner(make_programme())
    wrong = LetterTo.objects.create(letter=letter, partner=theirs, way="paper")
    assert list(invariants.keeping.letters_go_to_partners_of_the_programme()) == [
        "",
        f"rivemont (workshops_letterto {wrong.pk})",
    ]


def test_rules_agreed_on_at_a_session_of_another_programme_are_named():
    programme = make_programme(slug="rivemont")
    rules = make_rules(programme, agreed_on=in_days(-1))
    GroupRules.objects.update(session=make_meeting(programme))
    assert list(
        invariants.keeping.rules_are_agreed_on_at_a_session_of_the_programme()
    ) == [""]
    GroupRules.objects.update(session=make_meeting())
    assert list(
        invariants.keeping.rules_are_agreed_on_at_a_session_of_the_programme()
    ) == [f"rivemont (workshops_grouprules {rules.pk})"]
