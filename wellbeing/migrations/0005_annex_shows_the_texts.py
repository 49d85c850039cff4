from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("wellbeing", "0004_wall_of_a_round"),
    ]

    operations = [
        migrations.AlterField(
            model_name="definition",
            name="shows",
            field=models.CharField(
                choices=[
                    ("all", "the texts, and every idea"),
                    ("texts", "the texts alone"),
                ],
                default="texts",
                max_length=8,
                verbose_name="annex 1 shows",
            ),
        ),
    ]
