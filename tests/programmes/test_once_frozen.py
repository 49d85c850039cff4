"""The settings once the text of the contract is frozen: its dates stay as they are."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains

from programmes.models import Programme, Role
from programmes.settings_forms import SettingsForm
from tests.factories import (
    make_contract,
    make_frozen,
    make_membership,
    make_programme,
    make_signed,
)


@pytest.fixture
def programme(db):
    return make_programme(audience="habitants")


def log_in(client, programme, role=Role.COORDINATOR):
    client.force_login(make_membership(programme, role).user)


def url(programme):
    return reverse("programmes:settings", args=[programme.slug])


def typed(programme, **values):
    """Return what the page of a draft sends back, with other ``values``."""
    form = SettingsForm(instance=programme)
    return {field.name: field.value() or "" for field in form} | values


def test_the_dates_of_a_frozen_text_are_not_in_the_form(client, programme):
    log_in(client, programme)
    sent = typed(programme, duration_months="9", purpose="Vivre ici")
    make_frozen(make_contract(programme))
    page = client.post(url(programme), sent, follow=True)

    assertContains(page, "figé entre-temps")
    programme.refresh_from_db()
    assert (programme.duration_months, programme.purpose) == (6, "Vivre ici")


def test_settings_read_before_the_signature_are_shown_beside_what_it_wrote(
    client, programme
):
    """The day of the ceremony is written with it: whoever saves looks again."""
    log_in(client, programme)
    sent = typed(programme, duration_months="9", purpose="Vivre ici")
    make_signed(make_contract(programme))
    page = client.post(url(programme), sent)

    assertContains(page, "Vivre ici", status_code=409)
    programme.refresh_from_db()
    assert (programme.duration_months, programme.purpose) == (6, "")


def test_saving_the_settings_never_undoes_a_freezing(programme):
    """Two requests at once: the form was read, then the text frozen, then it is sent."""
    old = Programme.objects.get(pk=programme.pk)
    form = SettingsForm(typed(old, purpose="Vivre ici"), instance=old)
    assert form.is_valid()
    make_frozen(make_contract(programme))

    assert not form.save_version()
    programme.refresh_from_db()
    assert programme.is_frozen


def test_a_facilitator_reads_the_calendar_of_a_frozen_text(client, programme):
    log_in(client, programme, Role.FACILITATOR)
    make_frozen(make_contract(programme))
    page = client.get(url(programme))
    assert page.context["form"] is None
    assertContains(page, "La durée et le mi-parcours font partie du texte figé.")
