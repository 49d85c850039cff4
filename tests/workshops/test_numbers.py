"""A number like one of social security is spoken of wherever the sessions are written."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from programmes.models import Role
from tests.factories import make_membership, make_organisation, make_programme
from tests.workshops.making import in_days, make_decision, make_meeting
from tests.workshops.making_actions import make_action
from tests.workshops.making_at_work import make_contact, make_hosting, make_workshop
from tests.workshops.making_kept import make_letter, make_tool
from tests.workshops.making_rankings import counted
from workshops.models import GroupRules

pytestmark = pytest.mark.django_db

NUMBER = "Voir 1 85 05 78 006 084 36."
TODAY = in_days(0).isoformat()


def plan(programme):
    return "session_plan", ["group"], {"day": TODAY, "agenda": NUMBER}


def move(programme):
    meeting = make_meeting(programme)
    return "session_edit", [meeting.pk], {"day": TODAY, "title": NUMBER, "version": 1}


def decide(programme):
    return "decision_add", [make_meeting(programme).pk], {"words": NUMBER}


def mend_a_decision(programme):
    decision = make_decision(make_meeting(programme))
    return "decision_edit", [decision.pk], {"words": NUMBER, "version": 1}


def write(programme):
    return "letter_add", [], {"words": NUMBER}


def write_again(programme):
    letter = make_letter(programme)
    return "letter_edit", [letter.number], {"words": NUMBER, "version": 1}


def give_rules(programme):
    return "rules_edit", [], {"text": NUMBER}


def change_rules(programme):
    GroupRules.objects.create(programme=programme, number=1, text="On s’écoute.")
    return "rules_edit", [], {"text": NUMBER, "version": 1}


def hand_over(programme):
    return "tool_add", [], {"title": "Un jeu", "words": NUMBER, "handed_on": TODAY}


def describe_a_tool(programme):
    tool = make_tool(programme)
    said = {"title": tool.title, "words": NUMBER, "handed_on": TODAY, "version": 1}
    return "tool_edit", [tool.pk], said


def propose(programme):
    group = make_action(programme).proposed_by
    return "action_add", [], {"words": NUMBER, "proposed_by": group.pk}


def plan_an_action(programme):
    action = make_action(programme)
    return "action_plan", [action.pk], {"with_whom": NUMBER, "version": 1}


def start(programme):
    return (
        "action_start",
        [make_action(programme).pk],
        {
            "day": TODAY,
            "because": NUMBER,
        },
    )


def give_an_envelope(programme):
    return "envelope_edit", [], {"amount": "10", "words": NUMBER, "version": 0}


def work(programme):
    return "workshop_add", [], {"theme": "Le budget", "need": NUMBER}


def change_a_workshop(programme):
    workshop = make_workshop(programme)
    said = {"theme": "Le budget", "contents": NUMBER, "version": 1}
    return "workshop_edit", [workshop.number], said


def host(programme):
    workshop = make_workshop(programme)
    said = {"organisation": "La Maison du quai", "offers": NUMBER}
    return "hosting_add", [workshop.number], said


def change_a_host(programme):
    hosting = make_hosting(make_workshop(programme))
    args = [hosting.workshop.number, hosting.pk]
    return "hosting_edit", args, {"offers": NUMBER, "version": 1}


def note_whom_to_call(programme):
    organisation = make_organisation(territory=programme.territory)
    said = {"name": "Camille", "capacity": NUMBER}
    return "host_contact_add", [organisation.pk], said


def change_whom_to_call(programme):
    organisation = make_organisation(territory=programme.territory)
    contact = make_contact(organisation, programme.territory)
    said = {"name": "Camille", "capacity": NUMBER, "version": 1}
    return "host_contact_edit", [contact.pk], said


def tell_a_ranking(programme):
    ranking = counted(programme)
    said = {"held_on": TODAY, "account": NUMBER, "version": ranking.version}
    return "ranking_edit", [ranking.pk], said


def settle(programme):
    ranking = counted(programme)
    return "ranking_settle", [ranking.pk], {"settled_on": TODAY, "account": NUMBER}


ACTS = (
    *(plan, move, decide, mend_a_decision, write, write_again, give_rules),
    *(change_rules, hand_over, describe_a_tool, propose, plan_an_action, start),
    *(give_an_envelope, work, change_a_workshop, host, change_a_host),
    *(note_whom_to_call, change_whom_to_call, tell_a_ranking, settle),
)


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
def test_whoever_writes_such_a_number_is_told_and_it_is_saved(client, act):
    programme = make_programme()
    client.force_login(make_membership(programme, Role.COORDINATOR).user)
    name, args, said = act(programme)
    place = reverse(f"workshops:{name}", args=[programme.slug, *args])
    answer = client.post(place, said)
    assert answer.status_code == 302
    told = [str(one) for one in get_messages(answer.wsgi_request)]
    assert len([one for one in told if "sécurité sociale" in one]) == 1
