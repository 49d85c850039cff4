"""First names that were ticked as shared become agreements, to be taken back as others.

Until then a tick of the form, « agrees that the others see this first name », was all
that was kept. Without anybody to have noted it, the name is shared no more.
"""

import hashlib

from django.db import migrations

WORDS = "Accepte que les autres participants voient ce prénom."


def keep(apps, schema_editor):
    models = (
        apps.get_model("programmes", name)
        for name in ("Partner", "Consent", "Membership")
    )
    Partner, Consent, Membership = models
    known = Consent.objects.filter(purpose="first_name").values("partner")
    for partner in Partner.objects.filter(first_name_shared=True).exclude(pk__in=known):
        roles = {"programme": partner.programme_id, "role": "coordinator"}
        noted = Membership.objects.filter(**roles).order_by("pk").first()
        if noted is None:
            Partner.objects.filter(pk=partner.pk).update(first_name_shared=False)
            continue
        Consent.objects.create(
            partner=partner,
            purpose="first_name",
            words=WORDS,
            words_digest=hashlib.sha256(WORDS.encode()).hexdigest(),
            given="aloud",
            given_on=partner.created_at.date(),
            recorded_by_id=noted.user_id,
        )


class Migration(migrations.Migration):
    dependencies = [("programmes", "0011_consents_rights_retention")]

    operations = [migrations.RunPython(keep, migrations.RunPython.noop)]
