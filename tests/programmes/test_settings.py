import datetime as dt

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from programmes.models import Role
from tests.factories import (
    make_contract,
    make_membership,
    make_programme,
    make_user,
)

PLANNED = dt.date(2026, 1, 22)


@pytest.fixture
def programme(db):
    return make_programme(signature_planned_on=PLANNED, audience="habitants")


@pytest.fixture
def log_in(client, programme):
    """Log in somebody of the programme, in a role."""

    def enter(role=Role.COORDINATOR):
        membership = make_membership(programme, role)
        client.force_login(membership.user)
        return membership

    return enter


def url(programme):
    return reverse("programmes:settings", args=[programme.slug])


def calendar(**values):
    return {
        "duration_months": "6",
        "mid_term_rule": "months_after_signature",
        "mid_term_months": "3",
        "version": "1",
    } | values


def typed(**values):
    words = {
        "edition": "2025/2026",
        "audience": "habitants",
        "purpose": "Se parler",
        "aims": "",
        "funding_frame": "",
        "participant_singular": "partenaire-auteur",
        "participant_plural": "partenaires-auteurs",
        "participant_gender": "b",
        "participant_elides": "unknown",
    }
    return calendar() | words | values


@pytest.mark.parametrize("logos", [1, 4])
def test_the_page_costs_the_same_whatever_the_logos(
    client, programme, log_in, django_assert_num_queries, logos
):
    log_in()
    for n in range(logos):
        programme.logos.create(image=b"x", alt=f"Ville {n}")
    client.get(url(programme))

    with django_assert_num_queries(
        6
    ):  # session, user, memberships, draft, logos, contract
        client.get(url(programme))


def test_a_coordinator_saves_the_settings(client, programme, log_in):
    log_in()
    answer = client.post(url(programme), typed(edition="2026", purpose="Vivre ici"))

    assertRedirects(answer, url(programme))
    slug = programme.slug
    programme.refresh_from_db()
    assert (programme.edition, programme.purpose) == ("2026", "Vivre ici")
    assert programme.slug == slug


def test_the_page_says_the_dates_with_their_reason(client, programme, log_in):
    log_in(Role.OBSERVER)
    answer = client.get(url(programme))
    assertContains(answer, "mercredi 22 juillet 2026")
    assertContains(answer, "mercredi 22 avril 2026")
    assertNotContains(answer, "<textarea")


def test_another_length_shows_what_moves_before_it_is_saved(client, programme, log_in):
    log_in()
    answer = client.post(url(programme), typed(duration_months="10"))

    days = [
        (m.label, m.before.isoformat(), m.after.isoformat())
        for m in answer.context["moves"].moving
    ]
    assert days == [
        ("Dernier jour du contrat", "2026-07-22", "2026-11-22"),
        ("Évaluation finale", "2026-07-22", "2026-11-22"),
    ]
    programme.refresh_from_db()
    assert programme.duration_months == 6

    hidden = {f.name: f.value() or "" for f in answer.context["form"]}
    client.post(url(programme), hidden | {"confirmed": "yes"})
    programme.refresh_from_db()
    assert programme.duration_months == 10


def test_the_day_of_the_ceremony_is_chosen_on_its_own_page(client, programme, log_in):
    log_in()
    assertNotContains(client.get(url(programme)), "/contrat/ceremonie/modifier/")
    make_contract(programme)
    assertContains(client.get(url(programme)), "/contrat/ceremonie/modifier/")
    client.post(url(programme), typed(signature_planned_on="2026-08-31"))
    programme.refresh_from_db()
    assert programme.signature_planned_on == PLANNED


def test_a_mid_term_that_comes_too_late_is_said(client, programme, log_in):
    log_in()
    answer = client.post(url(programme), typed(duration_months="3"))
    assertContains(answer, "note--heed")


def test_the_sentences_are_shown_before_saving(client, programme, log_in):
    log_in()
    words = {"participant_singular": "auteur", "participant_gender": "m"}
    answer = client.post(url(programme), typed(**words, look="yes"))

    assertContains(answer, "En tant qu’auteur, je m’engage à écouter les autres.")
    assertContains(answer, "La voix de l’auteur compte autant que les autres.")
    programme.refresh_from_db()
    assert programme.participant_singular == "partenaire-auteur"


def test_a_facilitator_changes_the_calendar_and_nothing_else(client, programme, log_in):
    log_in(Role.FACILITATOR)
    answer = client.post(
        url(programme), typed(purpose="Autre", duration_months="9") | {"confirmed": "y"}
    )

    assertRedirects(answer, url(programme))
    programme.refresh_from_db()
    assert (programme.duration_months, programme.purpose) == (9, "")


@pytest.mark.parametrize(
    "role", [Role.PARTNER, Role.PARTICIPANT, Role.OBSERVER], ids=str
)
def test_the_others_read_and_do_not_write(client, programme, log_in, role):
    log_in(role)
    assertContains(client.get(url(programme)), "habitants")
    assert client.post(url(programme), typed()).status_code == 403


def test_a_stranger_finds_no_settings(client, programme):
    client.force_login(make_user())
    assert client.get(url(programme)).status_code == 404


def test_a_visitor_is_sent_to_the_login(client, programme):
    assertRedirects(
        client.get(url(programme)),
        reverse("login", query={"next": url(programme)}),
        fetch_redirect_response=False,
    )


def test_fields_that_are_not_offered_do_not_move(client, programme, log_in):
    me = log_in()
    other = make_programme()
    forged = {
        "slug": "ailleurs",
        "territory": other.territory.pk,
        "effective_on": "2020-01-01",
        "opened_by": me.user.pk,
    }
    client.post(url(programme), typed(**forged))

    before = (programme.slug, programme.territory_id, None, None)
    programme.refresh_from_db()
    after = (programme.slug, programme.territory_id)
    assert (*after, programme.effective_on, programme.opened_by) == before


def test_two_coordinators_see_both_texts(client, programme, log_in):
    log_in()
    client.post(url(programme), typed(purpose="Le mien"))
    answer = client.post(url(programme), typed(purpose="Le tien", edition="2026"))

    assert answer.status_code == 409
    told = [(d.theirs, d.mine) for d in answer.context["differences"]]
    assert told == [("2025-2026", "2026"), ("Le mien", "Le tien")]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("edition", "2026-2025"),
        ("audience", "a\x00b"),
        ("purpose", "x" * 5000),
        ("aims", "x" * 10_000_000),
        ("duration_months", "61"),
        ("duration_months", "-3"),
        ("duration_months", "99999999999999999999"),
        ("mid_term_months", ""),
        ("participant_gender", "x"),
    ],
    ids=lambda text: text[:12],
)
def test_what_cannot_be_is_answered_with_a_message(
    client, programme, log_in, field, value
):
    log_in()
    answer = client.post(url(programme), typed(**{field: value}))
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert answer.context["form"][field].value() == value


@pytest.mark.parametrize(
    "text", ["🧵 fil", "שלום", "e\u0301tape", "‮txt", "<b>gras</b>"]
)
def test_unusual_words_survive(client, programme, log_in, text):
    log_in()
    client.post(url(programme), typed(purpose=text))
    programme.refresh_from_db()
    assert programme.purpose == text.replace("e\u0301", "é")


def test_the_same_edition_for_the_same_public_is_refused(client, programme, log_in):
    log_in()
    make_programme(territory=programme.territory, audience="jeunes")
    answer = client.post(url(programme), typed(audience="jeunes"))
    assert list(answer.context["form"].errors) == ["__all__"]
