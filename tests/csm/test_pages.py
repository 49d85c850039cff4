import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from programmes.models import Role
from tests.factories import make_membership, make_programme, make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["help", "accessibility", "login", "card"])
def test_the_pages_of_words_are_open_to_everybody(client, name):
    answer = client.get(reverse(name))
    assert answer.status_code == 200
    assert answer.text.count("<h1") == 1


def test_the_help_names_those_who_coordinate_one_s_own_programmes(client):
    programme = make_programme()
    make_membership(programme, user=make_user(name="Camille Aubry"))
    make_membership(make_programme(), user=make_user(name="Ailleurs"))
    client.force_login(make_membership(programme, Role.PARTICIPANT).user)
    answer = client.get(reverse("help"))
    assertContains(answer, "Camille Aubry")
    assertNotContains(answer, "Ailleurs")


def test_help_is_the_first_link_of_each_foot(client):
    foot = client.get(reverse("login")).text.split('<footer class="site-foot">')[1]
    assert foot.index(reverse("help")) < foot.index(reverse("accessibility"))


def test_the_site_speaks_french_until_the_switch_is_used(client):
    page = reverse("help")
    assertContains(client.get(page), '<html lang="fr">')
    answer = client.post(reverse("set_language"), {"language": "en", "next": page})
    assert answer.url == page
    assertContains(client.get(page), '<html lang="en">')
    assertContains(client.get(page), "I cannot come in")


def test_the_switch_leads_nowhere_else(client):
    values = {"language": "en", "next": "https://ailleurs.example/"}
    assert client.post(reverse("set_language"), values).url == "/"


def test_a_page_that_is_not_there_says_so_in_words(client):
    answer = client.get("/rien/")
    assertContains(answer, "<h1>", status_code=404)
    assertContains(answer, reverse("help"), status_code=404)


def test_whoever_lacks_the_role_reads_whom_to_ask(client):
    programme = make_programme()
    coordinator = make_membership(programme, user=make_user(name="Camille Aubry"))
    make_membership(make_programme(), user=make_user(name="Ailleurs"))
    client.force_login(make_membership(programme, Role.OBSERVER).user)
    answer = client.get(reverse("programmes:member_list", args=[programme.slug]))
    assertContains(answer, coordinator.user, status_code=403)
    assertNotContains(answer, "Ailleurs", status_code=403)


def test_whoever_may_not_open_a_programme_reads_it_in_words(client):
    client.force_login(make_user())
    answer = client.get(reverse("programme_open"))
    assertContains(answer, "<h1>", status_code=403)


def test_a_form_from_elsewhere_is_refused_in_words(client):
    client.handler.enforce_csrf_checks = True
    answer = client.post(reverse("login"), {"username": "x", "password": "y"})
    assertContains(answer, "<h1>", status_code=403)


def test_the_page_of_a_fault_needs_nothing_of_the_request(client, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("csm.views.pages.TemplateResponse", None)
    answer = client.get(reverse("help"))
    assertContains(answer, "<h1>", status_code=500)
    assert "Traceback" not in answer.text


@pytest.mark.parametrize(
    ("role", "sections"), [(Role.OBSERVER, 9), (Role.COORDINATOR, 11)], ids=str
)
def test_the_bar_shows_the_sections_that_the_person_may_see(client, role, sections):
    membership = make_membership(make_programme(), role)
    client.force_login(membership.user)
    page = client.get(reverse("programme", args=[membership.programme.slug])).text
    bar = page.split('class="programme-bar__row')[1].split("</ul>")[0]
    assert bar.count("<li>") == sections
    assert bar.count('aria-current="page"') == 1


def test_a_disabled_account_is_out_at_once(client):
    user = make_user()
    client.force_login(user)
    user.is_active = False
    user.save()
    assert client.get(reverse("account")).status_code == 302
