"""What the young people of Val-Fleuri have written so far; nothing is sorted yet."""

WRITTEN = """\
Avoir du wifi 😅
Qu’on me laisse dormir
Mes potes
La musique à fond
Être pris au sérieux
Un terrain de foot avec de la lumière
Rigoler en cours sans se faire jeter
Ma grand-mère
Sortir le soir
Avoir un peu d’argent à moi
Trouver un stage
Être seul parfois
Qu’on arrête de me comparer à mon frère
Les vacances
Un endroit rien qu’à nous
Manger ce que je veux
Avoir de bonnes notes
Que mes parents s’entendent
"""
