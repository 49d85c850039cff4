"""The two paths that are shipped, line by line as their documents give them."""

import pytest

from phases.models import PathTemplate

pytestmark = pytest.mark.django_db


def lines(name, *fields):
    template = PathTemplate.objects.get(name=name)
    return list(template.lines.order_by("position").values_list(*fields))


def test_mulhouse_has_three_periods_four_phases_and_three_milestones():
    assert lines("Mulhouse 2008", "sort", "code", "kind", "milestone") == [
        ("period", "", "", ""),
        ("phase", "1", "definition", ""),
        ("phase", "2", "construction", ""),
        ("milestone", "", "", "signature"),
        ("period", "", "", ""),
        ("phase", "3", "realisation", ""),
        ("milestone", "", "", "mid_term"),
        ("milestone", "", "", "final"),
        ("period", "", "", ""),
        ("phase", "4", "takeover", ""),
    ]


def test_mulhouse_names_its_periods_and_plans_no_month():
    assert lines("Mulhouse 2008", "label", "from_month")[::4] == [
        ("Période de préparation du CSM", None),
        ("Période de réalisation du CSM", None),
        ("Fin du CSM", None),
    ]
    assert {month for (month,) in lines("Mulhouse 2008", "until_month")} == {None}


def test_rouffach_has_four_steps_with_letters_and_three_that_are_milestones():
    found = lines(
        "Rouffach 2019", "sort", "code", "milestone", "from_month", "until_month"
    )
    assert found == [
        ("phase", "I", "", 9, 10),
        ("phase", "II", "", 11, 3),
        ("step", "a", "", 11, 12),
        ("step", "b", "", 1, 2),
        ("step", "c", "signature", 3, 3),
        ("phase", "III", "", 2, 6),
        ("step", "a", "", 2, 6),
        ("step", "b", "mid_term", None, None),
        ("step", "c", "final", None, None),
        ("phase", "IV", "", 6, 6),
    ]


@pytest.mark.parametrize("name", ["Mulhouse 2008", "Rouffach 2019"])
def test_each_path_belongs_to_the_pack_of_its_name_and_ends_in_well_being(name):
    template = PathTemplate.objects.get(name=name)
    assert template.pack.name == name
    assert template.outcome == "Bien-être ou mieux-être"


@pytest.mark.parametrize("name", ["Mulhouse 2008", "Rouffach 2019"])
def test_no_label_names_the_participants_but_by_a_mark(name):
    words = " ".join(label for (label,) in lines(name, "label")).lower()
    assert "{les participants}" in words
    assert "bénéficiaire" not in words
    assert "auteur" not in words


@pytest.mark.parametrize("name", ["Mulhouse 2008", "Rouffach 2019"])
def test_the_group_takes_over_only_if_it_wishes(name):
    *_before, (label,) = lines(name, "label")
    assert "s’il le souhaite" in label
    assert "possible" in label


WORDS = {
    "Mulhouse 2008": [
        "Période de préparation du CSM",
        "Définition du bien-être / mal-être par {les participants} ; identification des"
        " besoins",
        "Construction du CSM avec {les participants} eux-mêmes",
        "Signature du CSM",
        "Période de réalisation du CSM",
        "Ce que nous faisons collectivement pour aller vers un mieux-être ; mise en œuvre"
        " des engagements",
        "Évaluation {délai de mi-parcours} après la signature",
        "Évaluation à la fin du contrat",
        "Fin du CSM",
        "Prise en main du CSM par le groupe de façon autonome s’il le souhaite, avec un"
        " soutien de la collectivité possible",
    ],
    "Rouffach 2019": [
        "Étape de lancement du CSM : dynamique de groupe, liens de confiance entre et"
        " avec {les participants}, appropriation du projet",
        "Étape de préparation du CSM",
        "Définition du bien-être / mal-être par {les participants}",
        "Construction du CSM par {les participants} : partage des responsabilités, choix"
        " des ateliers de progrès, calendrier, préparation du contrat",
        "Signature du contrat",
        "Étape de concrétisation du CSM",
        "Mise en place des ateliers de progrès vers le bien-être, respect des engagements"
        " mutuels",
        "Co-évaluation participative de mi-parcours",
        "Co-évaluation participative finale",
        "Fin du CSM : prise en main par le groupe de façon autonome s’il le souhaite,"
        " avec un soutien possible",
    ],
}


@pytest.mark.parametrize("name", WORDS)
def test_every_line_has_the_words_of_its_document(name):
    assert lines(name, "label") == [(words,) for words in WORDS[name]]
