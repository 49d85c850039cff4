"""The two lists of dimensions of the method, in the words that a site may then change.

What the sources confirm is marked so; all the rest is a beginning, « to be checked ».
"""

from django.db import migrations

EIGHT = "Huit dimensions"
NINE = "Neuf dimensions"
#: Letter, words, confirmed, and the components: number, words, confirmed.
DIMENSIONS = (
    (
        "A",
        "Accès aux moyens de vie",
        True,
        (
            ("A01", "Alimentation", True),
            ("A02", "Médicaments et soins", True),
            ("A03", "Logement, aménagement", True),
            ("A04", "Habillement", False),
            ("A05", "Éducation, formation", True),
            ("A06", "Emploi, travail", False),
            ("A07", "Loisirs, culture, sports", True),
            ("A08", "Pouvoir d’achat, accès à la finance", False),
            ("A09", "Assistance, services à la personne", False),
            ("A10", "Mobilité", True),
            ("A11", "Information, échanges", False),
        ),
    ),
    (
        "B",
        "Cadre de vie",
        True,
        (
            ("B01", "Salubrité, pollution, bruit", False),
            ("B02", "Infrastructures de base", True),
            ("B03", "Équipements de services", False),
            ("B04", "Lieux de rencontre et de loisirs", False),
            ("B05", "Conditions naturelles", False),
            ("B06", "Espace et paysage", False),
            ("B07", "Conditions de travail", False),
        ),
    ),
    (
        "C",
        "Relations avec les institutions",
        False,
        (
            ("C01", "Droits et reconnaissance", False),
            ("C02", "Justice", False),
            ("C03", "Transparence et communication", False),
            ("C04", "Organisation et finances", False),
            ("C05", "Accès, information, contacts", False),
            ("C06", "Concertation, démocratie", False),
            ("C07", "Politiques publiques", False),
        ),
    ),
    (
        "D",
        "Relations personnelles",
        False,
        (
            ("D01", "Couple", False),
            ("D02", "Famille", False),
            ("D03", "Amitié", False),
            ("D04", "Voisinage", False),
            ("D05", "Relations de travail", False),
            ("D06", "Animaux", False),
        ),
    ),
    (
        "E",
        "Équilibres sociaux",
        False,
        (
            ("E01", "Vivre ensemble, respect, tolérance", False),
            ("E02", "Solidarité", False),
            ("E03", "Mixité, égalité", False),
            ("E04", "Inclusion, exclusion", False),
            ("E05", "Violence et paix", False),
            ("E06", "Générations", False),
            ("E07", "Économie", False),
            ("E08", "Démographie", False),
        ),
    ),
    (
        "F",
        "Équilibres personnels",
        False,
        (
            ("F01", "Santé physique", False),
            ("F02", "Autonomie, liberté", False),
            ("F03", "Emploi du temps", False),
            ("F04", "Équilibre mental et émotionnel", False),
            ("F05", "Vie spirituelle et culturelle", False),
            ("F06", "Rapport à la nature", False),
            ("F07", "Liens avec la société", False),
        ),
    ),
    (
        "G",
        "Sentiments de bien-être et de mal-être",
        False,
        (
            ("G01", "Estime de soi, honte", False),
            ("G02", "Satisfaction, frustration", False),
            ("G03", "Sérénité, peur", False),
            ("G04", "Stress, soucis", False),
            ("G05", "Joie, tristesse", False),
        ),
    ),
    (
        "H",
        "Attitudes et initiatives",
        False,
        (
            ("H01", "Travail sur soi", False),
            ("H02", "Activités et initiatives privées", False),
            ("H03", "Dynamisme, volonté", False),
            ("H04", "Sociabilité", False),
            ("H05", "Engagement citoyen", False),
            ("H06", "Responsabilité envers les biens communs", False),
        ),
    ),
)
ENVIRONMENT = ("I", "Rapport à l’environnement", False, ())


def ship(apps, schema_editor):
    Referential = apps.get_model("wellbeing", "Referential")
    for name, about, dimensions, is_usual in (
        (EIGHT, "La liste la plus ancienne, de A à H.", DIMENSIONS, True),
        (
            NINE,
            "La liste plus récente : une neuvième dimension, l’environnement.",
            (*DIMENSIONS, ENVIRONMENT),
            False,
        ),
    ):
        list_ = Referential.objects.create(
            name=name, edition="1", about=about, is_usual=is_usual
        )
        for place, dimension in enumerate(dimensions):
            _write(apps, list_, place, *dimension)


def _write(apps, list_, place, code, label, is_confirmed, components):
    dimension = list_.dimensions.model.objects.create(
        referential=list_,
        code=code,
        label=label,
        is_confirmed=is_confirmed,
        position=place,
    )
    Component = apps.get_model("wellbeing", "Component")
    general = (f"{code}00", f"{label} en général", code in ("A", "B"))
    for position, (number, words, confirmed) in enumerate((general, *components)):
        Component.objects.create(
            dimension=dimension,
            code=number,
            label=words,
            is_confirmed=confirmed,
            is_general=position == 0,
            position=position,
        )


def take_back(apps, schema_editor):
    """Remove the two lists, as long as no round was sorted by them."""
    Referential = apps.get_model("wellbeing", "Referential")
    shipped = Referential.objects.filter(name__in=(EIGHT, NINE), edition="1")
    shipped.filter(rounds=None).delete()


class Migration(migrations.Migration):
    dependencies = [("wellbeing", "0001_rounds_and_ideas")]

    operations = [migrations.RunPython(ship, take_back)]
