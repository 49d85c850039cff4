import stat

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from contracts.composition import paper_of
from contracts.demo.discussion import LATE
from contracts.models import Contract, Reading
from contracts.open_points import open_points
from contracts.prints.sealing import is_pressed
from contracts.readings import to_be_agreed
from contracts.signing import copy_states
from programmes.access import access_to
from programmes.models import HelpOffer, Kind, Programme, Role, User
from programmes.publishing import possible_names
from workshops.models import (
    Session,
)

pytestmark = pytest.mark.django_db

ROLES = {
    "coordination@exemple.fr": {"rivemont": "coordinator", "val-fleuri": "coordinator"},
    "animation@exemple.fr": {"rivemont": "facilitator", "val-fleuri": "facilitator"},
    "partenaire@exemple.fr": {"rivemont": "partner"},
    "participant@exemple.fr": {"rivemont": "participant"},
    "observation@exemple.fr": {"rivemont": "observer"},
    "admin@exemple.fr": {},
}
CLAUSES = [
    "dans la mesure de leur disponibilité",
    "dans la mesure de mes disponibilités",
    "Essayer",
    "dans la limite du budget alloué à l’action",
    "s’il le souhaite",
    "sauf permission d’en parler dans le cadre du CSM",
    "symbolique et moral",
]


def paper(programme):
    return paper_of(Contract.objects.get(programme=programme))


def rows():
    return {model.__name__: model.objects.count() for model in apps.get_models()}


def blocks(programme):
    return [b for article in paper(programme).own for b in article.blocks]


def test_loading_the_demo_again_makes_no_row(demo):
    before = rows()
    call_command("demo", verbosity=0)
    assert rows() == before


def test_loading_the_demo_again_sets_the_passwords_anew(demo, settings, capsys):
    settings.CSM_DEMO_PASSWORD = "trois ponts sur la rivière"
    call_command("demo", verbosity=0)

    assert "trois ponts sur la rivière" in capsys.readouterr().out
    for user in User.objects.all():
        assert user.check_password("trois ponts sur la rivière")


def test_the_password_made_is_kept_for_its_owner_alone(demo):
    kept = settings.CSM_DATA / "demo-password"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert User.objects.get(email="admin@exemple.fr").check_password(
        kept.read_text().strip()
    )


def test_a_programme_of_the_demo_stays_as_people_changed_it(demo):
    Programme.objects.update(audience="Changé à la main")
    call_command("demo", verbosity=0)
    assert set(Programme.objects.values_list("audience", flat=True)) == {
        "Changé à la main"
    }


@pytest.mark.parametrize(("email", "roles"), ROLES.items())
def test_each_account_has_the_roles_of_the_story(demo, email, roles):
    memberships = User.objects.get(email=email).memberships.current()
    found = {m.programme.territory.slug: m.role for m in memberships}
    assert found == roles


def test_only_the_coordination_opens_programmes_and_only_the_admin_administers(demo):
    openers = User.objects.filter(may_open_programmes=True)
    assert [user.email for user in openers] == ["coordination@exemple.fr"]
    staff = User.objects.filter(is_staff=True, is_superuser=True)
    assert [user.email for user in staff] == ["admin@exemple.fr"]


def test_rivemont_has_blocks_of_six_seven_eleven_and_an_empty_one(demo):
    found = blocks(demo["rivemont-2025-2026"])
    assert [len(block.items) for block in found] == [6, 7, 11, 0]
    assert [block.voice for block in found] == ["je", "nous", "nous", "s_engageront"]
    assert found[-1].open_sentence


def test_rivemont_leaves_nothing_open_but_the_group_to_come(demo):
    points = open_points(paper(demo["rivemont-2025-2026"]))
    assert points.marks == ()


@pytest.mark.parametrize("clause", CLAUSES)
def test_every_safety_clause_stands_in_the_text_of_rivemont(demo, clause):
    spans = [
        span.text
        for paragraph in paper(demo["rivemont-2025-2026"]).paragraphs()
        for span in paragraph
    ]
    assert clause in "\n".join(spans)


def test_rivemont_is_to_be_signed_on_22_january_2026_for_six_months(demo):
    dates = demo["rivemont-2025-2026"].dates
    assert f"{dates.signed_on} {dates.mid_term_on} {dates.ends_on}" == (
        "2026-01-22 2026-04-22 2026-07-22"
    )


def test_the_grid_of_rivemont_has_the_town_and_the_facilitators(demo):
    cells = paper(demo["rivemont-2025-2026"]).cells
    assert [cell.name for cell in cells] == [
        "",
        "Hélène Vautrelle",
        "Nadège Ormevaux",
        "Tibor Lescanne",
    ]


def test_no_participant_is_named_in_the_common_text(demo):
    for contract in Contract.objects.select_related("programme"):
        programme = contract.programme
        text = "\n".join(span.text for p in paper(programme).paragraphs() for span in p)
        for partner in programme.partners.filter(role_group__kind=Kind.PARTICIPANT):
            assert partner.name not in text


def test_val_fleuri_is_under_way_without_a_date(demo):
    programme = demo["val-fleuri-2025-2026"]
    assert programme.dates.signed_on is None
    assert open_points(paper(programme)).marks != ()
    assert programme.vocabulary.plural == "partenaires-auteurs"


def test_val_fleuri_talks_about_its_text(demo):
    contract = Contract.objects.get(programme=demo["val-fleuri-2025-2026"])
    comments = contract.comments
    decisions = ["", "", "", "accepted", "answered", "declined"]
    assert sorted(comments.values_list("decision", flat=True)) == decisions
    assert comments.exclude(said_on=None).count() == 4
    assert Reading.objects.filter(article__contract=contract).count() == 2
    assert [late.text for late in to_be_agreed(contract)] == [LATE]


def test_the_committee_of_rivemont_met_and_will_meet_again(demo):
    rivemont, today = demo["rivemont-2025-2026"], timezone.localdate()
    meetings = rivemont.sessions.filter(kind=Session.Kind.STEERING).order_by("day")
    _before, held, _after = meetings.past(today)
    coming = meetings.coming(today).get()
    states = [one.state_on(today) for one in held.decisions.order_by("position")]
    assert states == ["done", "late", "open"]
    assert not coming.decisions.exists()


def test_the_groups_of_rivemont_and_val_fleuri_have_met(demo):
    evening = Session.objects.get(kind=Session.Kind.EXCHANGE)
    assert evening.programme == demo["rivemont-2025-2026"]
    assert evening.other_programme == demo["val-fleuri-2025-2026"]
    assert evening.leaders.count() == 2


def test_the_participant_of_the_story_is_a_partner_with_a_copy(demo):
    user = User.objects.get(email="participant@exemple.fr")
    membership = user.memberships.get(role=Role.PARTICIPANT)
    contract = Contract.objects.get(programme=membership.programme)
    assert membership.partner in contract.copies()
    assert contract.copies().count() == 9


def test_rivemont_is_signed_by_seven_of_its_twelve_with_one_scan_missing(demo):
    programme = demo["rivemont-2025-2026"]
    assert programme.partners.participants().current().count() == 12
    assert str(programme.effective_on) == "2026-01-22"
    version = programme.contract.frozen
    states = copy_states.states_of(version.copies.all())
    signed = [state for state in states if state.signature]
    assert len(signed) == 7
    assert [s.copy.partner.name for s in signed if not s.scans] == ["Odile Farandeau"]
    assert is_pressed(version)


def test_an_older_edition_that_has_ended_passes_on_to_both(demo):
    older = demo["rivemont-2023-2024"]
    assert older.state == Programme.State.ENDED
    links = older.gives.agreed().select_related("receiver")
    assert sorted(link.receiver.slug for link in links) == [
        "rivemont-2025-2026",
        "val-fleuri-2025-2026",
    ]
    phases = older.path.phases.all()
    assert [phase.finished_on is None for phase in phases] == [False] * 4


def test_one_offer_is_told_to_the_next_groups_and_one_was_withdrawn(demo):
    user = User.objects.get(email="animation@exemple.fr")
    for slug in ("rivemont-2025-2026", "val-fleuri-2025-2026"):
        told = HelpOffer.objects.told_to(access_to(slug, user))
        assert [offer.name_told for offer in told] == ["Marceline"]
    assert HelpOffer.objects.exclude(withdrawn_on=None).count() == 1


def test_both_programmes_say_something_to_anybody_and_name_nobody(demo):
    published = Programme.objects.published()
    assert sorted(one.slug for one in published) == [
        "rivemont-2025-2026",
        "val-fleuri-2025-2026",
    ]
    for programme in published:
        assert possible_names(programme.public_text, programme) == []
