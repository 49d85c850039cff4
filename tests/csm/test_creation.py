import datetime as dt
import uuid

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from contracts.models import Contract
from csm.creation.packs import FromPack
from csm.creation.starting import last_start, start_from
from phases.models import Phase
from programmes import course
from programmes.models import Invitation, MethodPack, Programme, Role
from tests.factories import (
    make_contract,
    make_frozen,
    make_membership,
    make_partner,
    make_programme,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    """A programme that somebody has just opened: nothing is in it."""
    return make_programme(
        begun_on=None,
        duration_months=None,
        participant_singular="participant",
        participant_plural="participants",
    )


@pytest.fixture
def coordinator(client, draft):
    membership = make_membership(draft)
    client.force_login(membership.user)
    return membership.user


def url(view, programme, *args):
    return reverse(f"programme_{view}", args=[programme.slug, *args])


def send(client, view, programme, *args, **values):
    values = {"submission_id": str(uuid.uuid4())} | values
    return client.post(url(view, programme, *args), values)


def start(programme, by, name="Mulhouse 2008"):
    source = FromPack(MethodPack.objects.get(name=name))
    return start_from(programme, source, by, seen=0)


def steps(client, programme):
    creation = client.get(url("creation", programme)).context["creation"]
    return [step.is_done for step in creation.steps]


def state(programme):
    return Programme.objects.get(pk=programme.pk).state


def older_one(coordinator):
    older = make_programme(first_year=2020, last_year=2021)
    make_membership(older, Role.FACILITATOR, user=coordinator)
    make_contract(older)
    return older


def test_each_step_is_done_in_any_order_and_stays_done(client, coordinator, draft):
    assert steps(client, draft) == [True, False, False, False]
    send(client, "dates", draft, day="2026-01-22", duration_months="6",
         mid_term_rule="halfway", version="1")  # fmt: skip
    assert steps(client, draft) == [True, False, True, False]
    invited = {"role": "facilitator", "name": "Ana", "email": "ana@exemple.fr"}
    send(client, "team", draft, **invited)
    assert steps(client, draft) == [True, False, True, True]
    pack = MethodPack.objects.get(name="Rouffach 2019")
    send(client, "pack", draft, pack=pack.pk, seen="0")
    answer = client.get(url("creation", draft))
    assertContains(answer, "Les quatre étapes sont faites.")
    assertContains(answer, "À la manière de Rouffach 2019.")


def test_the_page_says_in_words_how_far_it_has_come(client, coordinator, draft):
    assertContains(
        client.get(url("creation", draft)), "Une étape sur quatre est faite."
    )


def test_every_page_of_a_draft_leads_back_to_its_creation(client, coordinator, draft):
    for page in (
        draft.get_absolute_url(),
        reverse("contracts:detail", args=[draft.slug]),
    ):
        assertContains(client.get(page), f'href="{url("creation", draft)}"')
    course.begin(draft, coordinator)
    assertNotContains(
        client.get(draft.get_absolute_url()), f'href="{url("creation", draft)}"'
    )


def test_a_facilitator_sees_how_far_it_is_and_chooses_the_dates(client, draft):
    client.force_login(make_membership(draft, Role.FACILITATOR).user)
    answer = client.get(url("creation", draft))
    assertContains(answer, f'href="{url("dates", draft)}"')
    for view in ("pack", "team", "begin"):
        assertNotContains(answer, url(view, draft))
        assert client.get(url(view, draft)).status_code == 403


@pytest.mark.parametrize("role", [Role.PARTNER, Role.PARTICIPANT, Role.OBSERVER])
def test_to_the_others_there_is_no_such_programme(client, draft, role):
    client.force_login(make_membership(draft, role).user)
    for view in ("creation", "pack", "take_up", "dates", "team", "begin", "course"):
        assert client.get(url(view, draft)).status_code == 404


@pytest.mark.parametrize("more", [1, 30])
def test_the_steps_cost_the_same_however_many_people(
    client, coordinator, draft, django_assert_num_queries, more
):
    start(draft, coordinator)
    for number in range(more):
        make_membership(draft, Role.FACILITATOR)
        invite(draft, coordinator, number)
    client.get(url("creation", draft))
    # Session, user, memberships; the start twice, its pack; members, invitations.
    with django_assert_num_queries(8):
        client.get(url("creation", draft))


def invite(programme, by, number):
    Invitation(
        programme=programme,
        role=Role.OBSERVER,
        name=f"Personne {number}",
        email=f"observe{number}@exemple.fr",
        invited_by=by,
    ).renew()


@pytest.mark.parametrize("more", [1, 30])
def test_the_choice_costs_the_same_however_many_packs(
    client, coordinator, draft, django_assert_num_queries, more
):
    for number in range(more):
        MethodPack.objects.create(name=f"Méthode {number}", mid_term_months=3)
    client.get(url("pack", draft))
    with django_assert_num_queries(21):
        client.get(url("pack", draft))


@pytest.mark.parametrize("more", [1, 30])
def test_the_list_of_older_programmes_costs_the_same(
    client, coordinator, draft, django_assert_num_queries, more
):
    for number in range(more):
        older = make_programme(first_year=2020, last_year=2021 + number)
        make_membership(older, Role.FACILITATOR, user=coordinator)
    client.get(url("take_up", draft))
    # Session, user, memberships, how many, the page.
    with django_assert_num_queries(5):
        client.get(url("take_up", draft))


def test_the_choice_says_what_each_pack_brings(client, coordinator, draft):
    answer = client.get(url("pack", draft))
    for words in ("quatre groupes de rôle", "cinq groupes de rôle", "sept questions"):
        assertContains(answer, words)
    assertContains(answer, "«\u00a0partenaires-auteurs\u00a0»")
    assertContains(answer, "Le contrat dure 6")


def test_a_pack_is_chosen_once_by_a_double_click(client, coordinator, draft):
    values = {
        "pack": MethodPack.objects.get(name="Mulhouse 2008").pk,
        "seen": "0",
        "submission_id": str(uuid.uuid4()),
    }
    answers = [client.post(url("pack", draft), values) for _ in range(2)]
    assert {answer.url for answer in answers} == {url("creation", draft)}
    assert draft.events.count() == 1
    assert draft.role_groups.count() == 4


@pytest.mark.parametrize("pack", ["", "0", "9" * 30, "x", "🌱"])
def test_what_is_no_pack_is_refused_with_a_sentence(client, coordinator, draft, pack):
    answer = send(client, "pack", draft, pack=pack, seen="0")
    assert list(answer.context["form"].errors) == ["pack"]
    assert not draft.events.exists()


@pytest.mark.parametrize("seen", ["", "x", "-1", "7"])
def test_a_page_that_is_too_old_chooses_nothing(client, coordinator, draft, seen):
    pack = MethodPack.objects.get(name="Mulhouse 2008").pk
    answer = send(client, "pack", draft, pack=pack, seen=seen)
    assertContains(answer, 'id="errors"')
    assert not draft.events.exists()


def test_the_page_says_why_nothing_else_can_be_chosen(client, coordinator, draft):
    start(draft, coordinator)
    make_partner(draft)
    answer = client.get(url("pack", draft))
    assertContains(answer, "Des partenaires ont été nommés ou modifiés.")
    assertNotContains(answer, 'name="pack"')


def test_an_older_programme_is_taken_up_and_both_pages_say_what_is_copied(
    client, coordinator, draft
):
    older = older_one(coordinator)
    make_partner(older, name="Odile Farandeau")
    assertContains(client.get(url("take_up", draft)), older)
    before = client.get(url("take_up_from", draft, older.slug))
    answer = send(client, "take_up_from", draft, older.slug, seen="0")
    assertRedirects(answer, url("copied", draft))
    after = client.get(url("copied", draft))
    for words in ("quatre engagements des autres groupes", "cinq articles"):
        assertContains(before, words)
        assertContains(after, words)
    for page in (before, after):
        assertContains(page, "deux engagements des partenaires-auteurs")
        assertContains(page, "aucune personne, aucune idée, aucune réponse")
        assertContains(page, "1 partenaire-auteur")
        assertNotContains(page, "Odile")
    assertContains(client.get(url("creation", draft)), f"Repris de {older}.")


def test_whoever_has_no_part_in_the_older_one_is_told_neither_name_nor_counts(
    client, coordinator, draft
):
    older = older_one(coordinator)
    send(client, "take_up_from", draft, older.slug, seen="0")
    client.force_login(make_membership(draft).user)
    for view in ("creation", "copied", "pack"):
        assertNotContains(client.get(url(view, draft)), older)
    after = client.get(url("copied", draft))
    assertContains(after, "quatre engagements des autres groupes")
    assertNotContains(after, "engagements des partenaires-auteurs")


def test_whoever_observes_the_older_one_is_told_its_name_and_no_count(
    client, coordinator, draft
):
    older = older_one(coordinator)
    make_partner(older)
    send(client, "take_up_from", draft, older.slug, seen="0")
    other = make_membership(draft).user
    make_membership(older, Role.OBSERVER, user=other)
    client.force_login(other)
    after = client.get(url("copied", draft))
    assertContains(after, f"Repris de {older}.")
    assertNotContains(after, "1 partenaire-auteur")


@pytest.mark.parametrize("role", [Role.PARTNER, Role.PARTICIPANT, Role.OBSERVER])
def test_only_those_who_lead_an_older_programme_take_it_up(
    client, coordinator, draft, role
):
    older = make_programme(first_year=2020, last_year=2021)
    make_membership(older, role, user=coordinator)
    assertNotContains(client.get(url("take_up", draft)), older)
    assert client.get(url("take_up_from", draft, older.slug)).status_code == 404
    answer = send(client, "take_up_from", draft, older.slug, seen="0")
    assert answer.status_code == 404
    assert client.get(url("take_up_from", draft, draft.slug)).status_code == 404


@pytest.mark.parametrize("more", [1, 12])
def test_what_would_be_copied_costs_the_same(
    client, coordinator, draft, django_assert_num_queries, more
):
    older = older_one(coordinator)
    for _ in range(more):
        make_partner(older)
    address = url("take_up_from", draft, older.slug)
    client.get(address)
    with django_assert_num_queries(38):
        client.get(address)


def test_the_dates_say_what_follows_and_the_months_of_the_season(
    client, coordinator, draft
):
    start(draft, coordinator, "Rouffach 2019")
    answer = send(client, "dates", draft, day="2026-01-22", duration_months="10",
                  mid_term_rule="halfway", look="yes", version="2")  # fmt: skip
    assertContains(answer, "jusqu’au dimanche 22 novembre 2026")
    assertContains(answer, "lundi 22 juin 2026")
    assertContains(answer, "De septembre 2025 à août 2026")
    assertContains(answer, "septembre et octobre 2025")
    assert Programme.objects.get().signature_planned_on is None


def test_a_day_that_was_chosen_shows_what_moves_with_it(client, coordinator, draft):
    start(draft, coordinator)
    values = {"duration_months": "6", "mid_term_rule": "months_after_signature",
              "mid_term_months": "3"}  # fmt: skip
    send(client, "dates", draft, day="2026-01-22", version="2", **values)
    assert Contract.objects.get().ceremony.session.day == dt.date(2026, 1, 22)
    answer = send(client, "dates", draft, day="2026-02-26", version="3", **values)
    assert len(answer.context["moves"]) == 3
    assert Programme.objects.get().signature_planned_on == dt.date(2026, 1, 22)
    hidden = {field.name: field.value() or "" for field in answer.context["form"]}
    client.post(url("dates", draft), hidden | {"confirmed": "yes"})
    assert Programme.objects.get().signature_planned_on == dt.date(2026, 2, 26)
    assert Contract.objects.get().ceremony.session.day == dt.date(2026, 2, 26)


def test_two_who_choose_the_dates_see_both(client, coordinator, draft):
    Programme.objects.update(duration_months=9, version=5)
    answer = send(client, "dates", draft, day="2026-01-22", duration_months="6",
                  mid_term_rule="halfway", version="1")  # fmt: skip
    assertContains(answer, "jeudi 22 janvier 2026", status_code=409)
    assert Programme.objects.get().duration_months == 9


@pytest.mark.parametrize("day", ["hier", "2026-02-30", "0001-01-01", "9999-12-31"])
def test_a_day_that_cannot_be_is_refused(client, coordinator, draft, day):
    answer = send(client, "dates", draft, day=day, duration_months="6",
                  mid_term_rule="halfway", version="1")  # fmt: skip
    assert list(answer.context["form"].errors) == ["day"]


def test_the_dates_of_a_frozen_text_are_only_read(client, coordinator, draft):
    draft.signature_planned_on = timezone.localdate() + dt.timedelta(days=20)
    draft.duration_months = 6
    draft.save()
    make_frozen(make_contract(draft))
    answer = client.get(url("dates", draft))
    assertNotContains(answer, 'name="duration_months"')
    assertNotContains(answer, 'name="day"')
    assertContains(client.get(url("pack", draft)), "figé")


@pytest.mark.parametrize("more", [1, 30])
def test_the_dates_cost_the_same_however_many_phases(
    client, coordinator, draft, django_assert_num_queries, more
):
    path = start(draft, coordinator).path
    Phase.objects.bulk_create(
        Phase(path=path, code=str(number), label="Encore") for number in range(more)
    )
    client.get(url("dates", draft))
    # Session, user, memberships; contract; phases, steps, milestones.
    with django_assert_num_queries(7):
        client.get(url("dates", draft))


def test_a_card_is_printed_for_whoever_has_no_address(client, coordinator, draft):
    answer = send(client, "team", draft, role="coordinator", name="Ines", email="")
    invitation = draft.invitations.get()
    card = reverse("programmes:invitation_card", args=[draft.slug, invitation.pk])
    assert answer.url == card
    assert invitation.role == Role.COORDINATOR


def test_the_team_is_invited_one_after_the_other(
    client, coordinator, draft, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        answer = send(client, "team", draft, role="facilitator", name="Ana",
                      email="Ana@exemple.fr")  # fmt: skip
    assertRedirects(answer, url("team", draft))
    assert [mail.to for mail in mailoutbox] == [["ana@exemple.fr"]]
    assertContains(client.get(url("team", draft)), "Ana")


@pytest.mark.parametrize("role", ["partner", "participant", "admin", ""])
def test_who_speaks_for_a_partner_is_not_invited_here(client, coordinator, draft, role):
    answer = send(client, "team", draft, role=role, name="Ana", email="")
    assert "role" in answer.context["form"].errors
    assert not draft.invitations.exists()


def test_who_observes_a_draft_is_told_that_it_will_open(client, coordinator, draft):
    invitation = Invitation(
        programme=draft, role=Role.OBSERVER, name="Ysée", invited_by=coordinator
    )
    invitation.email = "ysee@exemple.fr"
    token = invitation.renew()
    client.force_login(make_user())
    answer = client.post(reverse("invitation", args=[token]), follow=True)
    assertContains(answer, "Il est en préparation")
    assertContains(client.get(reverse("account")), "Pas encore de programme")


def test_opening_says_who_will_see_it_then_opens_it_once(client, coordinator, draft):
    start(draft, coordinator)
    observer = make_membership(draft, Role.OBSERVER).user
    page = client.get(url("begin", draft))
    assert dict(page.context["seen_by"])["Observation"] == "une personne"
    values = {"submission_id": str(uuid.uuid4())}
    answers = [client.post(url("begin", draft), values) for _ in range(2)]
    assert {answer.url for answer in answers} == {draft.get_absolute_url()}
    assert state(draft) == "running"
    assert draft.events.filter(kind="begun").count() == 1
    client.force_login(observer)
    assert client.get(draft.get_absolute_url()).status_code == 200


def test_a_programme_that_starts_from_nothing_is_not_opened(client, coordinator, draft):
    assertNotContains(client.get(url("begin", draft)), 'type="submit">Ouvrir')
    answer = send(client, "begin", draft)
    assertRedirects(answer, url("creation", draft))
    assert state(draft) == "draft"


def test_once_it_is_open_its_creation_leads_to_its_course(client, coordinator, draft):
    start(draft, coordinator)
    number = last_start(draft).number
    course.begin(draft, coordinator)
    for view in ("creation", "pack", "take_up", "copied", "dates", "team", "begin"):
        assertRedirects(client.get(url(view, draft)), url("course", draft))
    pack = MethodPack.objects.get(name="Rouffach 2019").pk
    answer = send(client, "pack", draft, pack=pack, seen=str(number))
    assertRedirects(answer, url("course", draft))
    assert draft.events.filter(kind="started").count() == 1
