"""Rivemont’s sessions up to its signature, in January 2026."""

from workshops.demo.told import (
    LEADERS,
    MORNING,
    TOWN,
    TOWN_HALL,
    Kind,
    Told,
    day,
)

AUTUMN = (
    Told(
        day("2025-10-09"),
        Kind.GROUP,
        "Première rencontre",
        "Faire connaissance\nCe qu’est un contrat social multipartite",
        "Chacun a dit d’où il vient et ce qui l’a fait venir. Nous avons regardé le"
        " parcours, avec des questions sur la durée et sur la signature.",
        "On vient comme on est, et on revient si l’on veut.",
    ),
    Told(
        day("2025-10-16"),
        Kind.EXPRESSION,
        agenda="Ce qu’est pour nous le bien-être\nCe qu’est pour nous le mal-être",
        done="Deux questions, un feuillet par idée, en silence. Puis nous avons tout lu à"
        " voix haute, sans commenter.",
        kept="Nous avons plus de mots que nous ne le pensions.",
    ),
    Told(
        day("2025-11-06"),
        Kind.EXPRESSION,
        agenda="Ce que nous faisons pour les autres\nCe dont nous avons besoin",
        done="Deux nouvelles questions. Des idées se répondent d’un mur à l’autre.",
        kept="Beaucoup d’entre nous aident déjà sans le dire.",
    ),
    Told(
        day("2025-11-13"),
        Kind.GROUP,
        "Ranger les feuillets",
        "Mettre ensemble ce qui se ressemble",
        "Nous avons rangé les feuillets par thème, à trois tables. Deux idées pareilles"
        " restent toutes les deux. Un thème de plus est né : « nous ».",
        "Ranger ensemble, c’est déjà se comprendre.",
    ),
    Told(
        day("2025-11-20"),
        Kind.EXPRESSION,
        agenda="Ce qui nous fait revenir",
        done="Une seule question, puis un café. Nous avons parlé des trajets : le bus de"
        " 13 h 40 arrive trop juste.",
        kept="Ce qui nous fait revenir, c’est d’être attendus.",
        decided=(
            (
                "Commencer à 14 h précises, et ouvrir la salle dès 13 h 30.",
                LEADERS,
                day("2025-11-27"),
                day("2025-11-27"),
            ),
        ),
    ),
    Told(
        day("2025-11-27"),
        Kind.GROUP,
        "Nos règles",
        "Ce que nous attendons les uns des autres",
        "Chacun a proposé une règle. Nous en avons gardé cinq, et nous les avons lues"
        " debout, tous ensemble.",
        "Une règle que l’on a écrite soi-même se respecte mieux.",
    ),
    Told(
        day("2025-12-04"),
        Kind.GROUP,
        "Valider nos textes",
        "Lire les neuf textes de l’annexe 1",
        "Nous avons lu les textes un par un et changé quatre mots. Le groupe les a tous"
        " validés.",
        "C’est notre définition, avec nos mots.",
    ),
    Told(
        day("2025-12-10"),
        Kind.STEERING,
        agenda="Où en est le groupe\nLa date de la signature",
        done="Le groupe a présenté ses textes. La ville a proposé la salle des mariages.",
        decided=(
            (
                "Retenir le 22 janvier pour la signature.",
                TOWN,
                day("2025-12-15"),
                day("2025-12-12"),
            ),
            (
                "Présenter au groupe le montant prévu pour les actions.",
                TOWN,
                day("2026-01-29"),
                day("2026-01-29"),
            ),
        ),
        hours=MORNING,
        place=TOWN_HALL,
    ),
    Told(
        day("2025-12-11"),
        Kind.GROUP,
        "Écrire nos engagements",
        "Ce qui dépend de nous\nLes actions que nous proposons",
        "Nous avons écrit nos engagements à partir des feuillets. Huit actions ont été"
        " proposées : elles vont dans l’annexe 2.",
        "On ne promet que ce que l’on peut tenir.",
        ((("Mettre les engagements au propre.", LEADERS, None, day("2026-01-05"))),),
    ),
    Told(
        day("2026-01-08"),
        Kind.GROUP,
        "Lire le contrat à voix haute",
        "Lire tout le contrat\nCe qui reste à changer",
        "Lecture à voix haute, chacun un article. Deux phrases ont changé pour être plus"
        " simples.",
        "Un contrat se lit mieux à plusieurs.",
    ),
)
