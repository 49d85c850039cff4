"""What the group of Rivemont needs, idea by idea, with its component."""

NEEDS = """\
A01 Un jardin partagé près de la gare
A01 Apprendre à cuisiner pour pas cher
A01 Une épicerie solidaire ouverte le samedi
A02 Un médecin qui vient au quartier une fois par mois
A02 Quelqu’un qui explique les ordonnances
A02 Un dentiste qui prend de nouveaux patients
A03 De l’aide pour écrire au bailleur
A03 Faire réparer les fenêtres
A03 Comprendre sa facture de chauffage
A04 Une bourse aux vêtements deux fois par an
A05 Un cours d’informatique, doucement
A05 Quelqu’un pour les devoirs des enfants
A05 Lire et écrire mieux, sans école
A06 Rencontrer des employeurs d’ici
A06 Visiter des entreprises en petit groupe
A06 Refaire mon CV avec quelqu’un
A07 Des entrées de piscine à petit prix
A07 Une sortie en famille l’été
A07 Un atelier théâtre
A08 Parler d’argent sans être jugé
A08 Savoir tenir un budget
A09 Une garde d’enfants pendant les ateliers
A10 Du covoiturage pour venir aux rencontres
A10 Un prêt pour le permis
A10 Un vélo, et apprendre à le réparer
A11 Un panneau d’affichage que tout le monde lit
A11 Une adresse où poser toutes les questions
B01 Un nettoyage du quartier, ensemble
B02 De la lumière sur le chemin de l’école
B03 La permanence de la mairie chez nous
B04 Une salle à nous, avec une cafetière
B04 Des bancs devant l’immeuble
B05 Planter des arbres fruitiers
B06 Repeindre le hall
C01 Être reçu sans rendez-vous, une fois par semaine
C01 Une carte pour dire « je ne lis pas bien »
C02 Une permanence d’avocat
C03 Des courriers en français facile
C05 Un seul interlocuteur
C05 Un numéro où quelqu’un répond
C06 Être invités au conseil de quartier
D02 Un lieu pour voir mes enfants le week-end
D03 Un café des amis
D04 Une fête des voisins
D06 Un vétérinaire solidaire
E01 Apprendre à se disputer sans se blesser
E02 Un service d’échange de coups de main
E03 Rencontrer les gens de l’autre rive
E04 Un groupe où l’on entre quand on veut
E05 Parler de la peur dans la rue avec la police
E06 Des après-midi jeux entre petits et grands
F01 Marcher ensemble le jeudi
F01 Une gym douce
F02 Apprendre à dire non
F03 Un agenda commun
F04 Un groupe de parole
F05 Une chorale ouverte à tous
G01 Reprendre confiance
G04 Quelqu’un avec qui ouvrir le courrier
H01 Parler en public sans trembler
H04 Des rencontres avec d’autres groupes
H05 Être accompagné pour créer une association
"""
