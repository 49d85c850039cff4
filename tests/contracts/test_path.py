"""The path in the contract: where it stands, what is frozen of it, what is printed."""

import datetime as dt
import json
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from contracts import canonical
from contracts.before_freezing import points
from contracts.composition import paper_of
from contracts.freezing import TextHasChanged, freeze, reopen
from contracts.models import FrozenVersion, Section
from contracts.open_points import open_points
from contracts.paper import Span
from contracts.signing.again import Again, who_signs_again
from contracts.state import state_of
from contracts.thawing import paper_as_frozen
from phases.copying import begin_path
from phases.models import Milestone, PathTemplate, Period, Phase, Step
from phases.plan import plan_of
from phases.planned import as_data, as_planned
from tests.factories import (
    make_contract,
    make_frozen,
    make_membership,
    make_partner,
    make_programme,
    make_user,
)

pytestmark = pytest.mark.django_db

#: Rivemont's text as it was frozen before contracts held their path.
SCHEMA_1 = Path(__file__).parent / "schema_1.json"
DIGEST_1 = "44709694bbd563f97d9ec3f923ada31eaa103c84dd901f2d000a75b01a4b20ff"


@pytest.fixture
def contract():
    """A draft whose programme has the path of 2019, planned by months."""
    programme = make_programme(signature_planned_on=timezone.localdate())
    begin_path(programme, PathTemplate.objects.get(name="Rouffach 2019"))
    contract = make_contract(programme)
    write(contract, "Avant.\n{parcours}\nAprès.")
    make_partner(programme, name="Solène Darbeyre")
    return contract


def write(contract, text):
    contract.sections.filter(kind=Section.Kind.PREAMBLE).update(text=text)


def preamble_of(contract):
    """Return the words of each paragraph, None for the drawing."""
    return [
        None if p[0].kind == Span.PATH else "".join(span.text for span in p)
        for p in paper_of(contract).preamble
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Avant.\n{parcours}\nAprès.", ["Avant.", None, "Après."]),
        ("Avant.\n  { Parcours }  \nAprès.", ["Avant.", None, "Après."]),
        ("Avant.\nAprès.", ["Avant.", "Après.", None]),
        ("", [None]),
        ("{parcours}\n{parcours}", [None, "{parcours}"]),
        ("Voir {parcours}.", ["Voir {parcours}.", None]),
    ],
)
def test_the_drawing_stands_where_its_mark_is_or_after_the_preamble(
    contract, text, found
):
    write(contract, text)
    assert preamble_of(contract) == found


def test_without_a_path_its_mark_is_open_like_any_other():
    contract = make_contract()
    write(contract, "Avant.\n{parcours}")
    paper = paper_of(contract)
    assert preamble_of(contract) == ["Avant.", "{parcours}"]
    assert paper.path is None
    assert open_points(paper).marks == ("{parcours}",)
    [point] = [p for p in points(contract, paper) if p.icon == "braces"]
    assert "pas encore de parcours" in str(point.about)


def test_the_mark_in_the_middle_of_a_line_is_to_be_mended_in_the_preamble(contract):
    write(contract, "Voir {parcours}.")
    [point] = [p for p in points(contract, paper_of(contract)) if p.icon == "braces"]
    assert "seul sur sa ligne" in str(point.about)
    assert point.url.endswith("#section-preamble")


def test_the_path_is_frozen_as_it_was_planned_and_stays_so(contract):
    version = make_frozen(contract)
    content = json.loads(version.canonical)
    planned = as_planned(plan_of(contract.programme))
    assert content["schema"] == 2
    assert content["path"] == json.loads(json.dumps(as_data(planned)))
    assert content["preamble"] == [["Avant."], [{"path": "{parcours}"}], ["Après."]]
    before = paper_as_frozen(version)

    Phase.objects.update(label="Tout autre chose", started_on=dt.date(2025, 9, 18))
    Milestone.objects.exclude(kind="signature").update(held_on=dt.date(2026, 2, 2))
    Step.objects.all().delete()

    assert paper_as_frozen(version) == before
    labels = [part.label for part in before.path.stretches]
    assert labels == [part.label for part in planned.stretches]
    assert before.path.is_only_planned


def test_what_happens_of_the_path_changes_nothing_of_the_text(contract):
    before = paper_of(contract).digest
    begun = dt.date(2025, 9, 18)
    Phase.objects.filter(code="I").update(started_on=begun)
    kinds = Milestone.objects.filter(kind="mid_term")
    kinds.update(set_on=begun, set_because="Pont.", held_on=begun)
    assert paper_of(contract).digest == before
    Phase.objects.filter(code="I").update(until_month=11)
    assert paper_of(contract).digest != before


def test_a_path_changed_since_it_was_read_is_not_frozen(contract):
    digest = paper_of(contract).digest
    Phase.objects.filter(code="I").update(label="Tout autre chose")
    with pytest.raises(TextHasChanged):
        freeze(contract, make_user(), digest)


def test_a_participant_named_in_the_path_stops_the_freezing(contract):
    Phase.objects.filter(code="I").update(label="Chez Solène Darbeyre")
    paper = paper_of(contract)
    [point] = [p for p in points(contract, paper) if p.stops]
    assert "Solène Darbeyre" in str(point.says)
    with pytest.raises(ValidationError, match="Solène Darbeyre"):
        freeze(contract, make_user(), paper.digest)


@pytest.mark.parametrize("model", [Period, Phase, Step, Milestone])
def test_nobody_signs_again_for_the_path(contract, model):
    if model is Period:
        contract.programme.path.periods.create(label="Préparation")
    assert who_signs_again(model.objects.first(), "label").who == Again.NOBODY
    assert who_signs_again(contract.programme.path, "outcome").who == Again.NOBODY


@pytest.mark.parametrize("model", [Period, Phase, Step, Milestone])
def test_a_change_of_the_path_changes_the_state_of_the_draft(contract, model):
    contract.programme.path.periods.create(label="Préparation")
    before = state_of(contract.programme)
    model.objects.update(label="Autre chose")
    assert state_of(contract.programme) != before


def test_a_text_frozen_before_the_path_was_part_of_it_thaws_word_for_word():
    text = SCHEMA_1.read_text()
    content = json.loads(text)
    contract = make_contract()
    begin_path(contract.programme, PathTemplate.objects.get(name="Mulhouse 2008"))
    version = FrozenVersion.objects.create(
        contract=contract,
        number=1,
        canonical=text,
        digest=DIGEST_1,
        frozen_at=timezone.now(),
        frozen_by=make_user(),
    )
    paper = paper_as_frozen(version)

    assert content["schema"] == 1
    assert canonical.digest(content) == DIGEST_1
    assert paper.path is None
    for name in ("frame", "families", "preamble", "closing"):
        runs = [canonical.runs(p) for p in getattr(paper, name)]
        assert runs == content[name], name
    for part, articles in zip(content["parts"], (paper.common, paper.own), strict=True):
        words = [[canonical.runs(p) for p in a.paragraphs] for a in articles]
        assert words == [article["text"] for article in part["articles"]]


def test_two_frozen_versions_tell_how_the_path_changed(client, contract):
    client.force_login(make_membership(contract.programme).user)
    first = make_frozen(contract)
    reopen(contract, first.frozen_by, "Un mot manque.")
    contract.refresh_from_db()
    Phase.objects.filter(code="I").update(label="Faire connaissance")
    second = make_frozen(contract)
    numbers = [contract.programme.slug, first.number, second.number]
    page = client.get(reverse("contracts:compare", args=numbers))
    assertContains(page, "Les mots sont les mêmes")
    assertContains(page, "</span>Faire connaissance</ins>", count=1)


def test_the_path_of_the_draft_is_compared_with_the_one_that_was_frozen(
    client, contract
):
    client.force_login(make_membership(contract.programme).user)
    first = make_frozen(contract)
    reopen(contract, first.frozen_by, "Un mot manque.")
    contract.refresh_from_db()
    numbers = [contract.programme.slug, first.number, contract.text_version]
    page = reverse("contracts:compare", args=numbers)
    assertNotContains(client.get(page), 'id="path"')
    contract.programme.path.delete()
    assertContains(client.get(page), 'id="path"')


def test_the_page_of_the_contract_shows_the_plan_and_its_words(client, contract):
    client.force_login(make_membership(contract.programme).user)
    Phase.objects.filter(code="I").update(started_on=dt.date(2025, 9, 18))
    for page in (
        client.get(contract.get_absolute_url()),
        client.get(reverse("contracts:write", args=[contract.programme.slug])),
    ):
        assertContains(page, "drawn--medium")
        assertContains(page, "Prévue\u00a0: septembre et octobre 2025.")
        assertNotContains(page, "ommencée")
        assertNotContains(page, "drawn__today")


def test_the_mark_is_offered_where_the_preamble_is_written(client, contract):
    client.force_login(make_membership(contract.programme).user)
    slug = contract.programme.slug
    address = reverse("contracts:section_edit", args=[slug, "preamble"])
    page = client.get(address)
    assertContains(page, 'data-mark="{parcours}"')
    assertContains(page, '<span class="slot">le dessin du parcours</span>')
    article = contract.articles.first()
    address = reverse("contracts:passage_edit", args=[slug, "articles", article.pk])
    assertNotContains(client.get(address), "{parcours}")
