import pytest
from django.conf import settings

from contracts.models import ModelArticle
from programmes.models import Kind, MethodPack, ModelRoleGroup
from tests import factories


@pytest.fixture
def at(page, live_server):
    """The page of a browser, at the door of the site."""
    page.set_default_timeout(20_000)
    page.goto(live_server.url)
    return page


@pytest.fixture
def enter(live_server, client):
    """Return a function that lets somebody in, without passing by the login."""

    def enter(page, user):
        client.force_login(user)
        name = settings.SESSION_COOKIE_NAME
        cookie = {"name": name, "value": client.cookies[name].value}
        page.context.add_cookies([cookie | {"url": live_server.url}])

    return enter


@pytest.fixture
def manner(transactional_db):
    """A set of role groups and an article, from which a programme may be opened."""
    found = MethodPack.objects.create(
        name="À la manière de Rivemont",
        participant_singular="partenaire-auteur",
        participant_plural="partenaires-auteurs",
        duration_months=6,
        mid_term_months=3,
    )
    for kind in (Kind.PARTICIPANT, Kind.AUTHORITY, Kind.FACILITATOR, Kind.FUTURE):
        values = factories.GROUPS[kind]
        ModelRoleGroup.objects.create(pack=found, kind=kind, **values)
    ModelArticle.objects.create(
        place=ModelArticle.Place.OWN,
        heading="Nos engagements",
        text="Chacun les siens.",
    )
    return found
