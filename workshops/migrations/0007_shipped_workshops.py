"""The eight themes that groups chose before, and the seven social skills of the method.

Needs and contents are in our own words, and name kinds of hosts, never an organisation
(domain 6.2 and 6.3). A site then changes them in the administration.
"""

from django.db import migrations

#: Theme, need, and the contents, one on each line.
THEMES = (
    (
        "Échanger avec des personnes d’autres CSM",
        "Entendre comment un autre groupe a vécu son contrat, et raconter le nôtre.",
        "Une rencontre avec le groupe d’un autre territoire\n"
        "Une visite rendue, pour continuer l’échange",
    ),
    (
        "Retrouver un travail, se sentir utile, mieux s’assumer financièrement",
        "Savoir par où commencer, et reprendre confiance dans ce que l’on sait faire.",
        "Se présenter à un employeur, avec un conseiller de l’emploi\n"
        "La visite d’un lieu de travail adapté",
    ),
    (
        "Trouver un logement, connaître les règles de la location",
        "Chercher sans se perdre, et savoir ce qu’un bail permet et demande.",
        "Les droits et les devoirs du locataire, avec une agence d’information\n"
        "La lecture d’un bail, ensemble",
    ),
    (
        "Gérer son budget",
        "Y voir clair dans ses dépenses, et savoir à qui parler en cas de souci.",
        "Comprendre un crédit, avec une association d’aide au budget\n"
        "Lire ses factures et les réduire, avec un fournisseur d’énergie",
    ),
    (
        "Connaître les associations, le bénévolat",
        "Trouver près de chez soi un lieu où aller, et où se rendre utile.",
        "Une rencontre avec des associations du quartier\n"
        "Un essai de bénévolat\n"
        "Une activité sportive, avec un club",
    ),
    (
        "Écoute neutre, entraide mutuelle, pair-aidance",
        "Parler sans être jugé, et s’aider entre personnes qui se comprennent.",
        "La démocratie sanitaire : être entendu quand on décide de la santé\n"
        "Les droits des personnes qui reçoivent des soins",
    ),
    (
        "Apaiser la douleur et les angoisses, se relaxer",
        "Connaître des façons simples de se détendre, seul ou ensemble.",
        "Un atelier « clown »\nDes exercices de souffle et de détente",
    ),
    (
        "Partager le théâtre",
        "Voir, jouer, et dire autrement ce que l’on ressent.",
        "Un théâtre qui présente son travail\n"
        "Un artiste qui vient jouer avec le groupe",
    ),
)
SKILLS = (
    "Confiance en soi",
    "Cohésion de groupe",
    "Communication",
    "Réactivité",
    "Bien-être et conflits",
    "Gestion des émotions positives et négatives",
    "Rêves",
)


def ship(apps, schema_editor):
    WorkshopModel = apps.get_model("workshops", "WorkshopModel")
    for position, (theme, need, contents) in enumerate(THEMES, start=1):
        WorkshopModel.objects.create(
            theme=theme, need=need, contents=contents, position=position
        )
    SocialSkill = apps.get_model("workshops", "SocialSkill")
    for position, label in enumerate(SKILLS, start=1):
        SocialSkill.objects.create(label=label, position=position)


def take_back(apps, schema_editor):
    """Remove the themes, and the skills that no session has ticked."""
    themes = [theme for theme, _need, _contents in THEMES]
    apps.get_model("workshops", "WorkshopModel").objects.filter(
        theme__in=themes
    ).delete()
    ticks = apps.get_model("workshops", "Session").skills.through.objects
    skills = apps.get_model("workshops", "SocialSkill").objects
    skills.filter(label__in=SKILLS).exclude(
        pk__in=ticks.values("socialskill")
    ).delete()


class Migration(migrations.Migration):
    dependencies = [("workshops", "0006_a_season")]

    operations = [migrations.RunPython(ship, take_back)]
