"""Secret links of one's agenda: made once, renewed, stopped."""

import uuid

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from pytest_django.asserts import assertContains, assertNotContains

from csm.calendar.links import MOST, address_of, make_link
from csm.calendar.shown import Chosen
from programmes.models import CalendarLink, DateKind
from programmes.models.invitations import digest
from tests.factories import make_membership, make_programme, make_territory, make_user
from tests.site.soundness import Elements, faults

pytestmark = pytest.mark.django_db
LINKS, ADD = "/calendrier/liens/", "/calendrier/liens/ajouter/"


@pytest.fixture
def me(client):
    user = make_user()
    client.force_login(user)
    return user


@pytest.fixture
def rivemont(me):
    town = make_territory(name="Rivemont")
    return make_membership(make_programme(territory=town), user=me).programme


def sent(**values):
    return {"dates": "seances", "programme": "tous"} | values


def secret_in(answer):
    start = f"{settings.CSM_URL}/agenda/"
    assert answer.context["address"].startswith(start)
    return answer.context["address"].removeprefix(start).removesuffix(".ics")


def test_a_link_holds_the_dates_that_were_shown(client, me, rivemont):
    address = f"{ADD}?dates=seances&dates=etapes&programme={rivemont.slug}&passe=oui"
    form = client.get(address).context["form"]
    data = form.initial | {"passe": "on"}
    answer = client.post(ADD, data)
    link = CalendarLink.objects.get()
    assert (link.user, link.programme) == (me, rivemont)
    kinds = (DateKind.SESSIONS, DateKind.STRETCHES)
    assert Chosen.kept_by(link) == Chosen(kinds, rivemont, True)
    assertContains(answer, "Séances, phases et étapes, telles que prévues.")
    assertContains(answer, "Les dates à venir et les dates passées. En français.")


def test_the_secret_is_shown_once_and_not_kept(client, rivemont):
    answer = client.post(ADD, sent())
    secret, link = secret_in(answer), CalendarLink.objects.get()
    assert len(secret) == 43  # thirty-two random bytes
    assert link.token_digest == digest(secret)
    assert secret not in str(vars(link))
    assertContains(answer, answer.context["address"])
    assertContains(
        answer, f'href="webcal://{settings.CSM_URL.partition("//")[2]}/agenda/'
    )
    assert "no-store" in answer.headers["Cache-Control"]
    assert faults(Elements(answer)) == []
    assertNotContains(client.get(LINKS), secret)
    assert client.get(f"/agenda/{secret}.ics").status_code == 200


def test_a_link_speaks_the_language_in_which_it_was_made(client, rivemont):
    client.post("/langue/", {"language": "en"})
    assertContains(client.post(ADD, sent()), "In English.")
    assert CalendarLink.objects.get().language == "en"


def test_a_double_click_makes_one_link(client, rivemont):
    data = sent(submission_id=str(uuid.uuid4()))
    assert client.post(ADD, data).status_code == 200
    again = client.post(ADD, data)
    assert (again.status_code, again.url) == (302, LINKS)
    assert CalendarLink.objects.count() == 1


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"dates": ""}, "dates"),
        ({"dates": "rien"}, "dates"),
        ({"dates": "\0"}, "dates"),
        ({"programme": ""}, "programme"),
        ({"programme": "ailleurs-2025-2026"}, "programme"),
        ({"programme": "x" * 9000}, "programme"),
    ],
)
def test_what_has_no_sense_is_said_beside_its_field(client, rivemont, values, field):
    answer = client.post(ADD, sent(submission_id=str(uuid.uuid4())) | values)
    assert list(answer.context["form"].errors) == [field]
    assertContains(answer, 'id="errors"')
    assert not CalendarLink.objects.exists()


def test_a_programme_of_others_cannot_be_chosen(client, rivemont):
    foreign = make_programme()
    answer = client.post(ADD, sent(programme=foreign.slug))
    assert list(answer.context["form"].errors) == ["programme"]
    form = client.get(f"{ADD}?programme={foreign.slug}").context["form"]
    known = [slug for slug, _label in form.fields["programme"].choices]
    assert (form.initial["programme"], known) == ("tous", ["tous", rivemont.slug])


def test_nobody_has_more_than_twenty(client, me, rivemont):
    for _ in range(MOST):
        stopped, _secret = make_link(me, Chosen())
    with pytest.raises(ValidationError, match="20 liens"):
        make_link(me, Chosen())
    assertContains(client.post(ADD, sent()), "Vous avez 20 liens.")
    stopped.stop()
    assert client.post(ADD, sent()).context["address"]
    make_link(make_user(), Chosen())


def test_a_link_renewed_gives_by_its_new_address_alone(client, me, rivemont):
    link, secret = make_link(me, Chosen())
    answer = client.post(f"{LINKS}{link.pk}/renouveler/")
    new = secret_in(answer)
    found = [client.get(f"/agenda/{one}.ics").status_code for one in (secret, new)]
    assert found == [404, 200]
    assert CalendarLink.objects.count() == 1


def test_the_page_of_a_new_address_loaded_again_keeps_it(client, me, rivemont):
    """The form of the list has an id: its replay renews nothing, and says no secret."""
    link, _secret = make_link(me, Chosen())
    make_link(me, Chosen())
    forms = [form for _link, _kinds, form in client.get(LINKS).context["links"]]
    ids = {str(form["submission_id"].value()) for form in forms}
    assert len(ids) == 2
    assertContains(client.get(LINKS), 'name="submission_id"', count=2)
    data = {"submission_id": ids.pop()}
    new = secret_in(client.post(f"{LINKS}{link.pk}/renouveler/", data))
    again = client.post(f"{LINKS}{link.pk}/renouveler/", data)
    assert (again.status_code, again.url) == (302, LINKS)
    assert client.get(f"/agenda/{new}.ics").status_code == 200


def test_a_link_stopped_gives_nothing_more(client, me, rivemont):
    link, secret = make_link(me, Chosen())
    stop = f"{LINKS}{link.pk}/arreter/"
    assertContains(client.get(stop), "ne peut pas être remise")
    data = {"submission_id": str(uuid.uuid4())}
    answers = [client.post(stop, data), client.post(stop, data)]
    assert [answer.url for answer in answers] == [LINKS, LINKS]
    assert client.get(f"/agenda/{secret}.ics").status_code == 404
    assertNotContains(client.get(LINKS), f"{LINKS}{link.pk}/")
    gone = [client.post(stop), client.post(f"{LINKS}{link.pk}/renouveler/")]
    assert [answer.status_code for answer in gone] == [404, 404]


def test_the_links_of_others_are_not_there(client, me):
    link, secret = make_link(make_membership(make_programme()).user, Chosen())
    answers = [
        client.get(f"{LINKS}{link.pk}/arreter/"),
        client.post(f"{LINKS}{link.pk}/arreter/"),
        client.post(f"{LINKS}{link.pk}/renouveler/"),
    ]
    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert CalendarLink.objects.find(secret) == link


def test_the_list_says_what_each_gives_and_when_it_was_last_read(client, me, rivemont):
    chosen = Chosen((DateKind.MILESTONES,), rivemont)
    make_link(me, chosen)
    page = client.get(LINKS)
    assertContains(page, "Rivemont 2025-2026")
    assertContains(page, "Jalons du parcours.")
    assertContains(page, "Aucun agenda ne l’a encore lue.")
    CalendarLink.objects.update(fetched_in="2026-03")
    assertContains(client.get(LINKS), "pour la dernière fois en mars 2026")


@pytest.mark.parametrize("number", [1, MOST])
def test_the_list_costs_the_same_however_long(
    client, me, rivemont, django_assert_num_queries, number
):
    for _ in range(number):
        make_link(me, Chosen(programme=rivemont))
    client.get(LINKS)  # the first page of a login writes its session
    with django_assert_num_queries(3):  # session, user, links
        page = client.get(LINKS)
    assert len(page.context["links"]) == number


def test_an_address_is_that_of_the_site(settings):
    settings.CSM_URL = "https://csm.exemple.fr"
    assert address_of("abc") == "https://csm.exemple.fr/agenda/abc.ics"
