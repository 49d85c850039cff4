import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from contracts.models import Block
from programmes.models import Kind, Partner, Role, RoleGroup, Voice
from tests.factories import (
    make_contract,
    make_membership,
    make_partner,
    make_programme,
    make_role_group,
    make_user,
)


@pytest.fixture
def programme(db):
    programme = make_programme()
    for kind in (Kind.PARTICIPANT, Kind.AUTHORITY, Kind.FACILITATOR):
        make_role_group(programme, kind)
    return programme


@pytest.fixture
def coordinator(client, programme):
    membership = make_membership(programme)
    client.force_login(membership.user)
    return membership


def url(programme, view, *args):
    return reverse(f"programmes:group_{view}", args=[programme.slug, *args])


def typed(**values):
    return {
        "kind": Kind.INSTITUTION,
        "voice": Voice.NOUS,
        "label": "Institutions",
        "speaks_as": "institutions",
        "lead_in": "",
        "open_sentence": "",
        "version": "1",
    } | values


def labels(programme):
    return [group.title for group in programme.role_groups.order_by("position", "pk")]


def test_everybody_reads_the_groups_in_their_voice(client, programme):
    client.force_login(make_membership(programme, Role.OBSERVER).user)
    answer = client.get(url(programme, "list"))
    assertContains(answer, "En tant que partenaire-auteur, je m’engage à\u00a0:")
    assertContains(answer, "En tant que collectivité, nous nous engageons à\u00a0:")
    assertNotContains(answer, url(programme, "add"))


@pytest.mark.parametrize("groups", [1, 4])
def test_the_list_costs_the_same_however_long(
    db, client, django_assert_num_queries, groups
):
    programme = make_programme()
    for n in range(groups):
        make_role_group(programme, Kind.ASSOCIATION, label=f"Groupe {n}", voice="nous")
    client.force_login(make_membership(programme).user)
    client.get(url(programme, "list"))

    with django_assert_num_queries(4):  # session, user, memberships, groups
        client.get(url(programme, "list"))


def test_a_group_is_added_after_the_others(client, programme, coordinator):
    assertRedirects(client.post(url(programme, "add"), typed()), url(programme, "list"))
    assert labels(programme)[-1] == "Institutions"


def test_the_lead_in_is_heard_before_saving(client, programme, coordinator):
    words = typed(speaks_as="hospitaliers", look="yes")
    answer = client.post(url(programme, "add"), words)
    assertContains(answer, "En tant qu’hospitaliers, nous nous engageons à\u00a0:")
    assert len(labels(programme)) == 3


def test_a_group_moves_one_place_at_a_time(client, programme, coordinator):
    first = programme.role_groups.get(kind=Kind.PARTICIPANT)
    client.post(url(programme, "move", first.pk), {"to": "down"})
    assert labels(programme)[1] == "Partenaires-auteurs"
    client.post(url(programme, "move", first.pk), {"to": "up"})
    client.post(url(programme, "move", first.pk), {"to": "up"})
    assert labels(programme)[0] == "Partenaires-auteurs"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"label": ""}, "__all__"),
        ({"label": "Collectivité"}, "__all__"),
        ({"may_be_empty": "on"}, "open_sentence"),
        ({"kind": "patient"}, "kind"),
        ({"voice": "tu"}, "voice"),
        ({"label": "a\x00"}, "label"),
        ({"lead_in": "x" * 500}, "lead_in"),
        ({"label": "x" * 500}, "label"),
    ],
)
def test_what_cannot_be_is_answered_with_a_message(
    client, programme, coordinator, values, field
):
    answer = client.post(url(programme, "add"), typed(**values))
    assert list(answer.context["form"].errors) == [field]
    assert len(labels(programme)) == 3


def test_two_coordinators_see_both_texts(client, programme, coordinator):
    group = programme.role_groups.get(kind=Kind.AUTHORITY)
    edit = url(programme, "edit", group.pk)
    client.post(edit, typed(kind=Kind.AUTHORITY, label="Mairie"))
    answer = client.post(edit, typed(kind=Kind.AUTHORITY, label="Ville"))

    assert answer.status_code == 409
    told = [(d.theirs, d.mine) for d in answer.context["differences"]]
    assert told == [("Mairie", "Ville")]


def test_the_kind_of_a_group_with_partners_stays(client, programme, coordinator):
    group = make_partner(programme).role_group
    client.post(url(programme, "edit", group.pk), typed(label="Habitants"))

    group.refresh_from_db()
    assert (group.kind, group.label) == (Kind.PARTICIPANT, "Habitants")


def test_a_group_with_a_partner_or_a_block_is_not_removed(
    client, programme, coordinator
):
    make_contract(programme)
    group = make_partner(programme).role_group
    answer = client.post(url(programme, "remove", group.pk))

    names = {model._meta.verbose_name_plural for model in (Block, Partner)}
    assert set(answer.context["held_by"]) == names
    assert RoleGroup.objects.filter(pk=group.pk).exists()


def test_a_group_to_which_nothing_refers_is_removed(client, programme, coordinator):
    group = programme.role_groups.get(kind=Kind.FACILITATOR)
    remove = url(programme, "remove", group.pk)
    sent = {
        "submission_id": client.get(remove).context["form"]["submission_id"].value()
    }

    assertRedirects(client.post(remove, sent), url(programme, "list"))
    assertRedirects(client.post(remove, sent), url(programme, "list"))
    assert len(labels(programme)) == 2


def test_a_group_of_another_programme_is_out_of_reach(client, programme, coordinator):
    other = make_role_group(make_programme(), Kind.AUTHORITY)
    for view in ("edit", "remove"):
        assert client.get(url(programme, view, other.pk)).status_code == 404
    assert client.post(url(programme, "move", other.pk)).status_code == 404


@pytest.mark.parametrize("role", [r for r in Role if r != Role.COORDINATOR], ids=str)
def test_only_coordinators_change_the_groups(client, programme, role):
    client.force_login(make_membership(programme, role).user)
    pk = programme.role_groups.first().pk
    pages = [url(programme, "add"), url(programme, "edit", pk)]
    for page in [*pages, url(programme, "remove", pk), url(programme, "move", pk)]:
        assert client.post(page, typed()).status_code == 403


def test_strangers_find_nothing_and_visitors_log_in(client, programme):
    page = url(programme, "list")
    assertRedirects(
        client.get(page),
        reverse("login", query={"next": page}),
        fetch_redirect_response=False,
    )
    client.force_login(make_user())
    assert client.get(page).status_code == 404


def test_a_double_click_makes_one_group(client, programme, coordinator):
    key = client.get(url(programme, "add")).context["form"]["submission_id"].value()
    for _ in range(2):
        client.post(url(programme, "add"), typed(submission_id=key))
    assert labels(programme).count("Institutions") == 1
