"""What every file of the repository keeps to; each check is shown something wrong first."""

import re

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

from programmes.forms import VersionedModelForm
from tests.site.expectations import EXPECT
from tests.site.resolver import ours
from tests.site.sources import (
    APPS,
    ROOT,
    TEMPLATES,
    lines_with,
    migrations,
    modules,
    template_name,
    templates,
    text,
)

#: Django asks for these by itself.
ASKED_BY_NAME = {"400.html", "403.html", "404.html", "500.html"}
#: Floors of the building, lowest first; a template outside its app is on the ground.
FLOORS = {"phases": 1, "workshops": 2, "contracts": 3, "evaluation": 4, "csm": 5}

FORBIDDEN = {
    r"\bmark_safe\b": "text is escaped by the template",
    r"\|\s*safe\b": "text is escaped by the template",
    r"autoescape\s+off": "text is escaped by the template",
    r"\.raw\(": "the ORM writes the SQL",
    r"\.extra\(": "the ORM writes the SQL",
    r"\*\*\s*request\.": "nothing a visitor sends becomes a keyword",
}
WRONG = (
    "mark_safe(text)",
    "{{ text|safe }}",
    "{% autoescape off %}",
    "User.objects.raw(sql)",
    "rows.extra(where=[sql])",
    "rows.filter(**request.GET)",
)

# Reading of a scoped model in a view, past what the person may see.
UNSCOPED = (
    r"\b(Programme|Partner|Membership|Invitation|RoleGroup|Logo|Representative"
    r"|Contract|Section|Article|Block|Commitment|Note|Revision"
    r"|Path|Period|Phase|Step|Milestone|Session|Decision|Confidence|SharingPermission)"
    r"\.objects\.(all\(|get\(|filter\()(?!programme=programme)"
)
#: A line may stand here with its reason.
UNSCOPED_WITH_REASON = {
    # By reference, among the programmes that are visible to the person.
    "mine = Contract.objects.filter(",
}

# The fetcher cannot guard what is given in these ways (trust 4.3).
PAST_THE_FETCHER = (
    r"\bHTML\([^)]*\b(filename|url)=|stylesheets=\[[\"']|xmp_metadata="
    r"|\battachments=|presentational_hints=True"
)


def test_every_template_is_used():
    everything = "\n".join(map(text, [*modules(), *templates()]))
    names = {template_name(path) for path in templates()} - ASKED_BY_NAME
    # Form libraries ask for their own by a name that they put together.
    ours = {name for name in names if not name.startswith(("bootstrap5/", "admin/"))}
    assert [name for name in sorted(ours) if name not in everything] == []


def test_a_template_knows_its_own_floor_and_those_below():
    too_high = []
    for path in templates():
        floor = FLOORS.get(template_name(path).split("/")[0], 0)
        for other in re.findall(r'{% (?:include|extends) "([^"#]+)', text(path)):
            if FLOORS.get(other.split("/")[0], 0) > floor:
                too_high.append((template_name(path), other))
    assert too_high == []


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_every_migration_has_a_name_and_a_way_back():
    numbered = re.compile(r"\d{4}_(?!auto)[a-z0-9_]+\.py")
    assert [p.name for p in migrations() if not numbered.fullmatch(p.name)] == []
    loader = MigrationLoader(None)
    one_way = [
        key
        for key, migration in loader.disk_migrations.items()
        if key[0] in APPS
        for operation in migration.operations
        if not operation.reversible
    ]
    assert one_way == []


def test_verbose_names_are_lower_case():
    capitals = []
    for app in APPS:
        for model in apps.get_app_config(app).get_models():
            names = [model._meta.verbose_name, model._meta.verbose_name_plural]
            names += [field.verbose_name for field in model._meta.fields]
            # « ID » and a word such as « HTML » are capitals altogether.
            capitals += [str(n) for n in names if str(n)[:2].istitle()]
    assert capitals == []


@pytest.mark.parametrize("pattern", FORBIDDEN)
def test_no_way_round_the_escaping_is_used(pattern):
    assert any(re.search(pattern, line) for line in WRONG)
    # A letter is plain text: there is nothing to escape it for.
    pages = [path for path in templates() if path.suffix != ".txt"]
    found = lines_with(pattern, [*modules(), *pages])
    assert found == [], FORBIDDEN[pattern]


def test_views_read_within_what_the_person_may_see():
    assert re.search(UNSCOPED, "Partner.objects.get(pk=pk)")
    views = [path for path in modules() if "views" in path.parts]
    assert views
    found = {line.split(": ", 1)[1] for line in lines_with(UNSCOPED, views)}
    assert found - UNSCOPED_WITH_REASON == set()


def test_the_renderer_is_given_nothing_past_its_fetcher():
    assert re.search(PAST_THE_FETCHER, 'HTML(filename="x")')
    assert lines_with(PAST_THE_FETCHER, modules()) == []


def test_templates_hold_no_style_nor_script():
    inline = r"\sstyle=|\son[a-z]+=[\"']|<script(?![^>]*\bsrc=)|javascript:"
    assert re.search(inline, "<p style='x'>")
    assert re.search(inline, '<a onclick="x()">')
    assert re.search(inline, "<script>x()</script>")
    assert lines_with(inline, templates()) == []
    # A print has no page of its own to ask a sheet of: its style is put inside.
    styled = lines_with(r"<style", templates())
    assert [line for line in styled if "/print/" not in line] == []


def test_nothing_is_asked_of_another_site():
    elsewhere = r"(src|href|action)=[\"'](https?:)?//"
    assert re.search(elsewhere, '<link href="https://example.org/x.css">')
    assert lines_with(elsewhere, templates()) == []


def test_modules_and_templates_stay_short():
    long = [p for p in modules() if text(p).count("\n") > 300]
    long += [p for p in templates() if text(p).count("\n") > 100]
    tests = sorted((ROOT / "tests").rglob("*.py"))
    long += [p for p in tests if text(p).count("\n") > 300]
    assert [str(path.relative_to(ROOT)) for path in long] == []


def test_the_sources_that_are_checked_are_there():
    assert len(modules()) > 30
    assert len(templates()) > 10
    assert TEMPLATES.is_dir()


def creating():
    """Return the addresses whose POST makes rows, by what their names end with."""
    made = ("_add", "_open", "_invite", "_pick", "_plan", ":begin", ":import_fill")
    found = {n: a.view for n, a in ours().items() if n.endswith((*made, "_resend"))}
    # It asks which kind of session alone; the page of each kind plans it.
    del found["workshops:session_add"]
    return found


def test_each_creating_view_makes_its_thing_once():
    """`once` is found in the layers of each view's decorators."""
    assert len(creating()) >= 10
    assert [name for name, view in creating().items() if not is_once(view)] == []
    assert not is_once(ours()["help"].view)


def is_once(view):
    while view is not None:
        if view.__module__ and view.__code__.co_qualname.startswith("once."):
            return True
        view = getattr(view, "__wrapped__", None)
    return False


def test_each_row_that_is_edited_counts_its_versions():
    """A form over a row of a programme notices that somebody else saved in between."""
    known = {
        form._meta.model for form in every_below(VersionedModelForm) if is_ours(form)
    }
    assert len(known) >= 5
    assert [m for m in known if "version" not in fields_of(m)] == []
    edited = {name for name in EXPECT if name.endswith(("_edit", ":edit", "settings"))}
    assert len(edited) >= 6


def every_below(kind):
    for one in kind.__subclasses__():
        yield one
        yield from every_below(one)


def is_ours(form):
    return form._meta.model is not None and form.__module__.startswith(APPS)


def fields_of(model):
    return {field.name for field in model._meta.get_fields()}


def test_no_script_takes_a_name_of_the_one_that_every_page_has():
    """The browser would refuse the whole second script, without a word on the page."""
    static, everywhere = ROOT / "static", "csm.js"
    named = re.compile(r"^(?:const|let|class|function)\s+(\w+)", re.MULTILINE)
    names = {
        path.name: set(named.findall(path.read_text())) for path in static.glob("*.js")
    }
    others = {name: known for name, known in names.items() if name != everywhere}
    assert len(others) >= 4
    shared = {name: known & names[everywhere] for name, known in others.items()}
    assert {name: known for name, known in shared.items() if known} == {}
