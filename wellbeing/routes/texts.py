"""The texts of each theme and annex 1, what is printed of them, files in and out."""

from django.urls import path

from wellbeing.views import exports, imports, texts

urlpatterns = [
    path("textes/", texts.texts, name="texts"),
    path("textes/<int:dimension_pk>/", texts.text, name="text"),
    path("textes/<int:dimension_pk>/modifier/", texts.text_edit, name="text_edit"),
    path("textes/<int:dimension_pk>/valider/", texts.text_settle, name="text_settle"),
    path(
        "textes/idees/<int:pk>/hors-du-texte/",
        texts.idea_leave_out,
        name="idea_leave_out",
    ),
    path("textes/annexe-1/", texts.annex_shows, name="annex_shows"),
    path("textes/a-imprimer/", exports.texts_html, name="texts_html"),
    path("textes/a-imprimer.pdf", exports.texts_pdf, name="texts_pdf"),
    path("affiche/", exports.poster_html, name="poster_html"),
    path("affiche.pdf", exports.poster_pdf, name="poster_pdf"),
    path("<int:pk>/fichiers/", exports.round_files, name="round_files"),
    path("<int:pk>/idees.csv", exports.round_csv, name="round_csv"),
    path("<int:pk>/idees.xlsx", exports.round_xlsx, name="round_xlsx"),
    path("<int:pk>/affiche/", exports.round_poster, name="round_poster"),
    path("<int:pk>/affiche.pdf", exports.round_poster_pdf, name="round_poster_pdf"),
    path("<int:pk>/importer/", imports.ideas_import, name="import"),
    path("<int:pk>/importer/verser/", imports.ideas_import_fill, name="import_fill"),
]
