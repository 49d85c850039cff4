import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from programmes.models import Membership, Role
from tests.factories import make_membership, make_programme, make_user
from tests.programmes.test_invitations import make_invitation


@pytest.fixture
def programme(db):
    return make_programme()


@pytest.fixture
def coordinator(client, programme):
    user = make_user(name="Camille Aubry", email="camille@exemple.fr")
    membership = make_membership(programme, user=user)
    client.force_login(user)
    return membership


def url(programme, view, *args):
    return reverse(f"programmes:{view}", args=[programme.slug, *args])


@pytest.mark.parametrize("rows", [1, 4])
def test_the_page_costs_the_same_however_long(
    client, programme, coordinator, django_assert_num_queries, rows
):
    for _ in range(rows):
        make_membership(programme, Role.PARTICIPANT)
        make_membership(programme)
        make_invitation(programme)
    client.get(url(programme, "member_list"))

    # session, user, memberships of the person and of all, invitations
    with django_assert_num_queries(5):
        client.get(url(programme, "member_list"))


def test_the_last_coordinator_stays(client, programme, coordinator):
    end = url(programme, "member_end", coordinator.pk)
    page = client.get(url(programme, "member_list"))
    assertNotContains(page, end)
    assertContains(page, 'disabled aria-describedby="last"')
    client.post(end)
    coordinator.refresh_from_db()
    assert coordinator.is_current()


def test_an_access_ends_at_once(client, programme, coordinator):
    other = make_membership(programme)
    client.post(url(programme, "member_end", other.pk))
    other.refresh_from_db()
    assert other.ended_on == timezone.localdate()

    client.force_login(other.user)
    assert client.get(url(programme, "member_list")).status_code == 404


def test_one_coordinator_may_go_when_another_stays(client, programme, coordinator):
    make_membership(programme)
    answer = client.post(url(programme, "member_end", coordinator.pk))
    assertRedirects(answer, reverse("home"), fetch_redirect_response=False)


def test_the_capacity_is_changed_and_nothing_else(client, programme, coordinator):
    member = make_membership(programme, Role.OBSERVER)
    forged = {"role": Role.COORDINATOR, "user": coordinator.user_id, "programme": 9}
    edit = url(programme, "member_edit", member.pk)
    client.post(edit, {"capacity": "maire", "version": "1"} | forged)

    changed = Membership.objects.get(pk=member.pk)
    assert (changed.capacity, changed.role) == ("maire", Role.OBSERVER)
    assert changed.user_id == member.user_id
    answer = client.post(edit, {"capacity": "élue", "version": "1"})
    assert answer.status_code == 409
    answer = client.post(edit, {"capacity": "", "version": "2"})
    assertContains(answer, "Dites en quelle qualité cette personne suit le programme.")


VIEWS = [
    ("member_list", None),
    ("member_invite", None),
    ("member_edit", "membership"),
    ("member_end", "membership"),
    ("invitation_resend", "invitation"),
    ("invitation_revoke", "invitation"),
    ("invitation_card", "invitation"),
]


@pytest.fixture
def pages(programme):
    """Every page of the accesses, with a row that is there."""
    pks = {
        "membership": make_membership(programme, Role.OBSERVER).pk,
        "invitation": make_invitation(programme, email="").pk,
    }
    return [url(programme, view, *([pks[row]] if row else [])) for view, row in VIEWS]


@pytest.mark.parametrize("role", [r for r in Role if r != Role.COORDINATOR], ids=str)
def test_only_coordinators_see_who_has_access(client, programme, pages, role):
    client.force_login(make_membership(programme, role).user)
    assert {client.post(page).status_code for page in pages[1:]} == {403}
    assert client.get(pages[0]).status_code == 403


def test_strangers_find_nothing_and_visitors_log_in(client, pages):
    assert {client.post(page).status_code for page in pages} == {302}
    client.force_login(make_user())
    assert {client.post(page).status_code for page in pages[1:]} == {404}
    assert client.get(pages[0]).status_code == 404


def test_accesses_of_another_programme_are_out_of_reach(client, coordinator, pages):
    make_membership(elsewhere := make_programme(), user=coordinator.user)
    slug = pages[0].split("/")[2]
    moved = [page.replace(slug, elsewhere.slug) for page in pages]
    assert {client.post(page).status_code for page in moved[2:]} == {404}


@pytest.mark.parametrize("asked", ["", "9999", "deux", "²", "9" * 5000])
def test_nobody_is_invited_beforehand_for_a_number_that_is_none(
    client, programme, coordinator, asked
):
    make_membership(programme, Role.PARTICIPANT)
    page = client.get(url(programme, "member_invite"), {"partenaire": asked})
    assert page.context["form"]["partner"].value() is None
