"""The sessions of the other programmes: Val-Fleuri's first ones, the edition before."""

from workshops.demo.told import Told, day
from workshops.models import Session

Kind = Session.Kind
HALL = "Salle des Tilleuls, Val-Fleuri"
VAL_FLEURI = (
    Told(
        day("2025-09-18"),
        Kind.GROUP,
        "Première rencontre",
        "Se présenter à deux\nCe que l’on attend",
        "Chacun a présenté son voisin. Nous avons lu le parcours en quatre étapes.",
        "Ici, personne ne parle à notre place.",
        place=HALL,
    ),
    Told(
        day("2025-10-09"),
        Kind.GROUP,
        "Comment nous voulons travailler",
        "Nos horaires\nCe qui aide à venir",
        "Nous avons choisi le jeudi, avec une pause à 15 h.",
        "Des jours plus lents, c’est permis.",
        place=HALL,
    ),
    Told(
        day("2025-11-06"),
        Kind.GROUP,
        "Aller vers des partenaires",
        "Qui aimerions-nous rencontrer",
        "Une liste de huit lieux. L’Entraide des Tilleuls est venue nous voir.",
        "On invite mieux quand on sait pourquoi.",
        place=HALL,
    ),
    Told(
        day("2025-12-11"),
        Kind.GROUP,
        "Les mots du contrat",
        "Lire un contrat d’ailleurs\nCe que nous garderions",
        "Nous avons lu le contrat d’un autre groupe et souligné ce qui nous ressemble.",
        "Écrire court, c’est respecter celui qui lit.",
        place=HALL,
    ),
    Told(
        day("2026-01-14"),
        Kind.EXPRESSION,
        agenda="Pour vous, c’est quoi le bien-être ?",
        place=HALL,
    ),
)
BEFORE = (
    Told(
        day("2024-02-08"),
        Kind.WORKSHOP,
        done="Une pièce vue ensemble, puis une heure sur la scène vide.",
        kept="La scène fait moins peur quand on y monte à plusieurs.",
        theme="Partager le théâtre",
        place="Théâtre de la Passerelle",
    ),
    Told(
        day("2024-03-14"),
        Kind.WORKSHOP,
        done="Nous avons joué notre pièce courte devant dix invités.",
        kept="On nous a applaudis pour ce que nous avions inventé.",
        theme="Partager le théâtre",
        place="Théâtre de la Passerelle",
    ),
    Told(
        day("2024-04-11"),
        Kind.WORKSHOP,
        done="Dix bénévoles ont raconté leur semaine.",
        kept="Il y a de la place pour nous.",
        theme="Connaître les associations",
        place="Maison des associations",
    ),
    Told(
        day("2024-07-04"),
        Kind.EVALUATION,
        "Bilan du parcours",
        done="Chacun a dit ce qu’il garde, et ce qu’il referait autrement.",
        kept="Nous transmettrons ce que nous avons appris.",
    ),
)
