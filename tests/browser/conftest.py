import pytest
from django.conf import settings
from django.test import Client

from contracts.models import ModelArticle
from phases.models import PathTemplate
from programmes.models import Kind, MethodPack, ModelRoleGroup
from tests import factories


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    """Give each journey files of its own: those of another outlive their rows."""
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def at(page, live_server):
    """The page of a browser, at the door of the site."""
    page.set_default_timeout(20_000)
    page.goto(live_server.url)
    return page


@pytest.fixture
def enter(live_server):
    """Return a function that lets somebody in, without passing by the login."""

    def enter(page, user):
        client = Client()  # one each: several people are in at once
        client.force_login(user)
        name = settings.SESSION_COOKIE_NAME
        cookie = {"name": name, "value": client.cookies[name].value}
        page.context.add_cookies([cookie | {"url": live_server.url}])

    return enter


@pytest.fixture
def opened(browser, live_server, enter):
    """Return a function that opens a page in a browser of its own."""
    contexts = []

    def opened(path, user=None, **options):
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        if user:
            enter(page, user)
        page.goto(live_server.url + path)
        return page

    yield opened
    for context in contexts:
        context.close()


def months(first, last):
    return {"from_month": first, "until_month": last}


#: As a committee writes it: kind of line, its words, and what is its own.
LINES = (
    ("period", "Préparation", {}),
    ("phase", "Faire connaissance", {"code": "1", "kind": "launch"} | months(9, 10)),
    ("milestone", "Signature du CSM", {"milestone": "signature"}),
    ("period", "Réalisation", {}),
    ("phase", "Agir ensemble", {"code": "2", "kind": "realisation"} | months(1, 5)),
    ("milestone", "Évaluation à mi-chemin", {"milestone": "mid_term"}),
    ("milestone", "Évaluation à la fin", {"milestone": "final"}),
)


@pytest.fixture
def manner(transactional_db):
    """Role groups, an article and a path, from which a programme may be opened."""
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
    template = PathTemplate.objects.create(name="Comme à Rivemont", pack=found)
    for position, (sort, label, own) in enumerate(LINES):
        template.lines.create(sort=sort, label=label, position=position, **own)
    return found
