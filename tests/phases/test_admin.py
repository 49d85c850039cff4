"""The administration of the path templates: a list of lines, as a committee writes it."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertRedirects

from phases.copying import begin_path, copy_template
from phases.lines import faults
from phases.models import PathTemplate, TemplateLine
from tests.factories import make_programme, make_user
from tests.phases.scenes import MULHOUSE, ROUFFACH

pytestmark = pytest.mark.django_db

COLUMNS = ("sort", "code", "label", "kind", "milestone", "from_month", "until_month")
LIST = reverse("admin:phases_pathtemplate_changelist")


@pytest.fixture
def site_admin(client):
    user = make_user(is_staff=True, is_superuser=True)
    client.force_login(user)
    return user


def template(name=ROUFFACH):
    return PathTemplate.objects.get(name=name)


def rows(of):
    return list(of.lines.order_by("position").values_list(*COLUMNS))


def change(name=ROUFFACH):
    return reverse("admin:phases_pathtemplate_change", args=[template(name).pk])


def line(sort, code="", label="Une ligne", kind="", milestone="", **values):
    return {
        "sort": sort,
        "code": code,
        "label": label,
        "kind": kind,
        "milestone": milestone,
        "from_month": "",
        "until_month": "",
    } | values


def sent(lines, name="Chez nous", **values):
    """Return the form of a new template with these lines, numbered as they come."""
    data = {
        "name": name,
        "about": "",
        "pack": "",
        "phase_word": "Phase",
        "outcome": "Fin",
    }
    data |= {"lines-TOTAL_FORMS": len(lines), "lines-INITIAL_FORMS": 0}
    for number, one in enumerate(lines):
        one = {"position": number + 1} | one
        data |= {f"lines-{number}-{name}": value for name, value in one.items()}
    return data | values


def add(client, lines, **values):
    return client.post(reverse("admin:phases_pathtemplate_add"), sent(lines, **values))


def test_a_committee_writes_a_path_line_by_line(client, site_admin):
    answer = add(
        client,
        [
            line("period", label="Avant"),
            line("phase", "1", kind="launch", from_month="9", until_month="10"),
            line("step", "a"),
            line("step", "b", milestone="signature"),
            line("milestone", milestone="final"),
        ],
    )
    assertRedirects(answer, LIST)
    made = template("Chez nous")
    assert [(one.sort, one.position) for one in made.lines.order_by("position")] == [
        ("period", 10),
        ("phase", 20),
        ("step", 30),
        ("step", 40),
        ("milestone", 50),
    ]
    path = begin_path(make_programme(), made)
    assert [str(step) for step in path.phases.get().steps.in_order()] == ["1 a", "1 b"]


def test_a_line_is_slipped_in_by_a_number_between_two(client, site_admin):
    lines = [line("phase", "1"), line("phase", "3"), line("phase", "2", position=1)]
    add(client, lines)
    made = template("Chez nous").lines.order_by("position")
    assert list(made.values_list("code", flat=True)) == ["1", "2", "3"]


def test_a_line_without_a_number_comes_last(client, site_admin):
    add(client, [line("phase", "9", position=""), line("phase", "1")])
    made = template("Chez nous").lines.order_by("position")
    assert list(made.values_list("code", flat=True)) == ["1", "9"]


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ([line("step", "a")], "une sous-étape vient après une phase"),
        (
            [line("phase", "1"), line("period"), line("step", "a")],
            "Ligne 3, « Une ligne » : une sous-étape vient après une phase",
        ),
        ([line("milestone", milestone="final")], "un jalon vient après une phase"),
        (
            [
                line("phase", "1"),
                line("step", milestone="final"),
                line("milestone", milestone="final"),
            ],
            "ce jalon y est déjà",
        ),
        ([line("phase", "1"), line("phase", "1")], "son numéro est déjà pris"),
        (
            [line("phase", "1"), line("step", "a"), line("step", "a")],
            "son numéro est déjà pris",
        ),
        ([line("phase"), line("period", "1")], "le numéro et la nature sont pour"),
        ([line("period")], "Un parcours a au moins une phase"),
        ([line("milestone")], "Dites de quel jalon"),
        ([line("phase", milestone="final")], "Seule une sous-étape"),
        ([line("phase", from_month="9")], "Donnez le premier mois et le dernier"),
        (
            [line("phase"), line("period", from_month="9", until_month="9")],
            "à une phase ou à une sous-étape",
        ),
    ],
)
def test_lines_that_make_no_path_are_refused_in_words(client, site_admin, lines, says):
    page = add(client, lines)
    assert says in page.content.decode().replace("\xa0", " ")
    assert not PathTemplate.objects.filter(name="Chez nous").exists()


@pytest.mark.parametrize("name", [MULHOUSE, ROUFFACH])
def test_the_shipped_paths_are_sound(name):
    assert faults(list(template(name).lines.order_by("position"))) == []


def test_steps_of_two_phases_may_have_the_same_letter():
    lines = [("phase", "1"), ("step", "a"), ("phase", "2"), ("step", "a")]
    assert faults([TemplateLine(sort=s, code=c, label="x") for s, c in lines]) == []


def test_a_line_is_taken_out_and_the_others_follow(client, site_admin):
    found = list(template().lines.order_by("position"))
    data = sent([], name=ROUFFACH)
    data["lines-TOTAL_FORMS"] = data["lines-INITIAL_FORMS"] = len(found)
    for number, one in enumerate(found):
        values = {name: getattr(one, name) or "" for name in COLUMNS}
        values |= {"id": one.pk, "position": one.position}
        data |= {f"lines-{number}-{name}": value for name, value in values.items()}
    data["lines-0-DELETE"] = "on"
    assertRedirects(client.post(change(), data), LIST)
    assert [row[1] for row in rows(template())] == [
        "II",
        "a",
        "b",
        "c",
        "III",
        "a",
        "b",
        "c",
        "IV",
    ]


def test_a_template_is_copied_under_a_free_name_without_its_pack(client, site_admin):
    ask = {"action": "copy", "_selected_action": [template().pk]}
    for _again in range(2):
        assertRedirects(client.post(LIST, ask), LIST)
    copies = PathTemplate.objects.filter(name__startswith=f"{ROUFFACH} (").order_by(
        "pk"
    )
    assert [one.name for one in copies] == [
        f"{ROUFFACH} (copie)",
        f"{ROUFFACH} (copie 2)",
    ]
    assert {one.pack for one in copies} == {None}
    assert [rows(one) for one in copies] == [rows(template())] * 2
    assert template().pack is not None


def test_a_long_name_leaves_room_for_the_word():
    long = PathTemplate.objects.create(name="x" * 120)
    assert len(copy_template(long).name) == 120


def test_a_template_is_read_in_words(client, site_admin):
    address = reverse("admin:phases_pathtemplate_preview", args=[template().pk])
    assertContains(client.get(LIST), address)
    assertContains(client.get(change()), address)
    page = client.get(address)
    for said in ("<strong>II c</strong>", "de février à juin", "{les participants}"):
        assertContains(page, said)
    missing = reverse("admin:phases_pathtemplate_preview", args=[0])
    assert client.get(missing).status_code == 404


def test_the_programmes_keep_the_path_that_they_have_copied(client, site_admin):
    path = begin_path(make_programme(), template())
    client.post(
        reverse("admin:phases_pathtemplate_delete", args=[template().pk]),
        {"post": "yes"},
    )
    assert not PathTemplate.objects.filter(name=ROUFFACH).exists()
    assert path.phases.count() == 4


@pytest.mark.parametrize("staff", [{}, {"is_staff": True}], ids=str)
def test_without_the_right_nobody_reads_or_copies_a_template(client, staff):
    client.force_login(make_user(**staff))
    preview = reverse("admin:phases_pathtemplate_preview", args=[template().pk])
    ask = {"action": "copy", "_selected_action": [template().pk]}
    assert client.get(preview).status_code in (302, 403)
    assert client.post(LIST, ask).status_code in (302, 403)
    assert PathTemplate.objects.count() == 2
