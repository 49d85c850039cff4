"""The administration of the lists: changed while they are free, else copied."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from tests.factories import make_programme, make_referential, make_round, make_user
from wellbeing.models import Component, Dimension, Referential
from wellbeing.theming import add_theme

pytestmark = pytest.mark.django_db
LIST = reverse("admin:wellbeing_referential_changelist")


@pytest.fixture
def site_admin(client):
    client.force_login(make_user(is_staff=True, is_superuser=True))
    return client


def page_of(row, act="change"):
    name = row._meta.model_name
    return reverse(f"admin:wellbeing_{name}_{act}", args=[row.pk])


def rows_sent(prefix, rows, *names):
    """Return the part of a form that says these rows, as the page wrote them."""
    data = {f"{prefix}-TOTAL_FORMS": len(rows), f"{prefix}-INITIAL_FORMS": len(rows)}
    for number, row in enumerate(rows):
        for name in ("id", *names):
            value = getattr(row, name)
            if value is not False:
                data[f"{prefix}-{number}-{name}"] = value
    return data


def list_sent(listed, **values):
    data = rows_sent(
        "dimensions", list(listed.dimensions.all()), "position", "code", "label"
    )
    return {"name": listed.name, "edition": "1", "about": ""} | data | values


def dimension_sent(dimension, **values):
    names = ("position", "code", "label", "help", "is_general")
    data = rows_sent("components", list(dimension.components.all()), *names)
    data |= {"position": dimension.position, "code": dimension.code}
    return {"label": dimension.label} | data | values


def test_only_the_lists_are_in_the_administration():
    registered = {
        one for one in admin.site._registry if one._meta.app_label == "wellbeing"
    }
    assert registered == {Referential, Dimension}
    assert len(list(apps.get_app_config("wellbeing").get_models())) > len(registered)


def test_dimensions_are_changed_in_their_list(site_admin):
    listed = make_referential()
    sent = list_sent(listed, **{"dimensions-0-label": "De quoi vivre"})
    assertRedirects(site_admin.post(page_of(listed), sent), LIST)
    assert listed.dimensions.first().label == "De quoi vivre"


def test_components_are_changed_in_their_dimension(site_admin):
    dimension = make_referential().dimensions.first()
    sent = dimension_sent(dimension, **{"components-1-label": "Se nourrir"})
    assert site_admin.post(page_of(dimension), sent).status_code == 302
    kept = dimension.components.values_list("label", flat=True)
    assert list(kept) == ["Moyens de vivre en général", "Se nourrir"]


def test_a_list_that_was_used_stays_as_it_is_and_says_why(site_admin):
    listed = make_referential()
    make_round(referential=listed)
    dimension = listed.dimensions.first()
    for row, sent in (
        (listed, list_sent(listed, name="Autre nom")),
        (dimension, dimension_sent(dimension, **{"components-1-label": "Autre"})),
    ):
        page = site_admin.get(page_of(row))
        assertContains(page, "Changez-en une copie")
        assertNotContains(page, 'name="_save"')
        assert site_admin.post(page_of(row), sent).status_code == 403
        assert site_admin.get(page_of(row, "delete")).status_code == 403
    assert not Referential.objects.filter(name="Autre nom").exists()
    assert not Component.objects.filter(label="Autre").exists()


def test_a_list_that_was_used_is_copied_and_the_copy_is_free(site_admin):
    listed = make_referential()
    make_round(referential=listed)
    sent = {"action": "copy", "_selected_action": [listed.pk]}
    assertContains(site_admin.post(LIST, sent, follow=True), f"{listed.name} (2)")
    copied = Referential.objects.get(name=listed.name, edition="2")
    assertContains(site_admin.get(page_of(copied)), 'name="_save"')
    assert (
        site_admin.post(page_of(copied, "delete"), {"post": "yes"}).status_code == 302
    )


def test_exactly_one_list_is_the_usual_one(site_admin):
    usual, other = Referential.objects.get(is_usual=True), make_referential()
    make_round(referential=other)
    page = site_admin.get(page_of(usual))
    assertNotContains(page, 'name="is_usual"')
    assert site_admin.get(page_of(usual, "delete")).status_code == 403
    sent = {"action": "offer_first", "_selected_action": [other.pk]}
    assertContains(site_admin.post(LIST, sent, follow=True), "proposée en premier")
    assert Referential.objects.get(is_usual=True) == other
    two = sent | {"_selected_action": [other.pk, usual.pk]}
    assertContains(site_admin.post(LIST, two, follow=True), "une seule liste")
    assert Referential.objects.get(is_usual=True) == other


def test_the_themes_of_a_group_are_not_read_here(site_admin):
    own = Dimension(programme=make_programme(), label="Le goût des autres")
    theme = add_theme(own)
    names = reverse("admin:wellbeing_dimension_changelist")
    assertNotContains(site_admin.get(names), "Le goût des autres")
    assert site_admin.get(page_of(theme)).status_code == 302
    assertNotContains(site_admin.get(page_of(theme), follow=True), "Le goût des")


@pytest.mark.parametrize("number", [1, 30])
def test_the_lists_cost_the_same_however_many(
    site_admin, django_assert_num_queries, number
):
    for _n in range(number):
        make_round(referential=make_referential())
    site_admin.get(LIST)
    with django_assert_num_queries(5):
        site_admin.get(LIST)
