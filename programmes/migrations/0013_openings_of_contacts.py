"""That a contact was opened is told to who left it (trust 6.5): no column changes."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('programmes', '0012_earlier_first_names'),
    ]

    operations = [
        migrations.AlterField(
            model_name='opening',
            name='what',
            field=models.CharField(choices=[('permission', 'what was confided, with a permission'), ('export', 'everything about one person'), ('contact', 'the contact left for the group')], max_length=16),
        ),
    ]
