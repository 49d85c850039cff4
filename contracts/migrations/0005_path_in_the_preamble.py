"""The model preambles announce the path, whose drawing says the phases.

Only the texts that nobody changed are touched, there and back.
"""

from importlib import import_module

from django.db import migrations

shipped = import_module("contracts.migrations.0002_shipped_models")

ANNOUNCED = {
    shipped.THREE_PERIODS: (
        "Le comité de pilotage local a fixé les étapes de notre parcours, en accord avec"
        " le Conseil de l’Europe :\n"
        "{parcours}\n"
    ),
    shipped.FOUR_STEPS: (
        "Notre parcours a quatre étapes, qui peuvent se chevaucher :\n{parcours}\n"
    ),
}


def _texts(phases):
    return shipped.PURPOSE + phases + shipped.NATURE


def announce(apps, schema_editor):
    for described, announced in ANNOUNCED.items():
        _replace(apps, _texts(described), _texts(announced))


def describe(apps, schema_editor):
    for described, announced in ANNOUNCED.items():
        _replace(apps, _texts(announced), _texts(described))


def _replace(apps, old, new):
    ModelArticle = apps.get_model("contracts", "ModelArticle")
    ModelArticle.objects.filter(place="preamble", text=old).update(text=new)


class Migration(migrations.Migration):
    dependencies = [
        ("contracts", "0004_method_packs"),
        ("phases", "0002_shipped_templates"),
    ]

    operations = [migrations.RunPython(announce, describe)]
