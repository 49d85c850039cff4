"""A contract that exists already, as it comes out of an old word processor."""

PARTICIPANTS = (
    "Etre là quand je l'ai dit, et prévenir sinon.",
    "Dire ce que je pense sans blesser",
    "Demander de l'aide quand il m'en faut.",
    "Tenir la porte ouverte aux nouveaux",
    "Prendre part, dans la mesure de mes disponibilités, aux sorties que le groupe choisit",
    "Essayer chez moi un des gestes appris ensemble",
)
AUTHORITY = (
    "Prêter la salle des Tilleuls chaque jeudi",
    "Répondre à nos lettres en quinze jours",
    "Payer les billets de train (dans la limite du budget alloué à l’action)",
    "Inviter le groupe à la réunion du quartier",
    "Afficher les dates à la mairie",
    "Désigner une personne à qui parler",
    "Garder une place au groupe après l'échéance, s'il le souhaite",
)
FACILITATORS = (
    "Arriver avant tout le monde",
    "Ne pas couper la parole",
    "Taire ce que l'on nous dit, sauf permission d'en parler dans le cadre du CSM",
    "Apporter de quoi écrire",
    "Nous relayer quand l'un de nous manque",
    "Rappeler les décisions prises",
    "Aller au pas du plus lent",
    "Fêter ce qui a réussi",
    "Laisser des silences",
    "Donner les nouvelles à tous en même temps",
    "Ranger la salle avec le groupe",
)


def _items(texts):
    return "\n\n".join(f"{n}) {text}" for n, text in enumerate(texts, start=1))


OLD_CONTRACT = f"""\
 Val-Fleuri : une ville qui écoute

Le Contrat Social Multipartite

fait partie de la démarche « une ville qui écoute ».

Contrat Social Multipartite

Un partenariat entre :

Les partenaires bénéficiaires

La Ville de Val-Fleuri et le comité de pilotage

Des associations de Val-Fleuri
Val-Fleuri, le 12 mars 2020

Préambule

Ce contrat dit ce que chacun apporte pour aller vers un mieux-être.

Il est moral et symbolique.

Partie 1 : Les articles que nous partageons

Article 1er
Ce contrat dure 6 mois à compter du 12 mars 2020.

Article 2

Tous les partenaires évaluent le contrat ensemble.
Article 3

Les partenaires bénéficiaires racontent à d'autres ce qu'ils ont appris, dans la mesure de leur disponibilité.

Partie 2 : Les articles de chacun

Article 4

En tant que partenaire de cette démarche, je m’engage à écrire mes propres engagements.

\tEn tant que partenaire bénéficiaire, je m’engage à :

\t{_items(PARTICIPANTS)}



\tEn tant que collectivité,  nous nous engageons à :

\t{_items(AUTHORITY)}


\tEn tant qu’animateurs du CSM, nous nous engageons à :

\t{_items(FACILITATORS)}



\tLes partenaires que nous irons voir plus tard s’engageront

à respecter ce contrat et à écrire leurs engagements

\tA définir avec eux




Nos premières envies sont écrites plus loin (cf. annexe2). Nous les classerons ensemble après la signature.

Fait à……………………. , le………………………….

\tLe partenaire Bénéficiaire
\tSolène DARBEYRE
"""
