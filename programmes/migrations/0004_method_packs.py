"""The role-group set becomes the method pack, on which the apps above hang more."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("programmes", "0003_journal_and_freezing"),
        # Its tables were made with keys to the model under its former name.
        ("contracts", "0003_freezing_and_signing"),
    ]

    operations = [
        migrations.RenameModel("RoleGroupSet", "MethodPack"),
        migrations.RenameModel("RoleGroupModel", "ModelRoleGroup"),
        migrations.RenameField("modelrolegroup", "group_set", "pack"),
    ]
