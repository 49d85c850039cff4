from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("wellbeing", "0003_ideas_in_no_order"),
    ]

    operations = [
        migrations.AddField(
            model_name="round",
            name="lap",
            field=models.PositiveSmallIntegerField(default=1, editable=False),
        ),
        migrations.AddField(
            model_name="round",
            name="heard_before",
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name="round",
            name="timed_until",
            field=models.DateTimeField(editable=False, null=True),
        ),
    ]
