"""Model texts belong to a method pack, no longer called a role-group set."""

import django.db.models.deletion
from django.db import migrations, models


def to_pack(related_name):
    return models.ForeignKey(
        blank=True,
        null=True,
        on_delete=django.db.models.deletion.CASCADE,
        related_name=related_name,
        to="programmes.methodpack",
        verbose_name="method pack",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("contracts", "0003_freezing_and_signing"),
        ("programmes", "0004_method_packs"),
    ]

    operations = [
        migrations.RenameField("modelarticle", "group_set", "pack"),
        migrations.RenameField("modelcommitment", "group_set", "pack"),
        migrations.AlterField("modelarticle", "pack", to_pack("model_articles")),
        migrations.AlterField("modelcommitment", "pack", to_pack("model_commitments")),
    ]
