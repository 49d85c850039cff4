"""A key that no row can have is not found, whatever the address and the database."""

import pytest
from django.urls import reverse

from programmes.models import Role
from tests.factories import make_membership
from tests.site.resolver import ours
from tests.wellbeing.said import make_said, make_sorted
from wellbeing.models import Dimension

pytestmark = pytest.mark.django_db
BEYOND = 10**25
KEYED = [
    (name, key)
    for name, address in ours().items()
    if name.startswith(("wellbeing:", "idea_thread"))
    for key in address.arguments
    if key != "slug"
]


@pytest.fixture
def keys(client):
    programme, round_, _dark = make_said()
    idea = make_sorted(round_, "A01")
    client.force_login(make_membership(programme, Role.FACILITATOR).user)
    place = idea.sortings.get().component
    return {
        "slug": programme.slug,
        "pk": round_.pk,
        "idea_pk": idea.pk,
        "component_pk": place.pk,
        "dimension_pk": Dimension.objects.get(components=place).pk,
    }


def test_no_key_beyond_what_a_database_counts_breaks_a_page(client, keys):
    assert len(KEYED) > 50
    client.raise_request_exception = False
    wrong = []
    for name, key in KEYED:
        taken = {one: keys[one] for one in ours()[name].arguments} | {key: BEYOND}
        for method in (client.get, client.post):
            answer = method(reverse(name, kwargs=taken), {"minutes": "5"})
            if answer.status_code not in (404, 405):
                wrong.append((name, key, answer.status_code))
    assert wrong == []
