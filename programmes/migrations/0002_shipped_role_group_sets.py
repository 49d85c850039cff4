"""The two sets of role groups to start from, in the manner of two known programmes."""

from django.db import migrations

GROUPS = ("kind", "voice", "label", "speaks_as", "may_be_empty", "open_sentence")

PARTICIPANTS = ("participant", "je", "", "", False, "")
FACILITATORS = (
    "facilitator",
    "nous",
    "Animateurs du CSM",
    "animateurs du CSM",
    False,
    "",
)
TO_COME = (
    "future",
    "s_engageront",
    "Partenaires à venir",
    "les partenaires qui rejoindront la démarche",
    True,
    "À écrire avec les partenaires que nous irons rencontrer.",
)

SETS = [
    (
        {
            "name": "Mulhouse 2008",
            "participant_singular": "partenaire bénéficiaire",
            "participant_plural": "partenaires bénéficiaires",
            "participant_gender": "b",
            "duration_months": 6,
            "mid_term_rule": "months_after_signature",
            "mid_term_months": 3,
        },
        [
            PARTICIPANTS,
            ("authority", "nous", "Collectivité", "collectivité", False, ""),
            FACILITATORS,
            TO_COME,
        ],
    ),
    (
        {
            "name": "Rouffach 2019",
            "participant_singular": "partenaire-auteur",
            "participant_plural": "partenaires-auteurs",
            "participant_gender": "b",
            # The slides give no length: it is asked in each programme.
            "duration_months": None,
            "mid_term_rule": "halfway",
            "mid_term_months": None,
        },
        [
            PARTICIPANTS,
            (
                "authority",
                "nous",
                "Établissement porteur",
                "établissement porteur du CSM",
                False,
                "",
            ),
            FACILITATORS,
            (
                "association",
                "nous",
                "Partenaires mobilisés",
                "partenaires mobilisés",
                True,
                "À écrire par ces partenaires, après une rencontre avec le groupe.",
            ),
            TO_COME,
        ],
    ),
]


def ship(apps, schema_editor):
    RoleGroupSet = apps.get_model("programmes", "RoleGroupSet")
    for values, groups in SETS:
        group_set = RoleGroupSet.objects.create(**values)
        for position, group in enumerate(groups):
            group_set.groups.create(
                position=position, **dict(zip(GROUPS, group, strict=True))
            )


def take_back(apps, schema_editor):
    RoleGroupSet = apps.get_model("programmes", "RoleGroupSet")
    RoleGroupSet.objects.filter(
        name__in=[values["name"] for values, _ in SETS]
    ).delete()


class Migration(migrations.Migration):
    dependencies = [("programmes", "0001_initial")]

    operations = [migrations.RunPython(ship, take_back)]
