"""What is changed by common accord: an article's words, or how long it all lasts."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from contracts import act_signing, amending
from contracts.act_forms import AccordsForm
from contracts.act_text import paper_of_act
from contracts.composition import paper_of
from contracts.models import Amendment, FrozenVersion
from programmes.dates import MidTermRule
from programmes.leaving import leave
from programmes.models import Kind
from tests.contracts.making_acts import (
    TODAY,
    in_force,
    make_accession,
    make_amendment,
    newcomer,
    sealed,
    sign_everywhere,
    signed_contract,
)
from tests.factories import make_partner, make_programme, make_role_group, make_user

pytestmark = pytest.mark.django_db
SIGNED_ON = dt.date(2008, 12, 18)
LATER = dt.datetime(2009, 2, 1, 9, tzinfo=dt.UTC)


@pytest.fixture
def contract():
    return signed_contract()


@pytest.fixture
def mulhouse(monkeypatch):
    programme = make_programme(
        first_year=2008, last_year=2009, mid_term_rule=MidTermRule.HALFWAY
    )
    contract = signed_contract(programme=programme, on=SIGNED_ON)
    monkeypatch.setattr(
        "contracts.act_signing.timezone.localdate", lambda at=None: LATER.date()
    )
    return contract


def words_of(paper):
    return "\n".join("".join(span.text for span in one) for one in paper.paragraphs())


def test_partners_to_come_are_asked_to_agree_once_somebody_is_among_them(contract):
    group = make_role_group(contract.programme, Kind.FUTURE)
    amendment = make_amendment(contract)
    asked = AccordsForm(amendment=amendment).fields
    assert asked
    assert f"agreed-{group.pk}" not in asked
    for name in ("Les Jardins", "La Fabrique"):
        make_partner(contract.programme, Kind.FUTURE, name=name)
    groups = AccordsForm(amendment=amendment).groups
    assert [one.pk for one in groups].count(group.pk) == 1


def test_the_end_is_counted_anew_from_the_first_day(mulhouse):
    """Domain 10.1: six months become ten, from 18 December 2008."""
    day = LATER.date()
    act = in_force(make_amendment(mulhouse, agreed_on=day), on=day, at=LATER)
    programme = type(mulhouse.programme).objects.get(pk=mulhouse.programme_id)
    assert programme.amended_months == 10
    assert programme.dates.ends_on == dt.date(2009, 10, 18)
    assert programme.dates.mid_term_on == dt.date(2009, 5, 18)
    assert programme.dates_as_signed.ends_on == dt.date(2009, 6, 18)
    said = words_of(paper_of_act(act))
    assert "dure 10\xa0mois au lieu de 6\xa0mois" in said
    assert "dimanche 18\xa0octobre\xa02009 inclus" in said


def test_nothing_moves_before_it_is_confirmed(mulhouse):
    act = sealed(make_amendment(mulhouse, agreed_on=LATER.date()), at=LATER)
    sign_everywhere(act, on=LATER.date(), at=LATER)
    mulhouse.programme.refresh_from_db()
    assert mulhouse.programme.amended_months is None
    assert mulhouse.programme.dates.ends_on == dt.date(2009, 6, 18)


def test_what_moves_is_told_before_anything_is_saved(mulhouse):
    moves = amending.moves_of(make_amendment(mulhouse))
    told = [(one.before, one.after) for one in moves.moving]
    assert (dt.date(2009, 6, 18), dt.date(2009, 10, 18)) in told


def test_the_frozen_text_keeps_its_own_dates(contract):
    version = FrozenVersion.objects.get()
    before, read = (version.canonical, version.digest), paper_of(contract).digest
    in_force(make_amendment(contract))
    version.refresh_from_db()
    contract.programme.refresh_from_db()
    assert (version.canonical, version.digest) == before
    assert paper_of(contract).digest == read


def test_the_words_before_are_those_that_were_signed(contract):
    article = contract.articles.first()
    act = make_amendment(contract, article=article, text_after="Conclu autrement.")
    act = in_force(act)
    assert "pour 6\xa0mois à compter de la signature" in act.text_before
    change = paper_of_act(act).change
    assert (change.article, change.text_after) == (1, "Conclu autrement.")
    article.refresh_from_db()
    assert "{période}" in article.text


def test_a_second_amendment_starts_from_the_first(contract):
    article = contract.articles.first()
    in_force(make_amendment(contract, article=article, text_after="Une fois."))
    act = make_amendment(contract, article=article, text_after="Deux fois.")
    assert amending.standing_text(act) == "Une fois."
    assert in_force(act).text_before == "Une fois."


def test_the_words_that_may_never_be_cut_stay_in_an_amended_article(contract):
    article = contract.articles.exclude(clause="").first()
    act = make_amendment(contract, article=article, text_after="Transmettre toujours.")
    with pytest.raises(ValidationError, match="disponibilité"):
        sealed(act)
    act.text_after = f"Transmettre, {article.clause}, à d’autres."
    act.save()
    assert not sealed(act).is_draft


def test_an_amendment_overtaken_by_another_does_not_come_into_force(contract):
    first = sealed(make_amendment(contract, months=8))
    sign_everywhere(first)
    in_force(make_amendment(contract, months=10))
    with pytest.raises(ValidationError):
        act_signing.take_effect(first, TODAY, make_user())


@pytest.mark.parametrize("groups", [True, False])
def test_a_change_that_changes_nothing_is_not_sealed(contract, groups):
    months = contract.programme.duration_months if groups else 10
    with pytest.raises(ValidationError):
        sealed(make_amendment(contract, months=months, groups=groups))


def test_a_length_that_is_over_already_is_refused():
    day = TODAY - dt.timedelta(days=120)
    contract = signed_contract(on=day)
    with pytest.raises(ValidationError, match="déjà terminé"):
        sealed(make_amendment(contract, months=1))


def test_who_signed_or_joined_and_has_not_left_signs(contract):
    partner = newcomer(contract.programme)
    in_force(make_accession(contract, partner))
    gone = contract.programme.partners.participants().first()
    leave(gone, TODAY)
    found = amending.signers(make_amendment(contract))
    assert partner in found
    assert gone not in found
    kinds = [one.role_group.kind for one in found]
    assert kinds == [Kind.PARTICIPANT, Kind.AUTHORITY, Kind.ASSOCIATION]


def test_each_group_signs_before_it_is_in_force(contract):
    act = sealed(make_amendment(contract))
    seats = act_signing.seats(act)
    participants = [one for one in seats if one.partner.is_participant]
    act_signing.record_signatures(
        act, act.digest, {participants[0].token: TODAY}, make_user()
    )
    with pytest.raises(ValidationError, match="Collectivité"):
        act_signing.take_effect(act, TODAY, make_user())
    sign_everywhere(act)
    assert act_signing.take_effect(act, TODAY, make_user()).is_signed


def test_no_participants_name_is_on_the_paper_of_an_amendment(contract):
    act = sealed(make_amendment(contract))
    names = contract.programme.partners.participants().values_list("name", flat=True)
    paper = paper_of_act(Amendment.objects.get(pk=act.pk))
    printed = [cell.name for cell in paper.cells]
    assert [name for name in names if name in act.canonical or name in printed] == []
    assert [cell.is_participant for cell in paper.cells] == [True, False]
