"""What well-being is to the group of Rivemont, idea by idea, with its component.

« nous » is the theme that the group gave itself.
"""

BRIGHT = """\
A01 Manger à sa faim, et chaud
A01 Un repas partagé le dimanche
A01 Pouvoir inviter quelqu’un à table
A02 Voir un médecin sans attendre trois mois
A02 Que mes soins soient expliqués avec des mots simples
A02 Avoir ses médicaments sans avancer l’argent
A03 Un toit qui ne fuit pas
A03 Un chez-moi avec une clef
A03 Avoir chaud l’hiver sans compter
A03 Une chambre pour chaque enfant
A04 Des vêtements qui me plaisent
A05 Apprendre quelque chose de nouveau
A05 Que mes enfants aiment l’école
A06 Un travail, même quelques heures
A06 Un métier où l’on me dit merci
A07 Aller nager le mercredi
A07 Voir un film au cinéma, pas seulement à la maison
A07 Jouer de la musique avec d’autres
A08 Finir le mois sans dette
A08 Pouvoir faire un petit cadeau
A10 Un bus qui passe aussi le soir
A10 Avoir le permis
A11 Savoir à qui demander
B01 Une rue propre
B02 De l’eau chaude tous les jours
B03 La mairie à côté, ouverte quand je suis libre
B04 Un banc à l’ombre pour discuter
B04 Un endroit où aller sans rien acheter
B05 Le chant des oiseaux le matin
B06 Voir des arbres depuis ma fenêtre
C01 Qu’on m’appelle par mon nom au guichet
C01 Être cru quand je parle
C03 Des courriers que je comprends
C05 Une personne qui suit mon dossier du début à la fin
C06 Qu’on nous demande notre avis avant de décider
D01 Quelqu’un qui m’attend le soir
D02 Rire avec mes enfants
D02 Des nouvelles de ma sœur
D03 Un ami que je peux appeler à toute heure
D03 Boire un café à deux
D04 Des voisins qui disent bonjour
D04 Se dire bonjour dans l’escalier
D06 Promener mon chien
E01 Que chacun respecte l’autre
E02 S’entraider entre voisins
E02 Qu’on s’aide, dans l’immeuble
E02 Pouvoir compter sur ses voisins
E02 Donner un coup de main, et en recevoir un
E03 Que tout le monde soit traité pareil
E04 Faire partie d’un groupe
E06 Que les anciens racontent aux jeunes
F01 Être en bonne santé
F01 Dormir une nuit entière
F02 Faire mes choix moi-même
F03 Du temps pour moi
F04 Être bien dans ma tête
F05 Chanter à la chorale
F06 Marcher en forêt
G01 Être fière de moi
G02 Avoir réussi quelque chose
G03 Être tranquille
G03 Ne plus avoir peur du lendemain
G05 Rire !
G05 La joie de voir les autres heureux
H01 Oser parler devant le groupe
H02 Jardiner sur mon balcon
H03 L’envie de se lever le matin
H04 Rencontrer de nouvelles têtes
H05 Être utile dans mon quartier
nous Descendre au bord de l’eau le soir
nous Entendre la rivière, fenêtre ouverte
nous Traverser le pont à pied le dimanche
"""
