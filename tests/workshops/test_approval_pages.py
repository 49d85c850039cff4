"""Minutes read and approved by the group, added to, and printed."""

import uuid

import pytest
from pytest_django.asserts import assertContains, assertRedirects

from programmes.models import Role
from tests.factories import make_membership
from tests.workshops.addresses import url
from tests.workshops.making import in_days, make_decision, make_meeting
from tests.workshops.making_minutes import make_approved, make_closed
from workshops.models import Minutes

pytestmark = pytest.mark.django_db
NUMBER = "1 85 05 78 006 084 36"


@pytest.fixture
def meeting(programme):
    return make_meeting(programme)


@pytest.fixture
def enter(client, programme):
    def enter(role=Role.FACILITATOR):
        client.force_login(make_membership(programme, role).user)
        return client

    return enter


def on_page(programme, meeting):
    return url("session_detail", programme, meeting.pk) + "#compte-rendu"


def test_the_group_approves_them_at_the_next_session(enter, programme, meeting):
    make_closed(meeting)
    later = make_meeting(programme, day=in_days(-9), title="Comité d’après")
    client, place = enter(), url("minutes_approve", programme, meeting.pk)
    assertContains(client.get(place), f'<option value="{later.pk}" selected>')
    answer = client.post(place, {"at": later.pk, "approved_on": ""})
    assertRedirects(answer, on_page(programme, meeting))
    minutes = Minutes.objects.get()
    assert (minutes.approved_on, minutes.approved_at) == (later.day, later)
    page = client.get(url("session_detail", programme, meeting.pk))
    assertContains(page, "lors de la séance «\u00a0Comité d’après\u00a0»")

    client.post(url("minutes_reopen", programme, meeting.pk))
    assert Minutes.objects.get().state == "approved"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"at": "", "approved_on": ""}, "Choisissez la séance, ou écrivez le jour"),
        ({"approved_on": "hier"}, "Écrivez le jour"),
        ({"approved_on": str(in_days(1))}, "pas encore"),
        ({"approved_on": str(in_days(-40))}, "après la séance"),
        ({"at": "9" * 30}, "choix"),
        ({"at": "later", "approved_on": str(in_days(-1))}, "un autre jour"),
    ],
)
def test_an_approval_that_cannot_be_says_why(enter, programme, meeting, typed, said):
    make_closed(meeting)
    later = make_meeting(programme, day=in_days(-9))
    if typed.get("at") == "later":
        typed = typed | {"at": later.pk}
    page = enter().post(url("minutes_approve", programme, meeting.pk), typed)
    assertContains(page, said)
    assert Minutes.objects.get().state == "closed"


def test_what_is_added_stands_below_with_its_date(enter, programme, meeting):
    make_approved(meeting)
    client, place = enter(), url("addition_add", programme, meeting.pk)
    sent = {"text": f"Une précision. {NUMBER}", "submission_id": str(uuid.uuid4())}
    for _ in range(2):
        page = client.post(place, sent, follow=True)
    assertContains(page, "Une précision.", count=1)
    assertContains(page, "Ajouté le")
    assertContains(client.post(place, {"text": " "}), "obligatoire")


def test_nothing_is_added_to_minutes_that_may_still_change(enter, programme, meeting):
    make_closed(meeting)
    page = enter().post(url("addition_add", programme, meeting.pk), {"text": "Ceci."})
    assertContains(page, "modifiez-le plutôt")
    assertContains(page, "Ceci.")


def test_the_print_tells_all_of_it_on_paper_and_as_a_page(
    enter, programme, meeting, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    make_approved(meeting)
    make_decision(meeting, who="Collectivité", due_on=in_days(30))
    client = enter(Role.PARTICIPANT)
    page = client.get(url("minutes_detail", programme, meeting.pk))
    for words in ("visité la salle", "On y va", "Chercher une salle", "Collectivité"):
        assertContains(page, words)
    assertContains(page, "Lu et validé par le groupe le")
    answer = client.get(url("minutes_pdf", programme, meeting.pk))
    assert answer.content.startswith(b"%PDF-")
    name = f"{programme.slug}-compte-rendu-{meeting.pk}.pdf"
    assert name in answer["Content-Disposition"]
