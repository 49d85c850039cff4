"""Val-Fleuri 2025-2026: a text under way, one step earlier than Rivemont's."""

from contracts.models import Section
from programmes.models import Kind

PLACE = ""

SECTIONS = {
    Section.Kind.FRAME: (
        "",
        "{Territoire}, territoire de coresponsabilité\n"
        "Démarche inspirée de la méthode SPIRAL du Conseil de l’Europe",
        "",
    ),
    Section.Kind.TITLE: ("", "Contrat Social Multipartite", ""),
    Section.Kind.FAMILIES: (
        "",
        "{Les participants}\n"
        "L’établissement porteur et les animateurs\n"
        "Les partenaires mobilisés sur le territoire",
        "",
    ),
    Section.Kind.PREAMBLE: (
        "",
        "Ce Contrat Social Multipartite (CSM) est né d’une envie : décider ensemble de ce"
        " qui nous fait du bien, et nous y mettre à plusieurs.\n"
        "Il est soutenu par {cadre de financement}.\n"
        "Notre parcours a quatre étapes, qui peuvent se chevaucher :\n"
        "{parcours}\n"
        "En le signant, nous prenons un engagement symbolique et moral, sur un pied"
        " d’égalité.\n"
        "Ce qu’est le bien-être, {les participants} le disent eux-mêmes (voir"
        " l’annexe 1).",
        "symbolique et moral",
    ),
    Section.Kind.PART_ONE: ("", "Partie 1 : nos articles communs", ""),
    Section.Kind.PART_TWO: ("", "Partie 2 : nos articles propres", ""),
    Section.Kind.CLOSING: (
        "",
        "Nous avons commencé la liste des ateliers que nous aimerions ouvrir (voir"
        " l’annexe 2). Après la signature des contrats, nous en fixerons ensemble l’ordre"
        " et les dates.",
        "",
    ),
    Section.Kind.ANNEX_1: (
        "Notre définition du bien-être",
        "Ce texte n’est pas fini. Nous l’écrivons séance après séance.\n"
        "Se sentir utile, et que cela se voie.\n"
        "Choisir ses journées, avec des jours plus lents quand il en faut.\n"
        "Être cru quand on dit que cela ne va pas.",
        "",
    ),
    Section.Kind.ANNEX_2: (
        "Les ateliers proposés",
        "Cette liste est la nôtre. Elle reste ouverte jusqu’à la signature.",
        "",
    ),
}

COMMON = [
    ("Durée", "Ce contrat est conclu pour {période}. Il s’achève {fin}.", ""),
    (
        "Évaluer ensemble",
        "Nous évaluons tous ce contrat, à mi-parcours ({mi-parcours}) et à la fin, avec la"
        " méthode du Conseil de l’Europe.",
        "",
    ),
    (
        "Transmettre",
        "Une fois nos buts atteints, {les participants} aident d’autres groupes à se"
        " lancer, dans la mesure de leur disponibilité.",
        "dans la mesure de leur disponibilité",
    ),
]

OWN = (
    "Ce à quoi je m’engage",
    "Chacun écrit ici sa part, avec ses mots. Elle complète celle des autres.",
    "",
)

COMMITMENTS = {
    Kind.PARTICIPANT: [
        ("Venir comme je suis et laisser les autres venir comme ils sont.", ""),
        (
            "Proposer des idées d’ateliers, dans la mesure de mes disponibilités.",
            "dans la mesure de mes disponibilités",
        ),
        ("Essayer de demander de l’aide avant que tout déborde.", "Essayer"),
    ],
    Kind.AUTHORITY: [
        ("Réserver une salle et du temps pour le groupe, chaque semaine.", ""),
        (
            "Financer les ateliers choisis, dans la limite du budget alloué à l’action.",
            "dans la limite du budget alloué à l’action",
        ),
    ],
    Kind.FACILITATOR: [
        ("Partir de ce que dit le groupe, sans le devancer.", ""),
        (
            "Garder pour nous ce qui nous est confié, sauf permission d’en parler dans le"
            " cadre du CSM.",
            "sauf permission d’en parler dans le cadre du CSM",
        ),
        ("Rendre les informations faciles à lire et à retrouver.", ""),
        ("Inviter d’autres partenaires à rencontrer le groupe.", ""),
    ],
}
