"""Each constraint of the kernel, and a row that it refuses."""

import datetime as dt

import pytest
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from programmes.models import (
    CalendarLink,
    Draft,
    Event,
    HelpOffer,
    HostContact,
    Invitation,
    Kind,
    Membership,
    MethodPack,
    ModelQuestion,
    ModelRoleGroup,
    Organisation,
    Partner,
    Programme,
    Question,
    QuestionKind,
    Role,
    RoleGroup,
    Tally,
    Transmission,
    User,
    Voice,
)
from tests.constraints import constraints_of, names_of
from tests.factories import (
    make_membership,
    make_organisation,
    make_partner,
    make_programme,
    make_role_group,
    make_user,
)
from tests.links import make_offer
from tests.programmes import refused_reach, refused_rights

NOW = timezone.now()
DAY = dt.date(2026, 1, 22)
BEFORE = dt.date(2025, 1, 1)


def model_group(**values):
    pack = MethodPack.objects.create(name="Un jeu", mid_term_months=3)
    values = {"pack": pack, "kind": Kind.AUTHORITY, "label": "Ville"} | values
    return ModelRoleGroup.objects.create(voice=Voice.NOUS, **values)


def group(**values):
    make_role_group(make_programme(), Kind.AUTHORITY, **{"voice": "nous"} | values)


def twin_questions(of, **owner):
    for _ in range(2):
        of.objects.create(kind=QuestionKind.WELL_BEING, text="C’est quoi ?", **owner)


def twin_model_questions():
    twin_questions(ModelQuestion, pack=MethodPack.objects.create(name="Une méthode"))


def twin_links():
    giver, receiver = make_programme(), make_programme()
    for _ in range(2):
        Transmission.objects.create(giver=giver, receiver=receiver)


def link_to_itself():
    programme = make_programme()
    Transmission.objects.create(giver=programme, receiver=programme)


def link_half_agreed():
    giver, receiver = make_programme(), make_programme()
    Transmission.objects.create(giver=giver, receiver=receiver, agreed_at=NOW)


def offer(**values):
    make_offer(make_partner(make_programme()), **values)


def twin_programmes():
    first = make_programme()
    make_programme(territory=first.territory, slug="autre")


def twin_groups():
    programme = make_programme()
    for _ in range(2):
        make_role_group(programme, Kind.ASSOCIATION, label="Voisins", voice="nous")


def twin_numbers():
    first = make_partner(make_programme())
    make_partner(first.programme, number=first.number)


def twin_organisations():
    programme, organisation = make_programme(), make_organisation()
    for _ in range(2):
        make_partner(programme, Kind.AUTHORITY, organisation=organisation)


def twin_roles():
    first = make_membership(make_programme())
    make_membership(first.programme, user=first.user)


def invitation(**values):
    defaults = {"role": Role.OBSERVER, "name": "Dominique", "secret_digest": "x"}
    moments = {"sent_at": NOW, "expires_at": NOW + dt.timedelta(1)}
    Invitation.objects.create(
        programme=make_programme(),
        invited_by=make_user(),
        **defaults | moments | values,
    )


def twin_tallies():
    for _ in range(2):
        Tally.objects.create(kind="login", key="x", last_at=NOW)


def twin_events():
    programme = make_programme()
    for _ in range(2):
        Event.objects.create(
            programme=programme, sequence=1, kind="frozen", happened_at=NOW
        )


def calendar_link(**values):
    defaults = {"kinds": "seances", "language": "fr", "token_digest": "x"}
    CalendarLink.objects.create(user=make_user(), made_at=NOW, **defaults | values)


def twin_drafts():
    user = make_user()
    for _ in range(2):
        Draft.objects.create(user=user, place="/ici/", kept_at=timezone.now())


REFUSED = {
    "draft_once_for_a_person_and_form": twin_drafts,
    "host_contact_has_a_name": lambda: HostContact.objects.create(
        organisation=make_organisation(),
        territory=make_programme().territory,
        name="",
    ),
    "user_has_an_email_or_a_card": lambda: User.objects.create(name="Ada"),
    "user_email_is_lower_case": lambda: User.objects.create(email="Ada@exemple.fr"),
    "modelrolegroup_has_a_label_unless_participants": lambda: model_group(label=""),
    "modelrolegroup_empty_one_has_its_sentence": lambda: model_group(may_be_empty=True),
    "programme_once_per_territory_edition_and_public": twin_programmes,
    "programme_edition_runs_forward": lambda: make_programme(last_year=2024),
    "programme_lasts_one_to_sixty_months": lambda: make_programme(duration_months=61),
    "programme_mid_term_months_serve_their_rule": lambda: make_programme(
        mid_term_months=None
    ),
    "programme_effective_with_a_frozen_text": lambda: make_programme(effective_on=DAY),
    "programme_amended_once_it_is_signed": lambda: make_programme(amended_months=12),
    "programme_ends_after_it_begins": lambda: make_programme(
        begun_on=DAY, ended_on=BEFORE
    ),
    "programme_put_away_in_preparation_or_ended": lambda: make_programme(
        archived_at=NOW
    ),
    "programme_published_with_words": lambda: make_programme(published_at=NOW),
    "model_question_of_a_kind_once_per_pack": twin_model_questions,
    "question_of_a_kind_once_per_programme": lambda: twin_questions(
        Question, programme=make_programme()
    ),
    "rolegroup_has_a_label_unless_participants": lambda: group(label=""),
    "rolegroup_empty_one_has_its_sentence": lambda: group(
        may_be_empty=True, open_sentence=""
    ),
    "role_group_label_once_per_programme": twin_groups,
    "partner_number_once_per_programme": twin_numbers,
    "partner_organisation_once_per_group": twin_organisations,
    "partner_left_after_joining": lambda: make_partner(
        make_programme(), joined_on=DAY, left_on=BEFORE
    ),
    "partner_first_name_shared_is_known": lambda: make_partner(
        make_programme(), first_name_shared=True
    ),
    "membership_role_once_at_a_time": twin_roles,
    "membership_ends_after_it_starts": lambda: make_membership(
        make_programme(), started_on=DAY, ended_on=BEFORE
    ),
    "membership_speaks_for_a_partner": lambda: Membership.objects.create(
        programme=make_programme(), user=make_user(), role=Role.PARTNER
    ),
    "invitation_speaks_for_a_partner": lambda: invitation(role=Role.PARTICIPANT),
    "invitation_not_both_accepted_and_taken_back": lambda: invitation(
        accepted_at=NOW, revoked_at=NOW
    ),
    "invitation_expires_after_it_is_sent": lambda: invitation(expires_at=NOW),
    "transmission_between_two_programmes_once": twin_links,
    "transmission_to_another_programme": link_to_itself,
    "transmission_agreed_to_by_somebody": link_half_agreed,
    "help_offer_says_what_and_how_often": lambda: offer(how_often=""),
    "help_offer_withdrawn_after_the_agreement": lambda: offer(
        agreed_on=DAY, withdrawn_on=BEFORE
    ),
    "help_offer_withdrawn_by_somebody": lambda: offer(
        withdrawn_on=DAY, withdrawn_by=None
    ),
    "tally_once_for_a_kind_and_key": twin_tallies,
    "calendar_link_gives_some_dates": lambda: calendar_link(kinds=""),
    "calendar_link_keeps_no_day_of_its_use": lambda: calendar_link(fetched_in="2026"),
    "event_sequence_once_per_programme": twin_events,
    **refused_reach.REFUSED,
    **refused_rights.REFUSED,
}
CONSTRAINTS = constraints_of("programmes")


#: Where a trigger answers before the constraint does.
SAYS_FIRST = {"event_sequence_once_per_programme": "The journal is only continued"}


def test_every_constraint_has_the_row_that_it_refuses():
    assert set(REFUSED) == set(CONSTRAINTS)


@pytest.mark.parametrize("name", REFUSED)
def test_the_database_refuses_it(db, name):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        REFUSED[name]()
    names = [*names_of(*CONSTRAINTS[name]), SAYS_FIRST.get(name, name)]
    assert any(one in str(refusal.value) for one in names)


@pytest.mark.parametrize(
    ("model", "fields"),
    [
        (User, ["email"]),
        (User, ["card_code"]),
        (Organisation, ["name"]),
        (Programme, ["slug"]),
        (Invitation, ["secret_digest"]),
        (CalendarLink, ["token_digest"]),
    ],
)
def test_what_must_be_alone_is_unique(model, fields):
    assert all(model._meta.get_field(field).unique for field in fields)


@pytest.mark.parametrize(
    "model", [Programme, RoleGroup, Partner, Membership, Question, HelpOffer]
)
def test_what_two_people_may_edit_has_a_version(model):
    assert isinstance(model._meta.get_field("version"), models.PositiveIntegerField)
