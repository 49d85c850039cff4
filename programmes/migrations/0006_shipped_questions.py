"""The questions of the method, for the two known packs and what began from them.

The programmes that are there are open to all who take part in them, and stay so.
"""

from django.db import migrations
from django.db.models.functions import TruncDate

PACKS = {
    "Mulhouse 2008": "Trois périodes et quatre phases ; la signature ouvre la réalisation.",
    "Rouffach 2019": "Quatre étapes qui se chevauchent, avec leurs mois dans la saison.",
}
QUESTIONS = {
    "well_being": "D’une manière générale, qu’est-ce que c’est pour vous que le"
    " bien-être ?",
    "ill_being": "D’une manière générale, qu’est-ce que c’est pour vous que le"
    " mal-être ?",
    "action": "Que faites-vous, ou que pourriez-vous faire, pour le bien-être de tous ?",
    "needs": "De quoi avons-nous besoin pour aller vers un mieux-être ?",
    "brought": "Qu’est-ce que la démarche a apporté à votre bien-être ?",
    "no_effect": "Où la démarche est-elle restée sans effet sur le bien-être, ou"
    " l’a-t-elle abîmé ?",
    "improvement": "Que proposez-vous de changer ou d’ajouter pour faire mieux ?",
}


def ship(apps, schema_editor):
    MethodPack = apps.get_model("programmes", "MethodPack")
    ModelQuestion = apps.get_model("programmes", "ModelQuestion")
    Programme = apps.get_model("programmes", "Programme")
    Question = apps.get_model("programmes", "Question")
    for name, about in PACKS.items():
        for pack in MethodPack.objects.filter(name=name):
            pack.about = about
            pack.save(update_fields=["about"])
            ModelQuestion.objects.bulk_create(
                (
                    ModelQuestion(pack=pack, kind=kind, text=text)
                    for kind, text in QUESTIONS.items()
                ),
                ignore_conflicts=True,
            )
    Question.objects.bulk_create(
        (
            Question(programme=programme, kind=kind, text=text)
            for programme in Programme.objects.order_by("pk")
            for kind, text in QUESTIONS.items()
        ),
        ignore_conflicts=True,
    )
    Programme.objects.filter(begun_on=None).update(begun_on=TruncDate("created_at"))


def take_back(apps, schema_editor):
    """Take out what was shipped; what somebody reworded stays, and is kept again later."""
    ModelQuestion = apps.get_model("programmes", "ModelQuestion")
    Question = apps.get_model("programmes", "Question")
    for kind, text in QUESTIONS.items():
        ModelQuestion.objects.filter(pack__name__in=PACKS, kind=kind, text=text).delete()
        Question.objects.filter(kind=kind, text=text).delete()


class Migration(migrations.Migration):
    dependencies = [("programmes", "0005_course_and_questions")]

    operations = [migrations.RunPython(ship, take_back)]
