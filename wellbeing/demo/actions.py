"""What the people of Rivemont do or could do for each other’s well-being."""

ACTIONS = """\
A01 Je partage mes recettes
A01 On pourrait cuisiner ensemble une fois par mois
A01 Je donne les légumes que j’ai en trop
A02 J’accompagne ma voisine chez le médecin
A03 Je sais poser une étagère, je peux montrer
A03 On peut peindre une chambre en un samedi
A04 Je couds, je peux faire des ourlets
A05 J’aide aux devoirs en calcul
A05 Je peux apprendre à se servir du téléphone
A05 Je lis des histoires aux petits
A06 Je parle de mon métier à qui veut
A06 Relire un CV, c’est dans mes cordes
A07 Je joue de la guitare le soir
A07 Organiser une balade à vélo
A08 J’ai des trucs pour payer moins cher
A08 On peut acheter en gros à plusieurs
A09 Je garde les enfants de mes amis
A10 J’ai deux places dans ma voiture
A10 On peut venir à pied ensemble
A11 J’affiche les nouvelles dans le hall
A11 Tenir un petit journal du groupe
B01 Je ramasse ce qui traîne
B01 Un samedi propre par saison
B02 Je signale les lampes cassées
B04 J’ouvre la salle et je fais le café
B04 Décorer la salle pour les fêtes
B05 J’arrose les bacs à fleurs
B06 Peindre une fresque avec les jeunes
C01 J’écoute sans juger
C03 Je lis les courriers avec ceux qui veulent
C05 J’explique comment j’ai fait avec la caisse
C06 J’irai au conseil de quartier pour le groupe
C06 Raconter à la mairie ce que l’on a appris
D02 Je garde le lien avec ma famille
D03 J’appelle quand quelqu’un n’est pas venu
D03 Inviter une personne seule à Noël
D04 Je dis bonjour, même sans réponse
D04 Une soupe dans la cour
D06 Je promène le chien d’une dame âgée
E01 Je laisse finir les autres
E02 J’aide à porter les courses
E02 Un carnet des coups de main
E03 Traduire pour les nouveaux
E04 Garder une chaise pour qui arrive
E05 On rentre à plusieurs le soir
E06 Les grands-parents racontent le quartier
F01 Je marche tous les matins, venez
F02 Je demande avant de décider pour quelqu’un
F03 Proposer une heure calme par semaine
F04 Je dis quand ça ne va pas
F05 Apprendre une chanson à tous
F06 Emmener le groupe voir la rivière
G01 Dire aux autres ce qu’ils font de bien
G03 Respirer ensemble avant de commencer
G05 Raconter une blague à chaque rencontre
H01 J’essaie de prendre la parole
H02 Je montre comment je jardine
H03 Se donner rendez-vous pour se lever
H04 J’accueille les nouveaux
H05 Transmettre au groupe de l’an prochain
H05 Tenir le stand du CSM à la fête
H06 Prendre soin de la salle
"""
