from django.urls import path

from workshops.views import ranking_choices, ranking_prints, ranking_room, rankings

AT = "classements/<int:pk>/"

urlpatterns = [
    path("classements/", rankings.ranking_list, name="ranking_list"),
    path("classements/commencer/", rankings.ranking_begin, name="ranking_begin"),
    path(AT, rankings.ranking_detail, name="ranking_detail"),
    path(f"{AT}modifier/", rankings.ranking_edit, name="ranking_edit"),
    path(f"{AT}valider/", rankings.ranking_settle, name="ranking_settle"),
    path(f"{AT}retirer/", rankings.ranking_archive, name="ranking_archive"),
    path(f"{AT}remettre/", rankings.ranking_bring_back, name="ranking_bring_back"),
    path(f"{AT}saisir/", ranking_choices.ranking_type, name="ranking_type"),
    path(f"{AT}deplacer/", ranking_choices.ranking_move, name="ranking_move"),
    path(f"{AT}recompter/", ranking_choices.ranking_recount, name="ranking_recount"),
    path(
        f"{AT}telephones/ouvrir/",
        ranking_room.ranking_let_in,
        name="ranking_let_in",
    ),
    path(f"{AT}telephones/fermer/", ranking_room.ranking_close, name="ranking_close"),
    path(f"{AT}mur/", ranking_room.ranking_wall, name="ranking_wall"),
    path(f"{AT}mur/nombre/", ranking_room.ranking_told, name="ranking_told"),
    path(f"{AT}feuille/", ranking_prints.ranking_sheet, name="ranking_sheet"),
    path(
        f"{AT}feuille.pdf", ranking_prints.ranking_sheet_pdf, name="ranking_sheet_pdf"
    ),
    path(f"{AT}resultat/", ranking_prints.ranking_result, name="ranking_result"),
    path(
        f"{AT}resultat.pdf",
        ranking_prints.ranking_result_pdf,
        name="ranking_result_pdf",
    ),
]
