import datetime as dt

import pytest
from pytest_django.asserts import assertNotContains, assertRedirects

from programmes.consenting import agree
from programmes.models import Kind, Organisation, Partner, Role
from tests.factories import (
    make_membership,
    make_organisation,
    make_partner,
    make_programme,
    make_role_group,
)
from tests.programmes.making_rights import Purpose, make_consent
from tests.programmes.test_partners import typed, url


@pytest.fixture
def programme(db):
    programme = make_programme()
    for kind in (Kind.PARTICIPANT, Kind.AUTHORITY, Kind.ASSOCIATION):
        make_role_group(programme, kind)
    return programme


@pytest.fixture
def facilitator(client, programme):
    membership = make_membership(programme, Role.FACILITATOR)
    client.force_login(membership.user)
    return membership


def test_a_participant_is_added_with_what_is_usual_in_the_group(
    client, programme, facilitator
):
    words = typed(programme, first_name="Ada", first_name_shared="on")
    answer = client.post(url(programme, "add"), words)

    ada = programme.partners.get()
    assertRedirects(answer, url(programme, "detail", ada.number))
    assert (ada.name, ada.first_name, ada.has_cell) == ("Ada Moulin", "Ada", True)
    assert ada.joined_on == dt.date(2025, 10, 1)
    # That the others see the first name is agreed to elsewhere, in its words.
    assert not ada.first_name_shared


def edited(client, programme, partner, **values):
    """Send the form of a partner as it stands, with other values; None unticks."""
    edit = url(programme, "edit", partner.number)
    form = client.get(edit).context["form"]
    sent = {name: form[name].value() for name in form.fields} | values
    client.post(edit, {name: v for name, v in sent.items() if v is not None})
    partner.refresh_from_db()
    return form


def test_a_first_name_is_shared_by_an_agreement_alone(client, programme, facilitator):
    ada = make_partner(programme, name="Ada Moulin", first_name="Ada")
    form = edited(client, programme, ada, first_name_shared="on", has_cell="true")
    assert "first_name_shared" not in form.fields
    assert not ada.first_name_shared


def test_unticking_a_first_name_takes_the_agreement_back(
    client, programme, facilitator
):
    ada = make_partner(programme, name="Ada Moulin", first_name="Ada")
    agree(make_consent(ada, Purpose.FIRST_NAME), facilitator.user)
    ada.refresh_from_db()
    assert ada.first_name_shared
    edited(client, programme, ada, first_name_shared=None, has_cell="true")
    assert not ada.first_name_shared
    consent = ada.consents.get()
    assert (consent.stands, consent.withdrawn_by) == (False, facilitator.user)


def test_an_association_does_not_sign_unless_it_is_said(client, programme, facilitator):
    words = typed(programme, Kind.ASSOCIATION, capacity="voisine")
    client.post(url(programme, "add", sorte="personne"), words)
    client.post(url(programme, "add", sorte="personne"), words | {"has_cell": "true"})
    assert [p.has_cell for p in programme.partners.order_by("pk")] == [False, True]


def test_an_organisation_comes_with_those_who_represent_it(
    client, programme, facilitator
):
    words = typed(
        programme,
        Kind.AUTHORITY,
        name="",
        organisation="Ville de Rivemont",
        rows="3",
        person_1="Hélène Vautrin",
        capacity_1="maire",
        person_3="Paul Aubin",
    )
    client.post(url(programme, "add", sorte="structure"), words)

    town = programme.partners.get()
    assert (town.name, town.organisation.name) == ("Ville de Rivemont",) * 2
    assert [str(one) for one in town.representatives.order_by("position")] == [
        "Hélène Vautrin, maire",
        "Paul Aubin",
    ]


def test_an_organisation_is_found_by_its_name_however_typed(
    client, programme, facilitator
):
    known = make_organisation(name="Épicerie solidaire")
    words = typed(programme, Kind.ASSOCIATION, organisation="epicerie  SOLIDAIRE ")
    words["organisation"] = "epicerie SOLIDAIRE"
    client.post(url(programme, "add", sorte="structure"), words)
    assert programme.partners.get().organisation == known
    assert Organisation.objects.count() == 1


def test_one_more_line_keeps_all_that_was_typed(client, programme, facilitator):
    words = typed(
        programme, Kind.AUTHORITY, organisation="Ville", rows="3", person_1="Hélène"
    )
    answer = client.post(
        url(programme, "add", sorte="structure"), words | {"more": "y"}
    )

    form = answer.context["form"]
    assert not form.errors
    assert (form["person_1"].value(), form["organisation"].value()) == (
        "Hélène",
        "Ville",
    )
    assert "person_4" in form.fields
    assert not programme.partners.exists()


def test_representatives_are_changed_with_their_partner(client, programme, facilitator):
    town = make_partner(programme, Kind.AUTHORITY, organisation=make_organisation())
    town.representatives.create(name="Hélène Vautrin", capacity="maire")
    edit = url(programme, "edit", town.number)
    sent = {f.name: f.value() for f in client.get(edit).context["form"]}
    sent = {name: value for name, value in sent.items() if value is not None}
    client.post(edit, sent | {"person_1": "", "capacity_1": "", "person_2": "Paul"})

    assert [one.name for one in town.representatives.all()] == ["Paul"]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "a\x00b"}, "name"),
        ({"name": "x" * 200}, "name"),
        ({"joined_on": "2025-02-30"}, "joined_on"),
        ({"joined_on": "0001-01-01"}, "joined_on"),
        ({"role_group": "999999"}, "role_group"),
        ({"role_group": "abc"}, "role_group"),
    ],
)
def test_what_cannot_be_is_answered_with_a_message(
    client, programme, facilitator, values, field
):
    answer = client.post(url(programme, "add"), typed(programme, **values))
    assert list(answer.context["form"].errors) == [field]
    assert not programme.partners.exists()


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"organisation": ""}, "organisation"),
        ({"capacity_1": "maire"}, "person_1"),
        ({"person_2": "a\x00b"}, "person_2"),
    ],
)
def test_an_organisation_needs_its_name(client, programme, facilitator, values, field):
    words = typed(programme, Kind.AUTHORITY, organisation="Ville", rows="2") | values
    answer = client.post(url(programme, "add", sorte="structure"), words)
    assert list(answer.context["form"].errors) == [field]
    assert not Organisation.objects.exists()


@pytest.mark.parametrize("rows", ["0", "-1", "x", "99999999999999999", "²"])
def test_a_forged_number_of_lines_does_no_harm(client, programme, facilitator, rows):
    words = typed(programme, Kind.AUTHORITY, organisation="Ville", rows=rows)
    client.post(url(programme, "add", sorte="structure"), words)
    answer = client.post(
        url(programme, "add", sorte="structure"), words | {"more": "yes"}
    )
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "name", ["🧵 Fil", "שלום", "e\u0301tape", "<b>Ada</b>", "=1+1"]
)
def test_unusual_names_survive(client, programme, facilitator, name):
    client.post(url(programme, "add"), typed(programme, name=name))
    assert programme.partners.get().name == name.replace("e\u0301", "é")
    assertNotContains(client.get(url(programme, "list")), "<b>Ada</b>")


def test_an_organisation_stands_once_in_a_group(client, programme, facilitator):
    known = make_organisation(name="Ville")
    make_partner(programme, Kind.AUTHORITY, organisation=known)
    words = typed(programme, Kind.AUTHORITY, organisation="Ville")
    answer = client.post(url(programme, "add", sorte="structure"), words)
    assert list(answer.context["form"].errors) == ["__all__"]


def test_fields_that_are_not_offered_do_not_move(client, programme, facilitator):
    other = make_programme()
    forged = {
        "programme": other.pk,
        "number": "77",
        "left_on": "2025-01-01",
        "salt": "x",
    }
    client.post(url(programme, "add"), typed(programme, **forged))
    ada = Partner.objects.get()
    assert (ada.programme, ada.number, ada.left_on) == (programme, 1, None)
    assert len(ada.salt) == 32
    client.post(url(programme, "edit", 1), typed(programme, **forged))
    ada.refresh_from_db()
    assert (ada.programme, ada.number, ada.left_on) == (programme, 1, None)


def test_a_group_of_another_programme_is_not_offered(client, programme, facilitator):
    theirs = make_role_group(make_programme())
    words = typed(programme, role_group=theirs.pk)
    answer = client.post(url(programme, "add"), words)
    assert list(answer.context["form"].errors) == ["role_group"]


def test_after_a_conflict_the_lines_typed_are_kept(client, programme, facilitator):
    town = make_partner(programme, Kind.AUTHORITY, organisation=make_organisation())
    edit = url(programme, "edit", town.number)
    words = typed(programme, Kind.AUTHORITY, organisation="Ville", has_cell="true")
    client.post(edit, words | {"rows": "1", "person_1": "Hélène"})
    answer = client.post(edit, words | {"rows": "2", "person_2": "Paul", "name": "V"})
    assert answer.status_code == 409

    again = {field.name: field.value() or "" for field in answer.context["form"]}
    client.post(edit, again)
    town.refresh_from_db()
    assert (town.name, town.organisation.name) == ("V", "Ville")
    assert [one.name for one in town.representatives.all()] == ["Paul"]
