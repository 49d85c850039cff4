from django.db import migrations
from django.db.models import F


def accept(apps, schema_editor):
    """Both groups have read the exchanges planned so far: they count as accepted."""
    sessions = apps.get_model("workshops", "Session").objects
    earlier = sessions.exclude(other_programme=None).filter(declined_at=None)
    earlier.filter(accepted_at=None).update(accepted_at=F("created_at"))


class Migration(migrations.Migration):

    dependencies = [
        ('workshops', '0004_exchange_accepted'),
    ]

    operations = [
        migrations.RunPython(accept, migrations.RunPython.noop),
    ]
