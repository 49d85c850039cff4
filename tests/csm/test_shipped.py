from importlib import import_module

import pytest
from django.apps import apps

from contracts.models import ModelArticle, ModelCommitment
from contracts.voice import begins_with_an_infinitive
from programmes.models import Kind, MethodPack

pytestmark = pytest.mark.django_db


def test_two_sets_are_shipped_with_their_words_and_lengths():
    found = MethodPack.objects.order_by("pk").values_list(
        "name", "participant_plural", "duration_months", "mid_term_rule"
    )
    assert list(found) == [
        ("Mulhouse 2008", "partenaires bénéficiaires", 6, "months_after_signature"),
        ("Rouffach 2019", "partenaires-auteurs", None, "halfway"),
    ]


@pytest.mark.parametrize(
    ("name", "voices"),
    [
        ("Mulhouse 2008", ["je", "nous", "nous", "s_engageront"]),
        ("Rouffach 2019", ["je", "nous", "nous", "nous", "s_engageront"]),
    ],
)
def test_each_set_has_its_voices_and_an_open_group(name, voices):
    groups = list(MethodPack.objects.get(name=name).groups.order_by("position"))
    assert [group.voice for group in groups] == voices
    assert groups[-1].kind == Kind.FUTURE
    assert groups[-1].open_sentence


@pytest.mark.parametrize("name", ["Mulhouse 2008", "Rouffach 2019"])
def test_each_place_of_a_contract_has_its_model_in_each_set(name):
    pack = MethodPack.objects.get(name=name)
    models = ModelArticle.objects.filter(pack=None) | pack.model_articles.all()
    assert set(models.values_list("place", flat=True)) == set(ModelArticle.Place.values)


@pytest.mark.parametrize(
    ("kind", "count"), [("participant", 6), ("authority", 7), ("facilitator", 11)]
)
def test_the_library_has_the_commitments_of_each_kind(kind, count):
    assert ModelCommitment.objects.filter(kind=kind).count() == count


@pytest.mark.parametrize("model", [ModelArticle, ModelCommitment])
def test_the_clause_of_a_model_stands_in_its_text(model):
    for one in model.objects.exclude(clause=""):
        assert one.clause in one.text


def test_every_model_commitment_begins_with_an_infinitive():
    for one in ModelCommitment.objects.all():
        assert begins_with_an_infinitive(one.text), one.text


def preambles():
    return list(
        ModelArticle.objects.filter(place="preamble").values_list("text", flat=True)
    )


def test_each_preamble_announces_the_path_and_gives_its_drawing_a_place():
    assert [text.splitlines().count("{parcours}") for text in preambles()] == [1, 1]
    assert not any("(phase 1)" in text or "(étape I)" in text for text in preambles())


def test_a_preamble_that_somebody_changed_is_left_as_it_is_there_and_back():
    migration = import_module("contracts.migrations.0005_path_in_the_preamble")
    ours, shipped = "Le nôtre.", preambles()
    changed = ModelArticle.objects.create(place="preamble", text=ours)

    migration.describe(apps, None)
    described = [text for text in preambles() if text != ours]
    assert ["{parcours}" in text for text in described] == [False, False]
    assert any("(phase 1)" in text for text in described)

    migration.announce(apps, None)
    assert sorted(preambles()) == sorted([*shipped, ours])
    changed.refresh_from_db()
    assert changed.text == ours
