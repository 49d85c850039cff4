"""What every file of the repository keeps to; each check is shown something wrong first."""

import re

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

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
FLOORS = {"contracts": 1, "csm": 2}

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
    r"|Contract|Section|Article|Block|Commitment|Note|Revision)"
    r"\.objects\.(all\(|get\(|filter\()(?!programme=programme)"
)
#: A line may stand here with its reason.
UNSCOPED_WITH_REASON = {}

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
    found = lines_with(pattern, [*modules(), *templates()])
    assert found == [], FORBIDDEN[pattern]


def test_views_read_within_what_the_person_may_see():
    assert re.search(UNSCOPED, "Partner.objects.get(pk=pk)")
    views = [path for path in modules() if "views" in path.parts]
    assert views
    found = {line.split(": ", 1)[1] for line in lines_with(UNSCOPED, views)}
    assert found - set(UNSCOPED_WITH_REASON) == set()


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
