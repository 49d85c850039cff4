"""The pages of the end: what is chosen, what is taken along, the hand-over, the closing."""

import uuid

import pytest
from django.urls import reverse
from django.utils.html import escape
from pytest_django.asserts import (
    assertContains,
    assertNotContains,
    assertNumQueries,
    assertRedirects,
)

from evaluation.closing import closing_of, closing_pdf
from evaluation.models import Ending
from programmes.models import Invitation, Role
from programmes.models.membership import Reach
from tests.evaluation.making_ending import (
    account_of,
    make_carrier,
    make_contact,
    make_ending,
    url,
)
from tests.factories import (
    make_membership,
    make_partner,
    make_programme,
    make_user,
)
from tests.workshops.making_minutes import make_approved, make_closed
from tests.workshops.making_presence import make_group_session

pytestmark = pytest.mark.django_db


def sent(**values):
    return {"submission_id": str(uuid.uuid4())} | values


def test_before_it_decides_the_three_choices_are_told_plainly(enter, programme):
    page = enter(Role.PARTICIPANT).get(url(programme, "ending"))
    for said in ("continue seul", "avec un soutien", "s’arrête ici"):
        assertContains(page, said)
    assertNotContains(page, url(programme, "ending_decide"))


def test_the_decision_is_written_once_in_the_group_s_words(enter, programme):
    client = enter()
    body = sent(choice="supported", decided_on="2026-02-05", words="On continue.")
    for _click in range(2):
        answer = client.post(url(programme, "ending_decide"), body)
        assertRedirects(answer, url(programme, "ending"))
    ending = Ending.objects.get()
    assert (ending.choice, ending.words) == ("supported", "On continue.")
    assertContains(client.get(url(programme, "ending")), "On continue.")


@pytest.mark.parametrize(
    "wrong", [{"words": " "}, {"choice": "later"}, {"decided_on": "2999-01-01"}]
)
def test_what_cannot_be_kept_is_said_and_the_text_stays(enter, programme, wrong):
    body = sent(choice="alone", decided_on="2026-02-05", words="On continue.")
    page = enter().post(url(programme, "ending_decide"), body | wrong)
    assertContains(page, "Tout ce que vous avez écrit")
    assert not Ending.objects.exists()


def test_two_who_write_the_decision_at_once_see_both_texts(enter, programme):
    client, ending = enter(), make_ending(programme)
    body = sent(choice="alone", decided_on="2026-02-05", words="Mes mots", version=1)
    Ending.objects.update(words="Leurs mots", version=2)
    page = client.post(url(programme, "ending_decide"), body)
    assertContains(page, "Mes mots", status_code=409)
    assertContains(page, "Leurs mots", status_code=409)
    client.post(url(programme, "ending_decide"), body | sent(version=2))
    ending.refresh_from_db()
    assert ending.words == "Mes mots"


def test_what_is_chosen_stays_once_it_is_handed_over(enter, programme):
    ending = make_ending(programme, make_carrier(programme))
    client = enter(Role.FACILITATOR)
    client.post(url(programme, "ending_hand_over"))
    ending.refresh_from_db()
    body = sent(choice="stops", decided_on="2026-02-05", words="Non", version=2)
    client.post(url(programme, "ending_decide"), body)
    ending.refresh_from_db()
    assert (ending.choice, ending.words) == ("alone", "Non")


def test_the_team_prepares_what_the_group_takes_along(enter, programme):
    ending, partner = make_ending(programme), make_partner(programme)
    contact = make_contact(programme)
    theirs = make_contact(make_programme())
    client, place = enter(), url(programme, "ending_means")
    page = client.get(place)
    assertContains(page, partner.name)
    assertContains(page, "Ada Brun", count=1)
    body = sent(
        carriers=[partner.pk], contacts=[contact.pk], rooms="La salle bleue", version=1
    )
    assert client.post(place, body | {"contacts": [theirs.pk]}).status_code == 200
    assertRedirects(client.post(place, body | sent()), url(programme, "ending"))
    ending.refresh_from_db()
    assert list(ending.carriers.all()) == [partner]
    assert list(ending.contacts.all()) == [contact]
    assert ending.rooms == "La salle bleue"


def test_two_who_prepare_at_once_see_what_the_other_chose(enter, programme):
    one, two = make_partner(programme), make_partner(programme)
    ending = make_ending(programme, one)
    client = enter()
    Ending.objects.update(version=2)
    page = client.post(
        url(programme, "ending_means"), sent(carriers=[two.pk], version=1)
    )
    assertContains(page, one.name, status_code=409)
    assert list(ending.carriers.all()) == [one]


def test_only_minutes_that_the_group_approved_are_offered(enter, programme):
    make_ending(programme)
    approved = make_approved(make_group_session(programme))
    make_closed(make_group_session(programme))
    make_approved(make_group_session(make_programme()))
    form = enter().get(url(programme, "ending_means")).context["form"]
    assert list(form.fields["minutes"].queryset) == [approved]


def test_who_carries_on_chooses_among_no_people(client, programme):
    partner = make_carrier(programme)
    ending = make_ending(programme, partner)
    user = account_of(partner)
    make_membership(programme, user=user, partner=partner, reach=Reach.TAKEOVER)
    contact = make_contact(programme)
    client.force_login(user)
    page = client.get(url(programme, "ending_means"))
    assertNotContains(page, "Ada Brun")
    body = sent(rooms="Chez nous", carriers=[], contacts=[contact.pk], version=1)
    client.post(url(programme, "ending_means"), body)
    ending.refresh_from_db()
    assert ending.rooms == "Chez nous"
    assert list(ending.carriers.all()) == [partner]
    assert not ending.contacts.exists()


def test_who_took_over_stays_named(enter, programme):
    partner = make_carrier(programme)
    ending = make_ending(programme, partner)
    client = enter(Role.FACILITATOR)
    client.post(url(programme, "ending_hand_over"))
    page = client.post(url(programme, "ending_means"), sent(carriers=[], version=2))
    assertContains(page, "continuent déjà")
    assert list(ending.carriers.all()) == [partner]


def test_the_coordinator_hands_over_and_undoes_it_the_same_day(enter, programme):
    partner = make_carrier(programme)
    make_ending(programme, partner)
    client, place = enter(), url(programme, "ending")
    assertContains(client.get(place), "Passer le relais au groupe")
    page = client.post(url(programme, "ending_hand_over"), sent(), follow=True)
    assertContains(page, "Annuler, aujourd’hui seulement")
    assertContains(page, "n’écrivez plus")
    assert client.post(url(programme, "ending_hand_over")).status_code == 403
    page = client.post(url(programme, "ending_hand_back"), sent(), follow=True)
    assertContains(page, "les rôles sont comme avant")
    assertNotContains(page, "n’écrivez plus")


def test_whom_the_group_names_without_an_account_gets_a_card_from_there(
    enter, programme
):
    """The page knows for whom: nothing is left to type but the one button."""
    ines = make_partner(programme, name="Inès Morel", first_name="Inès")
    make_ending(programme, ines)
    client, place = enter(), url(programme, "ending")
    invite = reverse("programmes:member_invite", args=[programme.slug])
    asked = f"{invite}?role=participant&partenaire={ines.number}"
    assertContains(client.get(place), f'href="{escape(asked)}"')
    form = client.get(asked).context["form"]
    typed = {name: form[name].value() for name in ("role", "name", "email")}
    assert typed == {"role": "participant", "name": "Inès", "email": None}
    typed = typed | {"email": "", "partner": form["partner"].value()}
    answer = client.post(asked, sent(**typed))
    card = reverse(
        "programmes:invitation_card",
        args=[programme.slug, programme.invitations.get(partner=ines).pk],
    )
    assertRedirects(answer, card)
    code = client.post(card).context["code"]
    page = client.get(place)
    assertContains(page, f'href="{card}"')
    assertNotContains(page, "partenaire=")
    Invitation.objects.find(code).accept(make_user())
    page = client.get(place)
    assertNotContains(page, card)
    assertContains(page, "Passer le relais au groupe")


def test_a_card_made_before_the_hand_over_serves_after_it(enter, programme):
    """Nobody invites any more then; whoever facilitates lets her carry on."""
    ines = make_partner(programme, name="Inès Morel")
    make_ending(programme, make_carrier(programme), ines)
    client, place = enter(), url(programme, "ending")
    invitation = Invitation(
        programme=programme,
        role=Role.PARTICIPANT,
        partner=ines,
        name="Inès",
        invited_by=make_user(),
    )
    code = invitation.renew()
    client.post(url(programme, "ending_hand_over"), sent())
    page = enter(Role.FACILITATOR).get(place)
    assertContains(page, "invitation en attente jusqu’au")
    assertNotContains(page, "/carte/")
    user = make_user()
    Invitation.objects.find(code).accept(user)
    client.post(url(programme, "ending_hand_over"), sent())
    held = programme.memberships.get(user=user, role=Role.COORDINATOR)
    assert held.reach == Reach.TAKEOVER


def test_who_facilitates_alone_is_told_who_invites(enter, programme):
    make_ending(programme, make_partner(programme, name="Inès Morel"))
    page = enter(Role.FACILITATOR).get(url(programme, "ending"))
    assertContains(page, "Qui coordonne les invite")
    assertNotContains(page, "/acces/inviter/")


def test_names_of_who_carries_on_are_for_those_who_may_read_them(enter, programme):
    partner = make_partner(programme, name="Inès Morel", first_name="Inès")
    make_ending(programme, partner)
    place = url(programme, "ending")
    for role, named in (
        (Role.FACILITATOR, True),
        (Role.PARTICIPANT, False),
        (Role.PARTNER, False),
        (Role.OBSERVER, False),
    ):
        page = enter(role).get(place)
        (assertContains if named else assertNotContains)(page, "Inès")


def test_the_way_to_help_a_next_group_stands_beside(enter, programme):
    make_ending(programme, choice="stops")
    place = url(programme, "ending")
    assertContains(enter(Role.PARTICIPANT).get(place), "/chaine/mon-aide/proposer/")
    assertContains(enter().get(place), "/chaine/aide/noter/")
    assertNotContains(enter(Role.OBSERVER).get(place), "/chaine/aide/")


def test_a_group_that_stops_leaves_a_page_with_its_words(enter, programme):
    make_ending(programme, choice="stops", words="Nous avons bien marché.")
    make_approved(make_group_session(programme))
    client = enter(Role.OBSERVER)
    page = client.get(url(programme, "closing"))
    for said in ("Nous avons bien marché.", "Merci", "1 séance tenue ensemble"):
        assertContains(page, said)
    answer = client.get(url(programme, "closing_pdf"))
    assert answer["Content-Disposition"] == (
        f'inline; filename="{programme.slug}-cloture.pdf"'
    )


def test_there_is_no_closing_of_a_group_that_carries_on(enter, programme):
    client = enter()
    assert client.get(url(programme, "closing")).status_code == 404
    make_ending(programme)
    assert client.get(url(programme, "closing")).status_code == 404
    assert client.get(url(programme, "closing_pdf")).status_code == 404


def test_the_end_of_the_programme_is_proposed_and_never_forced(enter, programme):
    make_ending(programme, choice="stops")
    page = enter().get(url(programme, "ending"))
    assertContains(page, "aujourd’hui ou plus tard")
    programme.refresh_from_db()
    assert programme.ended_on is None


def test_the_pages_cost_as_many_queries_for_thirty_as_for_one(enter, programme):
    ending = make_ending(programme, choice="stops", recorded_by=None)
    make_approved(make_group_session(programme))
    with assertNumQueries(5):
        closing_of(ending)
    for _number in range(30):
        make_group_session(programme)
    with assertNumQueries(5):
        closing_of(ending)
    assert closing_pdf(closing_of(ending))[:5] == b"%PDF-"
