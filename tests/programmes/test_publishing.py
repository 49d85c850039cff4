"""A page that anybody may read: off at first, without a name, seen before it is out."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from programmes import course, journal
from programmes.models import Programme, Role
from programmes.publishing import digest_of, publish, take_back
from tests.factories import make_membership, make_programme, make_territory, make_user
from tests.programmes.publishing import WORDS, page, url, words_of, write

pytestmark = pytest.mark.django_db
#: Against forged forms: new on each page.
SECRET = re.compile(r'value="\w{64}"')


@pytest.fixture
def programme():
    town = make_territory(name="Rivemont", slug="rivemont")
    return make_programme(
        territory=town, audience="Personnes que la nuit réveille", public_text=WORDS
    )


@pytest.fixture
def coordinator(client, programme):
    user = make_membership(programme, user=make_user(name="Camille Aubry")).user
    client.force_login(user)
    return user


def kinds(programme):
    return list(programme.events.order_by("sequence").values_list("kind", flat=True))


def test_a_page_is_off_until_it_is_published(client, programme, coordinator):
    assert client.get(page(programme)).status_code == 404
    shown = client.get(url(programme, "publish"))
    assertContains(shown, "La porte est ouverte.")
    sent = {"digest": digest_of(WORDS)}
    assertRedirects(client.post(url(programme, "publish"), sent), url(programme))
    client.logout()
    assertContains(client.get(page(programme)), "<p>Nous nous retrouvons le jeudi.<br>")
    assert kinds(programme) == ["public_page_published"]
    assert journal.facts_of(programme.events.get()) == {"text": digest_of(WORDS)}


def test_the_page_shows_territory_edition_and_sentences_alone(
    client, programme, coordinator
):
    publish(programme, coordinator, digest_of(WORDS))
    for reader in (client, type(client)()):
        said = reader.get(page(programme))
        assert said.context["page"].title == "Rivemont 2025-2026"
        assert said.headers["X-Robots-Tag"] == "noindex, noarchive"
        assert "no-cache" in said.headers["Cache-Control"]
        assertNotContains(said, "nuit")
        assertNotContains(said, f"/programmes/{programme.slug}/")


def test_a_page_not_published_answers_as_one_that_does_not_exist(client, programme):
    hidden, unknown = client.get(page(programme)), client.get("/publics/rien/")
    assert (hidden.status_code, unknown.status_code) == (404, 404)
    said = unknown.text.replace("/publics/rien/", page(programme))
    assert SECRET.sub("", hidden.text) == SECRET.sub("", said)


def test_the_page_costs_one_query(client, programme, django_assert_num_queries):
    publish(programme, make_user(), digest_of(WORDS))
    with django_assert_num_queries(1):
        client.get(page(programme))


def test_taken_back_the_page_is_gone_and_its_words_stay(client, programme, coordinator):
    publish(programme, coordinator, digest_of(WORDS))
    assertRedirects(client.post(url(programme, "take_back")), url(programme))
    assert client.get(page(programme)).status_code == 404
    assert words_of(programme) == WORDS
    assert kinds(programme)[-1] == "public_page_taken_back"
    client.post(url(programme, "take_back"))
    assert len(kinds(programme)) == 2


def test_a_programme_put_away_is_no_longer_public(client, programme, coordinator):
    publish(programme, coordinator, digest_of(WORDS))
    course.end(programme, coordinator)
    assert client.get(page(programme)).status_code == 200
    course.put_away(programme, coordinator)
    assert client.get(page(programme)).status_code == 404
    assertContains(client.get(url(programme)), "archivé")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"begun_on": None}, "Seule son équipe"),
        ({"begun_on": None, "archived_at": timezone.now()}, "archivé"),
        ({"public_text": ""}, "Écrivez"),
    ],
    ids=["in preparation", "put away", "without words"],
)
def test_what_cannot_be_published_says_why(
    client, programme, coordinator, values, said
):
    Programme.objects.filter(pk=programme.pk).update(**values)
    assertContains(client.get(url(programme, "publish")), said)
    text = values.get("public_text", WORDS)
    sent = {"digest": digest_of(text)}
    refused = client.post(url(programme, "publish"), sent)
    assertContains(refused, said, status_code=409)
    assert not Programme.objects.published().exists()
    assert kinds(programme) == []


def test_words_changed_meanwhile_are_read_before_they_are_published(
    client, programme, coordinator
):
    write(client, programme, "Tout autre chose.")
    sent = {"digest": digest_of(WORDS)}
    refused = client.post(url(programme, "publish"), sent)
    assertContains(refused, "Tout autre chose.", status_code=409)
    assert client.get(page(programme)).status_code == 404


def test_a_published_page_changes_only_once_the_new_words_were_shown(
    client, programme, coordinator
):
    publish(programme, coordinator, digest_of(WORDS))
    shown = write(client, programme, "Nous changeons de jour.")
    assertContains(shown, "<p>Nous changeons de jour.</p>")
    assert words_of(programme) == WORDS
    again = write(client, programme, "Nous changeons de jour.", look="yes")
    assertContains(again, "Nous changeons de jour.</textarea>")
    write(client, programme, "Nous changeons de jour.", confirmed="yes")
    assertContains(client.get(page(programme)), "<p>Nous changeons de jour.</p>")
    assert kinds(programme)[-1] == "public_page_changed"


def test_words_that_nobody_reads_yet_are_saved_at_once(client, programme, coordinator):
    assertRedirects(write(client, programme, "Un essai."), url(programme))
    assert words_of(programme) == "Un essai."
    assert kinds(programme) == []


def test_a_published_page_is_never_left_without_words(client, programme, coordinator):
    publish(programme, coordinator, digest_of(WORDS))
    assertContains(write(client, programme, " "), "retirez d’abord la page")
    take_back(programme, coordinator)
    assertRedirects(write(client, programme, " "), url(programme))


def test_whoever_publishes_meanwhile_is_noticed(client, programme, coordinator):
    publish(programme, coordinator, digest_of(WORDS))
    sent = {"public_text": "Autre chose", "version": 1, "confirmed": "yes"}
    assertContains(client.post(url(programme), sent), "Autre chose", status_code=409)
    assert words_of(programme) == WORDS


def test_a_text_too_long_comes_back_whole(client, programme, coordinator):
    answer = write(client, programme, "é" * 1201)
    assertContains(answer, "é" * 1201)
    assert answer.context["form"].errors["public_text"]
    assertRedirects(write(client, programme, "é" * 1200), url(programme))


@pytest.mark.parametrize("role", [role for role in Role if role != Role.COORDINATOR])
def test_only_the_coordination_writes_the_page(client, programme, role):
    client.force_login(make_membership(programme, role).user)
    for act in ("edit", "publish"):
        assert client.get(url(programme, act)).status_code == 403
    for act in ("edit", "publish", "take_back"):
        assert client.post(url(programme, act)).status_code == 403


def test_the_settings_lead_there(client, programme, coordinator):
    settings = reverse("programmes:settings", args=[programme.slug])
    assertContains(client.get(settings), f'href="{url(programme)}"')
    client.force_login(make_membership(programme, Role.FACILITATOR).user)
    assertNotContains(client.get(settings), url(programme))
