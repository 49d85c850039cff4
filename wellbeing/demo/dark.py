"""What ill-being is to the group of Rivemont, idea by idea, with its component.

« nous » is the theme that the group gave itself.
"""

DARK = """\
A01 Sauter un repas pour que les petits mangent
A01 Toujours les mêmes pâtes
A02 Ne pas se soigner parce que c’est trop cher
A02 Six mois pour un rendez-vous
A03 L’humidité sur les murs
A03 La peur d’être mis dehors
A03 Un logement trop petit
A03 Dormir chez les uns et chez les autres
A04 Ne plus oser sortir avec ses habits
A05 Ne pas savoir remplir les papiers
A05 L’école où l’on se moquait de moi
A06 Pas de travail depuis trop longtemps
A06 Des contrats de trois jours
A07 Ne jamais partir en vacances
A08 Les dettes
A08 Compter chaque centime
A08 Dire non aux enfants tout le temps
A09 Personne pour garder le petit
A10 Être coincé chez soi, sans voiture
A10 Le dernier bus à dix-neuf heures
A11 On n’est jamais prévenu à temps
B01 Le bruit la nuit
B01 Les poubelles qui débordent
B02 L’ascenseur en panne
B03 Le bureau de poste qui a fermé
B04 Nulle part où se retrouver quand il pleut
B06 Du béton partout
C01 Être un numéro
C01 Raconter son histoire dix fois
C02 Ne pas connaître ses droits
C03 Des lettres qui font peur
C05 Un serveur vocal à la place de quelqu’un
C05 Être renvoyé d’un bureau à l’autre
C06 Décider pour nous, sans nous
D01 La solitude à deux
D02 Ne plus voir mes enfants
D02 Les disputes à la maison
D03 Les amis partis quand l’argent est parti
D04 Les voisins qui ne se parlent pas
D06 Avoir dû laisser mon chat
E01 Le manque de respect
E02 Chacun pour soi
E03 Être jugé sur son adresse
E04 Se sentir de trop
E04 Être mis à l’écart
E04 Être laissé de côté
E05 Avoir peur dans la rue le soir
E06 Ne plus voir personne de jeune
F01 Être fatigué dès le matin
F01 Avoir mal, et qu’on ne me croie pas
F02 Dépendre de tout le monde
F03 Des journées vides
F04 Les idées noires
F04 Ne plus dormir
F07 Ne plus avoir d’endroit à soi dans la ville
G01 La honte de demander
G01 Se sentir nul
G02 Rater, encore
G03 La peur du facteur
G04 Le stress des papiers
G05 Pleurer sans savoir pourquoi
H01 Ne plus croire en soi
H03 Plus envie de rien
H03 Rester au lit
H04 Ne plus parler à personne
nous Des bouteilles plein la berge
nous Ne jamais aller sur l’autre rive
"""
