"""Model articles and commitments to start from; each group then writes its own.

A clause in the third place are words that may never be cut from the text.
"""

from django.db import migrations

MULHOUSE, ROUFFACH = "Mulhouse 2008", "Rouffach 2019"

PURPOSE = (
    "Le Contrat Social Multipartite (CSM) nous sert à coopérer. Chacun y tient"
    " sa place de citoyen, parce que tous y prennent leur part de responsabilité.\n"
    "La démarche s’appuie sur {cadre de financement}.\n"
)
NATURE = (
    "En signant, chacun prend un engagement symbolique et moral. Le contrat aide à"
    " définir les responsabilités et à les partager ; il ne prévoit pas de sanction.\n"
    "Ce sont {les participants}, et personne d’autre, qui disent ce qu’est le bien-être"
    " (voir l’annexe 1).\n"
    "Les articles sont en deux parties : d’abord ce qui nous est commun, ensuite ce qui"
    " est propre à chacun."
)
THREE_PERIODS = (
    "Le parcours a trois périodes.\n"
    "La préparation : dire ce que sont pour nous le bien-être et le mal-être et nommer"
    " nos besoins (phase 1), puis bâtir ce contrat avec {les participants} (phase 2).\n"
    "La réalisation, qui s’ouvre à la signature : avancer tous ensemble vers un"
    " mieux-être et tenir nos engagements (phase 3), avec une évaluation {mi-parcours}"
    " et une autre au terme du contrat.\n"
    "La fin : le groupe prend lui-même la suite, s’il le souhaite ; un soutien de la"
    " collectivité reste possible (phase 4).\n"
)
FOUR_STEPS = (
    "Le parcours a quatre étapes, qui peuvent se chevaucher.\n"
    "Le lancement : faire groupe, prendre confiance, s’approprier le projet (étape I).\n"
    "La préparation : dire ce que sont le bien-être et le mal-être, bâtir le contrat,"
    " le signer (étape II).\n"
    "La concrétisation : ouvrir les ateliers de progrès, tenir nos engagements, faire le"
    " point à mi-parcours puis à la fin (étape III).\n"
    "La fin : le groupe prend lui-même la suite, s’il le souhaite, avec un soutien"
    " possible (étape IV).\n"
)

# Set (None for all), place, heading, text, clause.
ARTICLES = [
    (
        None,
        "frame",
        "",
        "{Territoire}, territoire de coresponsabilité\n"
        "Démarche inspirée de la méthode SPIRAL du Conseil de l’Europe",
        "",
    ),
    (None, "title", "", "Contrat Social Multipartite", ""),
    (
        None,
        "families",
        "",
        "{Les participants}\n"
        "La collectivité, entourée du comité de pilotage\n"
        "Des institutions et des associations du territoire",
        "",
    ),
    (MULHOUSE, "preamble", "", PURPOSE + THREE_PERIODS + NATURE, "symbolique et moral"),
    (ROUFFACH, "preamble", "", PURPOSE + FOUR_STEPS + NATURE, "symbolique et moral"),
    (None, "part_one", "", "Partie 1 : les articles communs à tous", ""),
    (
        None,
        "common",
        "Durée",
        "Nous concluons ce contrat pour {période}. Son dernier jour est compris :"
        " il s’achève {fin}.",
        "",
    ),
    (
        None,
        "common",
        "Coopération et évaluation",
        "Nous, signataires, coopérons activement et nous entraidons pour que le parcours"
        " aboutisse.\n"
        "Nous évaluons tous ce contrat avec la méthode du Conseil de l’Europe :"
        " {mi-parcours}, puis à la fin. Nous cherchons ainsi ce qui peut aller mieux, et"
        " nous gardons trace de ce qui nous a été utile.",
        "",
    ),
    (
        None,
        "common",
        "Chaîne de solidarité",
        "Une fois nos buts atteints, {les participants} font profiter d’autres groupes,"
        " dans la mesure de leur disponibilité, de ce que le parcours leur a appris."
        " Chaque groupe aide ainsi le suivant à écrire son propre contrat.",
        "dans la mesure de leur disponibilité",
    ),
    (None, "part_two", "", "Partie 2 : les articles propres à chacun", ""),
    (
        None,
        "own",
        "Nos engagements",
        "Je prends part à cette démarche avec d’autres. Je dis ici de quoi je suis"
        " responsable et à quoi je m’engage ; mes engagements complètent ceux des autres"
        " et servent le mieux-être {des participants}.",
        "",
    ),
    (
        None,
        "closing",
        "",
        "L’annexe 2 rassemble les actions déjà proposées, par {les participants} comme"
        " par la collectivité. Après la signature des contrats, nous déciderons ensemble"
        " par lesquelles commencer, et à quelles dates.",
        "",
    ),
    (None, "annex_1", "Notre définition du bien-être", "", ""),
    (None, "annex_2", "Les actions proposées", "", ""),
]

COMMITMENTS = {
    "participant": [
        (
            "Accueillir les autres avec ouverture : les écouter, chercher à les"
            " comprendre.",
            "",
        ),
        ("Croire en moi et accorder ma confiance au groupe.", ""),
        ("Persévérer, même quand c’est difficile.", ""),
        ("Admettre mes torts lorsque je me trompe.", ""),
        (
            "Prendre part, dans la mesure de mes disponibilités, à l’invention et à la"
            " conduite d’actions qui me rapprochent d’un mieux-être.",
            "dans la mesure de mes disponibilités",
        ),
        (
            "Essayer de me servir seul ou seule, au quotidien, de ce que le groupe a"
            " appris en séance.",
            "Essayer",
        ),
    ],
    "authority": [
        (
            "Assurer, pendant tout le parcours, la présence de professionnels compétents"
            " aux côtés {des participants}.",
            "",
        ),
        (
            "Maintenir les séances de groupe programmées, conduites par les animateurs.",
            "",
        ),
        (
            "Bâtir les ateliers sur les attentes exprimées, en les organisant ou en"
            " aidant à les organiser.",
            "",
        ),
        (
            "Financer et organiser concrètement les actions retenues, dans la limite du"
            " budget alloué à l’action.",
            "dans la limite du budget alloué à l’action",
        ),
        ("Renseigner et conseiller utilement {les participants}.", ""),
        (
            "Initier à une consommation plus responsable et à une épargne éthique et"
            " solidaire.",
            "",
        ),
        (
            "Aider le groupe à poursuivre seul après l’échéance, s’il le souhaite.",
            "s’il le souhaite",
        ),
    ],
    "facilitator": [
        ("Accueillir la parole de chaque {participant} telle qu’elle vient.", ""),
        (
            "Nous abstenir de tout jugement, sur les personnes comme sur ce qu’elles"
            " réalisent.",
            "",
        ),
        (
            "Garder confidentiel ce qui nous est confié, sauf permission d’en parler dans"
            " le cadre du CSM.",
            "sauf permission d’en parler dans le cadre du CSM",
        ),
        (
            "Soutenir {les participants} dans leur cheminement et pendant les ateliers.",
            "",
        ),
        ("Entendre leurs souhaits et en tenir compte.", ""),
        ("Nous respecter les uns les autres.", ""),
        ("Suivre l’allure propre à chacun.", ""),
        ("Aider {les participants} à progresser.", ""),
        ("Donner à tous de quoi s’écouter et dialoguer.", ""),
        (
            "Faire passer les informations pratiques d’un partenaire à l’autre.",
            "",
        ),
        ("Garantir la vie du groupe et le respect de ses règles.", ""),
    ],
    "institution": [
        ("Répondre avec des mots simples, et dire quand nous ne savons pas.", ""),
        ("Nommer une personne que le groupe peut joindre.", ""),
        ("Recevoir le groupe et lui montrer comment nous travaillons.", ""),
        (
            "Mettre une salle à disposition des ateliers, dans la limite de nos moyens.",
            "dans la limite de nos moyens",
        ),
    ],
    "association": [
        ("Ouvrir nos activités à celles et ceux qui veulent les essayer.", ""),
        (
            "Partager notre expérience de l’entraide, dans la mesure de nos"
            " disponibilités.",
            "dans la mesure de nos disponibilités",
        ),
        ("Préparer avec le groupe les ateliers que nous animons.", ""),
    ],
}


def ship(apps, schema_editor):
    RoleGroupSet = apps.get_model("programmes", "RoleGroupSet")
    ModelArticle = apps.get_model("contracts", "ModelArticle")
    ModelCommitment = apps.get_model("contracts", "ModelCommitment")
    sets = {one.name: one for one in RoleGroupSet.objects.all()}
    ModelArticle.objects.bulk_create(
        ModelArticle(
            group_set=sets[name] if name else None,
            place=place,
            position=position,
            heading=heading,
            text=text,
            clause=clause,
        )
        for position, (name, place, heading, text, clause) in enumerate(ARTICLES)
    )
    ModelCommitment.objects.bulk_create(
        ModelCommitment(kind=kind, position=position, text=text, clause=clause)
        for kind, commitments in COMMITMENTS.items()
        for position, (text, clause) in enumerate(commitments)
    )


def take_back(apps, schema_editor):
    for place, heading, text in {article[1:4] for article in ARTICLES}:
        apps.get_model("contracts", "ModelArticle").objects.filter(
            place=place, heading=heading, text=text
        ).delete()
    for kind, commitments in COMMITMENTS.items():
        apps.get_model("contracts", "ModelCommitment").objects.filter(
            kind=kind, text__in=[text for text, _clause in commitments]
        ).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("contracts", "0001_initial"),
        ("programmes", "0002_shipped_role_group_sets"),
    ]

    operations = [migrations.RunPython(ship, take_back)]
