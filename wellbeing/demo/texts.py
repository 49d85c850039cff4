"""The synthesis of Rivemont: one text for each dimension, in the group’s words."""

#: The theme that the group gave itself, and its text.
OWN_THEME = "La rivière et ses deux rives"
OWN_TEXT = (
    "Le bord de l’eau est à tout le monde, et il ne coûte rien.\nNous voulons une"
    " berge propre, et des occasions de passer le pont."
)

TEXTS = {
    "A": (
        "Manger à sa faim, avoir chaud, se soigner sans attendre ni avancer l’argent :"
        " c’est la base.\nNous voulons un travail où l’on nous dit merci, de quoi finir"
        " le mois sans compter chaque centime, et un bus qui passe aussi le soir."
    ),
    "B": (
        "Une rue propre, de la lumière, des arbres, un banc à l’ombre.\nNous avons"
        " besoin d’un endroit où aller sans rien acheter, surtout quand il pleut."
    ),
    "C": (
        "Être appelé par son nom et cru quand on parle, plutôt que raconter dix fois"
        " son histoire.\nDes courriers que l’on comprend, une seule personne pour un"
        " dossier, et notre avis avant de décider."
    ),
    "D": (
        "Quelqu’un qui m’attend, un ami à toute heure, des voisins qui disent bonjour."
        "\nLe pire est la solitude, même à deux."
    ),
    "E": (
        "Le respect, pour tous pareil. S’entraider plutôt que chacun pour soi.\nNe pas"
        " être jugé sur son adresse, ni mis à l’écart."
    ),
    "F": (
        "Dormir une nuit entière, marcher, chanter, avoir du temps pour soi et faire"
        " ses choix soi-même."
    ),
    "G": (
        "Être fier de soi et rire ensemble.\nNe plus avoir honte de demander, ni peur"
        " du facteur."
    ),
    "H": (
        "L’envie de se lever, oser parler devant le groupe, rencontrer de nouvelles"
        " têtes et être utile dans son quartier."
    ),
}
