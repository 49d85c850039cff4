"""Rivemont 2025-2026: the blocks of 6, 7 and 11 commitments, and one still empty."""

import datetime as dt
from zoneinfo import ZoneInfo

from contracts.models import Section
from programmes.models import Kind

PARIS = ZoneInfo("Europe/Paris")
WRITTEN_AT = dt.datetime(2025, 12, 11, 11, 20, tzinfo=PARIS)
READ_AT = dt.datetime(2026, 1, 8, 16, 5, tzinfo=PARIS)
FROZEN_AT = dt.datetime(2026, 1, 15, 17, 40, tzinfo=PARIS)
SIGNED_AT = dt.datetime(2026, 1, 22, 16, 15, tzinfo=PARIS)
HOURS = dt.time(14, 30), dt.time(16, 0)

PLACE = "Rivemont"

SECTIONS = {
    Section.Kind.FRAME: (
        "",
        "Rivemont, territoire de coresponsabilité\n"
        "Démarche inspirée de la méthode SPIRAL du Conseil de l’Europe",
        "",
    ),
    Section.Kind.TITLE: ("", "Contrat Social Multipartite", ""),
    Section.Kind.FAMILIES: (
        "",
        "{Les participants}\n"
        "La Ville de Rivemont et le comité de pilotage du CSM\n"
        "Des institutions et des associations de Rivemont",
        "",
    ),
    Section.Kind.PREAMBLE: (
        "",
        "Le Contrat Social Multipartite (CSM) nous sert à coopérer. Chacun y retrouve sa"
        " place de citoyen, parce que les responsabilités y sont partagées.\n"
        "Il réunit {les participants}, la ville, des institutions et des associations, et"
        " s’appuie sur {cadre de financement}.\n"
        "Le comité de pilotage a tracé notre parcours, en trois périodes :\n"
        "{parcours}\n"
        "Signer ce contrat est un engagement symbolique et moral. Il aide chacun à dire sa"
        " part et à connaître celle des autres.\n"
        "Ce sont {les participants}, et personne d’autre, qui disent ce qu’est le"
        " bien-être. Leurs mots sont dans l’annexe 1.\n"
        "Les articles de la première partie nous sont communs ; ceux de la seconde sont"
        " propres à chacun.",
        "symbolique et moral",
    ),
    Section.Kind.PART_ONE: ("", "Partie 1 : ce qui nous est commun", ""),
    Section.Kind.PART_TWO: ("", "Partie 2 : ce qui est propre à chacun", ""),
    Section.Kind.CLOSING: (
        "",
        "{Les participants} et la ville ont déjà proposé plusieurs actions : elles sont"
        " dans l’annexe 2. Après la signature des contrats, nous choisirons ensemble par"
        " lesquelles commencer et nous les placerons dans un calendrier.",
        "",
    ),
    Section.Kind.ANNEX_1: (
        "Notre définition du bien-être",
        "Ces mots sont ceux du groupe. Ils ont été écrits en silence, une idée par"
        " feuillet, puis lus à voix haute et rangés ensemble.\n"
        "Pour chaque thème viennent d’abord le texte que le groupe a validé, puis les"
        " idées d’où il est né : le bien-être d’un côté, le mal-être de l’autre. Deux"
        " idées pareilles restent toutes les deux.",
        "",
    ),
    Section.Kind.ANNEX_2: (
        "Les actions proposées",
        "Cette liste changera : après la signature, nous lui donnerons un ordre et des"
        " dates. Les actions se feront dans la limite du budget alloué à l’action, que"
        " la ville présentera au groupe.",
        "dans la limite du budget alloué à l’action",
    ),
}

COMMON = [
    (
        "Durée",
        "Ce contrat dure {période}. Il s’achève {fin}, dernier jour compris.",
        "",
    ),
    (
        "Coopération et évaluation",
        "Nous, signataires, nous entraidons et prenons une part active au parcours.\n"
        "Nous évaluons tous ce contrat, avec la méthode du Conseil de l’Europe : une fois"
        " à {délai de mi-parcours} de la signature, {mi-parcours}, et une fois à la fin."
        " C’est pour faire mieux ensemble, et pour garder la mémoire de ce qui marche.",
        "",
    ),
    (
        "Chaîne de solidarité",
        "Quand nos buts seront atteints, {les participants} transmettront à d’autres"
        " groupes, dans la mesure de leur disponibilité, ce que ce parcours leur aura"
        " appris. Nous avons reçu d’autres groupes ; d’autres recevront de nous.",
        "dans la mesure de leur disponibilité",
    ),
]

OWN = (
    "Nos engagements",
    "Je prends part à cette démarche avec d’autres, pour le mieux-être {des participants}."
    " Je dis ici ce qui dépend de moi. Mes engagements s’ajoutent à ceux des autres"
    " partenaires ; ils ne les remplacent pas.",
    "",
)

COMMITMENTS = {
    Kind.PARTICIPANT: [
        (
            "Accueillir chacun avec ouverture : écouter d’abord, chercher à comprendre.",
            "",
        ),
        ("Croire en moi et faire confiance au groupe.", ""),
        ("Persévérer, même les jours où c’est difficile.", ""),
        ("Admettre mes torts quand je me trompe.", ""),
        (
            "Prendre part, dans la mesure de mes disponibilités, à l’invention et à la"
            " conduite d’actions qui me rapprochent d’un mieux-être.",
            "dans la mesure de mes disponibilités",
        ),
        (
            "Essayer de me servir tout seul, dans ma vie de tous les jours, de ce que nous"
            " avons appris ensemble.",
            "Essayer",
        ),
    ],
    Kind.AUTHORITY: [
        (
            "Assurer, d’un bout à l’autre du parcours, la présence de professionnels"
            " compétents auprès {des participants}.",
            "",
        ),
        ("Maintenir les séances prévues, que conduisent les animateurs.", ""),
        (
            "Bâtir les ateliers à partir des attentes du groupe, en les organisant"
            " nous-mêmes ou en aidant à le faire.",
            "",
        ),
        (
            "Financer et organiser les actions choisies, dans la limite du budget alloué à"
            " l’action.",
            "dans la limite du budget alloué à l’action",
        ),
        ("Renseigner {les participants} et les conseiller utilement.", ""),
        (
            "Faire découvrir une consommation plus responsable et une épargne éthique et"
            " solidaire.",
            "",
        ),
        (
            "Aider le groupe à continuer seul après la fin du contrat, s’il le souhaite.",
            "s’il le souhaite",
        ),
    ],
    Kind.FACILITATOR: [
        ("Accueillir la parole de chaque {participant} comme elle vient.", ""),
        ("Ne pas juger, ni les personnes ni ce qu’elles font.", ""),
        (
            "Garder pour nous ce qui nous est confié, sauf permission d’en parler dans le"
            " cadre du CSM.",
            "sauf permission d’en parler dans le cadre du CSM",
        ),
        ("Soutenir {les participants} sur leur chemin et pendant les ateliers.", ""),
        ("Entendre leurs souhaits et en tenir compte.", ""),
        ("Nous respecter les uns les autres.", ""),
        ("Suivre l’allure de chacun.", ""),
        ("Aider {les participants} à progresser.", ""),
        ("Donner à tous de quoi s’écouter et se parler.", ""),
        ("Faire passer les informations pratiques d’un partenaire à l’autre.", ""),
        (
            "Veiller à la vie du groupe et au respect des règles qu’il s’est données.",
            "",
        ),
    ],
}

# Kind of the block, number of the commitment, words after a reading together.
CHANGES = [
    (Kind.PARTICIPANT, 3, "Persévérer, même quand c’est difficile."),
    (Kind.FACILITATOR, 7, "Suivre l’allure propre à chacun."),
]
