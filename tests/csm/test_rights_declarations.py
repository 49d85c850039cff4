"""Each model from which keys lead to a person says what of it is about her."""

import pytest
from django.apps.registry import Apps
from django.db import models

from contracts.models import Commitment, Signature
from csm.rights.declarations import declared, exported, lead_to_a_person, our_models
from programmes.declaring import EXPORT, NOT_PERSONAL
from programmes.models import Programme, Territory, User
from wellbeing.models import Idea


def test_every_model_that_leads_to_a_person_is_declared_and_no_other():
    assert names(lead_to_a_person(our_models())) == names(declared())


def names(found):
    return sorted(model._meta.label for model in found)


@pytest.mark.parametrize(
    "key",
    [
        lambda: models.ForeignKey(User, models.CASCADE, related_name="+"),
        lambda: models.ForeignKey(Signature, models.CASCADE, related_name="+"),
        lambda: models.ManyToManyField(User, related_name="+"),
        lambda: models.OneToOneField(User, models.CASCADE, related_name="+"),
    ],
    ids=["account", "row", "list", "one"],
)
def test_a_model_that_nobody_declared_is_seen(key):
    meta = type("Meta", (), {"app_label": "programmes", "apps": Apps()})
    body = {"__module__": __name__, "Meta": meta, "about": key()}
    toy = type("Toy", (models.Model,), body)
    assert toy in lead_to_a_person([*our_models(), toy])


def test_ideas_places_and_what_only_a_programme_leads_to_are_of_nobody():
    found = lead_to_a_person(our_models())
    assert {Idea, Territory} & found == set()
    assert {Programme, Commitment} <= found


def test_each_declaration_says_what_is_told_or_why_nothing_is():
    for model, says in declared().items():
        if isinstance(says, EXPORT):
            assert says.fields, model
            assert set(says.named) <= set(says.fields), model
        else:
            assert isinstance(says, NOT_PERSONAL), model
            assert says.reason.endswith("."), model


def test_what_is_told_has_a_title_of_its_own():
    titles = [str(says.title) for says in exported().values()]
    assert len(set(titles)) == len(titles)
