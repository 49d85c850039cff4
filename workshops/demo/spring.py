"""Rivemont’s sessions after its signature, until June 2026."""

import datetime as dt

from workshops.demo.told import (
    BREATHE,
    BUDGET,
    HEARD,
    HOME,
    LEADERS,
    THEATRE,
    TOGETHER,
    TOWN,
    TOWN_HALL,
    WORK,
    Kind,
    Told,
    day,
    stage,
)

SPRING = (
    Told(
        day("2026-01-29"),
        Kind.STEERING,
        agenda="Retour sur la signature\nLes ateliers de progrès\nLa suite du parcours",
        done="Nous avons parlé de la cérémonie, puis des salles et du calendrier.",
        decided=(
            (
                "Réserver la salle du foyer pour les ateliers de progrès, tous les jeudis.",
                TOWN,
                day("2026-02-06"),
                day("2026-02-05"),
            ),
            (
                "Proposer deux dates pour l’évaluation de mi-parcours.",
                LEADERS,
                day("2026-03-06"),
                None,
            ),
            ("Raconter la démarche aux communes voisines.", TOWN, None, None),
        ),
        place=TOWN_HALL,
    ),
    stage("2026-02-05", is_cancelled=True),
    Told(
        day("2026-02-05"),
        Kind.GROUP,
        "Classer nos actions",
        "Relire l’annexe 2\nTrois gommettes chacun",
        "La ville a présenté l’enveloppe. Chacun a posé ses trois gommettes, puis nous"
        " avons compté à voix haute.",
        "On commence par le repas : c’est lui qui nous réunit.",
        (
            (
                "Demander aux Jardins du Pont s’ils ouvrent leur cuisine.",
                LEADERS,
                day("2026-02-20"),
                day("2026-02-17"),
            ),
        ),
    ),
    Told(
        day("2026-02-12"),
        Kind.WORKSHOP,
        agenda="Lire une facture d’énergie",
        done="Chacun a apporté une facture, ou a pris celle qui sert d’exemple. Nous"
        " avons cherché ensemble où regarder d’abord.",
        kept="Une facture se lit de bas en haut.",
        theme=BUDGET,
    ),
    stage(
        "2026-02-19",
        "Confiance en soi",
        "Communication",
        done="Des jeux de voix et de regards, puis une phrase dite à tous.",
        kept="Parler lentement, ça s’apprend.",
    ),
    Told(
        day("2026-02-26"),
        Kind.WORKSHOP,
        agenda="Comprendre un crédit",
        done="Ce que coûte un crédit, avec un exemple inventé. Nous avons noté à qui"
        " écrire avant qu’une dette ne grossisse.",
        kept="On a le droit de demander un délai.",
        theme=BUDGET,
    ),
    stage(
        "2026-03-05",
        "Communication",
        "Cohésion de groupe",
        done="Nous avons joué à deux l’accueil d’une personne nouvelle.",
        kept="Écouter, c’est aussi jouer un rôle.",
    ),
    Told(
        day("2026-03-12"),
        Kind.WORKSHOP,
        agenda="Lire un bail, ensemble\nNos questions",
        done="Visite de la Maison du logement. Nous avons lu un bail en six questions.",
        kept="Tout ce qui est dit se demande par écrit.",
        decided=(
            (
                "Revenir avec une liste de questions du groupe.",
                "Le groupe",
                day("2026-04-30"),
                None,
            ),
        ),
        theme=HOME,
        place="Maison du logement de Rivemont",
        moved_from=day("2026-03-11"),
    ),
    stage(
        "2026-03-19",
        "Confiance en soi",
        "Réactivité",
        done="Une courte scène, inventée sur place par trois équipes.",
        kept="On peut se tromper et continuer.",
    ),
    Told(
        day("2026-03-26"),
        Kind.GROUP,
        "Le point sur nos actions",
        "Où en est chaque action\nRelire nos règles",
        "Le premier repas a réuni vingt-deux personnes. Nous avons relu nos règles et"
        " changé celle des téléphones.",
        "Une action avance quand quelqu’un rappelle la date.",
        (
            (
                "Afficher le calendrier des actions dans la salle.",
                LEADERS,
                day("2026-04-02"),
                day("2026-04-02"),
            ),
        ),
    ),
    Told(
        day("2026-04-02"),
        Kind.WORKSHOP,
        agenda="Un atelier « clown »",
        done="Un nez rouge pour chacun, et beaucoup de silence avant de rire.",
        kept="Rire de soi repose.",
        theme=BREATHE,
    ),
    Told(
        day("2026-04-09"),
        Kind.GROUP,
        "Préparer la mi-parcours",
        "Les trois questions que nous poserons",
        "Nous avons lu les trois questions, pour tous les partenaires et pas seulement"
        " pour nous.",
        "Tout le monde répond aux mêmes questions.",
    ),
    Told(
        day("2026-04-22"),
        Kind.EVALUATION,
        "À mi-parcours",
        "Ce qui avance, ce qui manque\nCe que nous changeons",
        "La ville, les associations, les animateurs et le groupe ont répondu ensemble"
        " aux trois questions.",
        "Ce qui manque le plus : du temps entre deux séances.",
        (
            (
                "Ouvrir la salle un quart d’heure de plus après chaque séance.",
                TOWN,
                day("2026-05-07"),
                day("2026-05-06"),
            ),
        ),
    ),
    Told(
        day("2026-05-07"),
        Kind.WORKSHOP,
        agenda="Une rencontre avec des associations du quartier",
        done="Trois associations sont venues. Chacun a noté celle qu’il aimerait revoir.",
        kept="Donner deux heures, c’est déjà beaucoup.",
        theme=TOGETHER,
    ),
    Told(
        day("2026-05-21"),
        Kind.WORKSHOP,
        agenda="La visite des coulisses\nLa pièce choisie par le groupe",
        done="Visite des coulisses, puis la pièce. Nous en avons parlé dans le hall.",
        kept="Au théâtre, personne ne nous a demandé qui nous étions.",
        theme=THEATRE,
        hours=(dt.time(18), dt.time(21, 30)),
        place="Théâtre de la Passerelle",
    ),
    Told(
        day("2026-05-28"),
        Kind.STEERING,
        agenda="Ce que dit la mi-parcours\nLa fin du contrat",
        done="Le groupe a dit ce qui manque. La ville a répondu point par point.",
        decided=(
            (
                "Garder la salle au groupe après la fin du contrat.",
                TOWN,
                day("2026-07-03"),
                day("2026-07-01"),
            ),
        ),
        place=TOWN_HALL,
    ),
    Told(
        day("2026-06-04"),
        Kind.WORKSHOP,
        agenda="Se présenter en trois phrases",
        done="Nous avons écrit trois phrases chacun, puis nous les avons dites à deux.",
        kept="Ce que l’on sait faire se raconte.",
        theme=WORK,
    ),
    Told(
        day("2026-06-11"),
        Kind.GROUP,
        "Écrire le petit guide",
        "Les bonnes adresses\nQui relit",
        "Vingt adresses choisies par le groupe. Les Jardins du Pont les impriment.",
        "Une bonne adresse, c’est d’abord un accueil.",
        (
            (
                "Apporter le guide à l’accueil de la mairie.",
                "Le groupe",
                day("2026-07-10"),
                None,
            ),
        ),
    ),
    Told(
        day("2026-06-18"),
        Kind.WORKSHOP,
        agenda="Être entendu quand on décide pour nous",
        done="Un groupe d’entraide a raconté comment il a commencé, à quatre.",
        kept="Aider, c’est aussi savoir passer le relais.",
        theme=HEARD,
    ),
    Told(
        day("2026-06-25"),
        Kind.EVALUATION,
        "Préparer la suite",
        "Ce que nous voulons continuer\nCe que nous transmettons",
        "Nous avons fait la liste de ce qui continue sans le contrat : le repas, les"
        " courriers à deux voix, le café du jeudi.",
        "On ne s’arrête pas, on change de rythme.",
    ),
)
