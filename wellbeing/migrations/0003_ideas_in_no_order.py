from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("wellbeing", "0002_shipped_referentials")]

    operations = [
        migrations.AlterModelOptions(
            name="idea",
            options={
                "ordering": ["pk"],
                "verbose_name": "idea",
                "verbose_name_plural": "ideas",
            },
        ),
    ]
