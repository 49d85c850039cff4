"""The addresses of the administration: one rule for each kind, and who is kept out."""

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from programmes.models import Programme
from tests.site.figures import figures
from tests.site.meetings import digest_of_rows, meet
from tests.site.resolver import every_address

pytestmark = pytest.mark.django_db

ADDRESSES = {a.name: a for a in every_address() if a.name.startswith("admin:")}
#: What the admin meets, by what the name ends with.
RULES = {
    "index": 200,
    "login": 302,  # is in already
    "logout": 405,  # by POST only
    "password_change": 302,  # to the site's own page
    "password_change_done": 302,
    "autocomplete": 403,  # asked without saying for which field
    "jsi18n": 200,
    "view_on_site": 302,
    "app_list": 200,
    "changelist": 200,
    "add": 200,
    "history": 200,
    "delete": 200,
    "change": 200,
    "preview": 200,
    "auth_user_password_change": 200,
}
#: Whose name is not « application_model_act ».
GIVEN = {
    "admin:app_list": lambda world: {"app_label": "programmes"},
    "admin:auth_user_password_change": lambda world: {"id": world.coordinator.user.pk},
    "admin:view_on_site": lambda world: {
        "content_type_id": ContentType.objects.get_for_model(Programme).pk,
        "object_id": world.mine.programme.pk,
    },
}
#: The exceptions, each with its reason.
OTHERWISE = {
    # Read only: they are made, ended and taken back in the programme.
    "admin:contracts_contract_add": 403,
    "admin:contracts_contract_delete": 403,
    "admin:contracts_frozenversion_add": 403,
    "admin:contracts_frozenversion_delete": 403,
    "admin:programmes_invitation_add": 403,
    "admin:programmes_invitation_delete": 403,
    "admin:programmes_membership_add": 403,
    "admin:programmes_membership_delete": 403,
    # A programme is opened on the site, and never deleted with what is below it.
    "admin:programmes_programme_add": 403,
    "admin:programmes_programme_delete": 403,
    # A dimension is added in its list, and stays once ideas are sorted by it; the usual
    # list stays, so that there is one.
    "admin:wellbeing_dimension_add": 403,
    "admin:wellbeing_dimension_delete": 403,
    "admin:wellbeing_referential_delete": 403,
    # An account is closed, never deleted: what was written keeps its author.
    "admin:programmes_user_delete": 403,
}


@pytest.fixture(scope="module")
def before(world):
    return digest_of_rows()


def expected(name):
    if name in OTHERWISE:
        return OTHERWISE[name]
    if "(" in name:  # Django's own old addresses lead on; any other is not found
        return 302 if "object_id" in name else 404
    said = name.removeprefix("admin:")
    return RULES.get(said) or RULES[said.rsplit("_", 1)[-1]]


def address_of(name, world):
    known = ADDRESSES[name].arguments
    if "(" in name:
        kept = ADDRESSES[name].route
        if "object_id" not in kept:
            return "/admin/rien/"
        app, model = kept.split("/")[1:3]
        return f"/admin/{app}/{model}/{row_of(app, model)}/"
    if name in GIVEN:
        return reverse(name, kwargs=GIVEN[name](world))
    row = row_of(*name.removeprefix("admin:").split("_")[:2]) if known else None
    return reverse(name, kwargs=dict.fromkeys(known, row))


def row_of(app, model):
    """Return the key of a row of this kind; there is one of each."""
    rows = apps.get_model(app, model).objects.order_by("pk")
    return rows.values_list("pk", flat=True)[0]


def is_kept_out(met):
    to = met.page.headers.get("Location", "")
    return met.status in (403, 404, 405, "login") or (
        met.status == 302 and "/login/" in to
    )


@pytest.mark.parametrize("name", sorted(ADDRESSES))
def test_the_administration_is_for_its_admins_alone(name, world, before):
    address, wrong = address_of(name, world), []
    for persona in world.personas.values():
        for method in ("GET", "POST"):
            met = meet(persona, method, address, {}, before=before)
            figures["cells of the administration"] += 1
            if persona.group != "site_admin":
                right = is_kept_out(met) or name in OPEN_DOORS
            elif method == "GET":
                right = met.status == expected(name)
            else:
                right = met.status < 500
            if not right or (met.changed and persona.group != "site_admin"):
                wrong.append((str(persona), method, met.status))
    assert wrong == []


#: The way in and the way out.
OPEN_DOORS = ("admin:login", "admin:logout")


def test_every_exception_is_an_address():
    assert set(OTHERWISE) <= set(ADDRESSES)
    assert {expected(name) for name in ADDRESSES} == {200, 302, 403, 404, 405}
