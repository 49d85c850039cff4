"""The two paths to start from, as their documents give them (domain 3.1, 3.2).

Phase 1 of Mulhouse is step II a of Rouffach: the nature of a line tells them alike.
"""

from django.db import migrations

COLUMNS = ("sort", "code", "label", "kind", "milestone", "from_month", "until_month")
PERIOD, PHASE, STEP, MILESTONE = "period", "phase", "step", "milestone"

MULHOUSE = {
    "name": "Mulhouse 2008",
    "about": "Trois périodes, quatre phases ; une évaluation après la signature et une à"
    " la fin du contrat.",
    "phase_word": "Phase",
    "lines": [
        (PERIOD, "", "Période de préparation du CSM"),
        (
            PHASE,
            "1",
            "Définition du bien-être / mal-être par {les participants} ; identification"
            " des besoins",
            "definition",
        ),
        (
            PHASE,
            "2",
            "Construction du CSM avec {les participants} eux-mêmes",
            "construction",
        ),
        (MILESTONE, "", "Signature du CSM", "", "signature"),
        (PERIOD, "", "Période de réalisation du CSM"),
        (
            PHASE,
            "3",
            "Ce que nous faisons collectivement pour aller vers un mieux-être ; mise en"
            " œuvre des engagements",
            "realisation",
        ),
        (
            MILESTONE,
            "",
            "Évaluation {délai de mi-parcours} après la signature",
            "",
            "mid_term",
        ),
        (MILESTONE, "", "Évaluation à la fin du contrat", "", "final"),
        (PERIOD, "", "Fin du CSM"),
        (
            PHASE,
            "4",
            "Prise en main du CSM par le groupe de façon autonome s’il le souhaite, avec"
            " un soutien de la collectivité possible",
            "takeover",
        ),
    ],
}
ROUFFACH = {
    "name": "Rouffach 2019",
    "about": "Quatre étapes avec leurs sous-étapes et leurs mois ; elles se chevauchent.",
    "phase_word": "",
    "lines": [
        (
            PHASE,
            "I",
            "Étape de lancement du CSM : dynamique de groupe, liens de confiance entre et"
            " avec {les participants}, appropriation du projet",
            "launch",
            "",
            9,
            10,
        ),
        (PHASE, "II", "Étape de préparation du CSM", "", "", 11, 3),
        (
            STEP,
            "a",
            "Définition du bien-être / mal-être par {les participants}",
            "definition",
            "",
            11,
            12,
        ),
        (
            STEP,
            "b",
            "Construction du CSM par {les participants} : partage des responsabilités,"
            " choix des ateliers de progrès, calendrier, préparation du contrat",
            "construction",
            "",
            1,
            2,
        ),
        (STEP, "c", "Signature du contrat", "", "signature", 3, 3),
        (PHASE, "III", "Étape de concrétisation du CSM", "realisation", "", 2, 6),
        (
            STEP,
            "a",
            "Mise en place des ateliers de progrès vers le bien-être, respect des"
            " engagements mutuels",
            "",
            "",
            2,
            6,
        ),
        # One window is given for the three steps: none is made up for these two.
        (STEP, "b", "Co-évaluation participative de mi-parcours", "", "mid_term"),
        (STEP, "c", "Co-évaluation participative finale", "", "final"),
        (
            PHASE,
            "IV",
            "Fin du CSM : prise en main par le groupe de façon autonome s’il le souhaite,"
            " avec un soutien possible",
            "takeover",
            "",
            6,
            6,
        ),
    ],
}


def ship(apps, schema_editor):
    PathTemplate = apps.get_model("phases", "PathTemplate")
    MethodPack = apps.get_model("programmes", "MethodPack")
    for shipped in (MULHOUSE, ROUFFACH):
        template = PathTemplate.objects.create(
            pack=MethodPack.objects.filter(name=shipped["name"]).first(),
            **{name: shipped[name] for name in ("name", "about", "phase_word")},
        )
        for position, line in enumerate(shipped["lines"], start=1):
            template.lines.create(
                position=position, **dict(zip(COLUMNS, line, strict=False))
            )


def take_back(apps, schema_editor):
    PathTemplate = apps.get_model("phases", "PathTemplate")
    names = [shipped["name"] for shipped in (MULHOUSE, ROUFFACH)]
    PathTemplate.objects.filter(name__in=names).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("phases", "0001_initial"),
        ("programmes", "0006_shipped_questions"),
    ]

    operations = [migrations.RunPython(ship, take_back)]
