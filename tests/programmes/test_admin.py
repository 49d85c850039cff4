import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from programmes.models import (
    Membership,
    MethodPack,
    Programme,
    Role,
    Territory,
    User,
)
from tests.factories import (
    make_contract,
    make_frozen,
    make_membership,
    make_organisation,
    make_partner,
    make_programme,
    make_territory,
    make_user,
)
from tests.programmes.test_invitations import make_invitation

CANARY = "CNRY-participante"


@pytest.fixture
def site_admin(db, client):
    user = make_user(is_staff=True, is_superuser=True, may_open_programmes=True)
    client.force_login(user)
    return user


@pytest.fixture
def programme(db):
    """A programme whose participants must not be read by the site's admins."""
    programme = make_programme()
    make_contract(programme)
    ada = make_partner(programme, name=CANARY, first_name=CANARY)
    ada.representatives.create(name=CANARY)
    user = make_user(name="Compte d’Ada")
    make_membership(programme, Role.PARTICIPANT, user=user, partner=ada)
    make_invitation(programme, name=CANARY, role=Role.PARTICIPANT, partner=ada)
    return programme


def url(model, view="changelist", *args):
    meta = model._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_{view}", args=args)


def accesses(programme, rows, *, new=None):
    """What the two lists of accesses send, with the words of the programme."""
    sent = {
        "first_year": 2025,
        "last_year": 2026,
        "audience": programme.audience,
        "participant_singular": "habitant",
        "participant_plural": "habitants",
        "participant_gender": "b",
        "participant_elides": "unknown",
        "memberships-TOTAL_FORMS": len(rows),
        "memberships-INITIAL_FORMS": len(rows),
        "memberships-2-TOTAL_FORMS": 1,
        "memberships-2-INITIAL_FORMS": 0,
    }
    for n, (member, ended_on) in enumerate(rows):
        sent[f"memberships-{n}-id"] = member.pk
        sent[f"memberships-{n}-programme"] = programme.pk
        sent[f"memberships-{n}-ended_on"] = ended_on or ""
    for name, value in (new or {}).items():
        sent[f"memberships-2-0-{name}"] = value
    return sent


def test_what_is_set_up_here_is_this_and_nothing_else():
    assert {model._meta.label for model in admin.site._registry} == {
        "contracts.Contract",
        "contracts.FrozenVersion",
        "contracts.ModelArticle",
        "contracts.ModelCommitment",
        "phases.PathTemplate",
        "programmes.Invitation",
        "programmes.Membership",
        "programmes.Organisation",
        "programmes.Programme",
        "programmes.MethodPack",
        "programmes.Territory",
        "programmes.User",
        "wellbeing.Dimension",
        "wellbeing.Referential",
        "workshops.SocialSkill",
        "workshops.WorkshopModel",
    }


def test_every_page_opens_and_names_no_participant(client, site_admin, programme):
    make_membership(programme)
    make_invitation(programme, name="Dominique")
    make_organisation()
    make_frozen(programme.contract)
    for model in admin.site._registry:
        assertNotContains(client.get(url(model)), CANARY)
        assertNotContains(client.get(url(model), {"q": CANARY[:4]}), CANARY + "<")
        row = model._default_manager.exclude(pk=None).order_by("-pk").first()
        answer = client.get(url(model, "change", row.pk))
        if answer.status_code == 200:
            assertNotContains(answer, CANARY)
        assert client.get(url(model, "history", row.pk)).status_code == 200


def test_no_page_of_the_administration_needs_inline_code(client, site_admin, programme):
    for page in (reverse("admin:index"), url(User, "add"), url(Programme)):
        answer = client.get(page)
        assertNotContains(answer, "<style")
        assertNotContains(answer, " style=")
        assertNotContains(answer, "<script>")


@pytest.mark.parametrize("model", ["Programme", "Membership", "Invitation"])
def test_nothing_of_a_programme_is_deleted_or_added(
    client, site_admin, programme, model
):
    model = apps.get_model("programmes", model)
    make_membership(programme)
    make_invitation(programme)
    row = model._default_manager.order_by("-pk").first()
    assert client.get(url(model, "add")).status_code == 403
    assert client.post(url(model, "delete", row.pk), {"post": "yes"}).status_code == 403
    assert model._default_manager.filter(pk=row.pk).exists()


def test_a_territory_with_a_programme_is_not_deleted(client, site_admin, programme):
    page = url(Territory, "delete", programme.territory_id)
    client.post(page, {"post": "yes"})
    assert Territory.objects.filter(pk=programme.territory_id).exists()


def test_an_account_that_takes_part_is_not_deleted(client, site_admin, programme):
    member = make_membership(programme)
    client.post(url(User, "delete", member.user_id), {"post": "yes"})
    assert User.objects.filter(pk=member.user_id).exists()


def test_a_role_is_given_and_taken_back(client, site_admin, programme):
    first = make_membership(programme)
    other = make_user()
    new = {"user": other.pk, "role": Role.OBSERVER}
    sent = accesses(programme, [(first, None)], new=new)
    assertRedirects(
        client.post(url(Programme, "change", programme.pk), sent), url(Programme)
    )

    given = programme.memberships.get(user=other)
    assert (given.role, given.started_on) == (Role.OBSERVER, timezone.localdate())
    programme.refresh_from_db()
    assert (programme.participant_singular, programme.version) == ("habitant", 2)

    rows = [(first, None), (given, timezone.localdate())]
    client.post(url(Programme, "change", programme.pk), accesses(programme, rows))
    given.refresh_from_db()
    assert not given.is_current()


def test_the_same_role_is_not_given_twice(client, site_admin, programme):
    first = make_membership(programme)
    new = {"user": first.user_id, "role": Role.COORDINATOR}
    sent = accesses(programme, [(first, None)], new=new)
    assert client.post(url(Programme, "change", programme.pk), sent).status_code == 200


def test_no_role_of_a_partner_is_given_here(client, site_admin, programme):
    first = make_membership(programme)
    new = {"user": make_user().pk, "role": Role.PARTNER}
    client.post(
        url(Programme, "change", programme.pk),
        accesses(programme, [(first, None)], new=new),
    )
    assert not programme.memberships.filter(role=Role.PARTNER).exists()


@pytest.mark.parametrize("coordinators", [1, 2])
def test_the_last_coordinators_stay(client, site_admin, programme, coordinators):
    held = [make_membership(programme) for _ in range(coordinators)]
    today = timezone.localdate()
    sent = accesses(programme, [(member, today) for member in held])
    answer = client.post(url(Programme, "change", programme.pk), sent)

    assertContains(answer, "errornote")
    assert Membership.objects.filter(ended_on=None, role=Role.COORDINATOR).count() == (
        coordinators
    )


def test_the_account_of_the_last_coordinator_stays_open(client, site_admin, programme):
    user = make_membership(programme).user
    sent = {"name": user.name, "email": user.email, "card_code": ""}
    answer = client.post(url(User, "change", user.pk), sent)
    assert list(answer.context["adminform"].form.errors) == ["is_active"]


@pytest.mark.parametrize("email", ["nouvelle@exemple.fr", ""])
def test_an_account_is_made_with_an_address_or_a_card(client, site_admin, email):
    words = "quatre saisons en Rivemont"
    sent = {"name": "Nouvelle", "email": email, "password1": words, "password2": words}
    client.post(url(User, "add"), sent | {"usable_password": "true"})

    user = User.objects.get(name="Nouvelle")
    assert (user.email or "", bool(user.card_code)) == (email, not email)
    assert user.check_password(words)


def test_a_programme_is_opened_on_its_own_page(client, site_admin, programme):
    assertContains(client.get(url(Programme)), reverse("programme_open"))
    answer = client.get(url(Programme, "change", programme.pk))
    assertContains(answer, reverse("admin:view_on_site", args=[_type(), programme.pk]))
    assertContains(answer, f'href="{reverse("home")}"')


def _type():
    return (
        apps.get_model("contenttypes", "ContentType")
        .objects.get_for_model(Programme)
        .pk
    )


def test_an_admin_without_a_role_reads_no_programme(client, site_admin, programme):
    for view in ("settings", "partner_list", "member_list", "group_list"):
        page = reverse(f"programmes:{view}", args=[programme.slug])
        assert client.get(page).status_code == 404


def test_a_coordinator_is_no_admin(client, programme):
    client.force_login(make_membership(programme).user)
    for page in (reverse("admin:index"), url(User), url(Programme)):
        assert client.get(page, follow=True).status_code == 403


def test_the_administration_has_no_login_of_its_own(client, db):
    page = reverse("admin:index")
    (to_admin, to_login) = client.get(page, follow=True).redirect_chain
    assert to_login == (f"{reverse('login')}?next={page}", 302)
    client.force_login(make_user(is_staff=True, is_superuser=True))
    assertRedirects(client.get(to_admin[0]), page)


def test_reference_lists_are_kept_here(client, site_admin):
    client.post(
        url(Territory, "add"), {"name": "Rivemont", "slug": "rivemont", "code": "RIV"}
    )
    assert Territory.objects.filter(code="RIV").exists()
    client.post(url(Territory, "add"), {"name": "X", "slug": "x", "code": "é1"})
    assert not Territory.objects.filter(name="X").exists()
    assertContains(client.get(url(MethodPack)), "</table>")


def test_what_stands_on_paper_does_not_change(client, site_admin, programme):
    place = programme.territory
    sent = {"name": "Rivemont", "slug": "autre", "code": "AUT"}
    client.post(url(Territory, "change", place.pk), sent)
    slug, code = place.slug, place.code
    place.refresh_from_db()
    assert (place.name, place.slug, place.code) == ("Rivemont", slug, code)
    assert make_territory().pk != place.pk
