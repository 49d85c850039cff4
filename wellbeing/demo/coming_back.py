"""What makes the group of Rivemont come back, idea by idea, with its component."""

COMING_BACK = """\
A01 Le café chaud en arrivant
A01 Le goûter que chacun apporte à son tour
A01 Repartir avec des légumes du jardin
A05 Apprendre une chose à chaque fois
A05 Pouvoir poser une question bête
A05 Un papier pour se souvenir de ce qu’on a dit
A07 Les sorties
A07 La fois où nous avons chanté
A07 Le musée, alors que je n’y étais jamais allé
A09 Que les petits aient un coin pour jouer
A10 Quelqu’un qui passe me prendre
A10 Que ce soit près du bus
A10 Que l’heure soit toujours la même
A11 Le petit message la veille
A11 Savoir ce qu’on va faire
B02 Une salle chauffée
B04 La grande table ronde
B04 Que la salle soit à nous ce jour-là
B05 La fenêtre qui donne sur la rivière
B06 Les photos de nous au mur
C01 Qu’on ne me demande pas de papiers
C01 Être appelé par mon prénom
C03 Que ce qu’on dit soit écrit avec nos mots
C04 Que ça commence à l’heure
C05 Pouvoir rappeler si j’ai oublié le jour
C06 Décider de la suite tous ensemble
C06 Que la ville écoute vraiment
D02 Raconter le soir à mes enfants ce que j’ai fait
D03 Retrouver une amie et son rire
D03 Avoir des nouvelles de ceux qui ne viennent plus
D03 Un ami que je n’aurais jamais rencontré
D04 Croiser les gens du groupe au marché
D05 Que ceux qui animent ne fassent pas les chefs
D06 Que mon chien soit le bienvenu
E01 Personne ne coupe la parole
E01 Qu’on rie sans se moquer
E01 Ne pas être obligé de parler
E02 Donner un coup de main pour ranger
E02 Qu’on m’attende si je suis en retard
E02 Ce qui se dit ici reste ici
E03 Être autour de la même table que le maire
E03 Des gens de tous les âges
E04 Ne pas être là parce qu’on est malade ou pauvre
E04 Avoir ma place, même quand je ne dis rien
E06 Que les jeunes viennent aussi
F01 Marcher un peu avant de s’asseoir
F02 Venir parce que je le veux
F02 Pouvoir partir avant la fin
F03 Une bonne raison de sortir le jeudi
F04 Repartir plus léger
F04 Une heure sans penser au reste
F05 Le poème de la fin
F07 Faire partie de quelque chose
G01 Qu’on ait besoin de moi
G01 Voir mon idée écrite au mur
G02 Voir que ça avance
G03 Savoir que rien de grave ne peut arriver
G05 On rit beaucoup
G05 La bonne humeur de l’accueil
H01 Oser un peu plus à chaque fois
H03 Tenir jusqu’à la signature
H04 Connaître du monde
H05 Préparer quelque chose pour ceux qui viendront après
"""
