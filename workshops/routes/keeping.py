from django.urls import path

from workshops.views import letters, rules, tools

urlpatterns = [
    path("outils/", tools.tool_list, name="tool_list"),
    path("outils/ajouter/", tools.tool_add, name="tool_add"),
    path("outils/imprimer/", tools.tool_sheet, name="tool_sheet"),
    path("outils.pdf", tools.tool_sheet_pdf, name="tool_sheet_pdf"),
    path("outils/<int:pk>/modifier/", tools.tool_edit, name="tool_edit"),
    path("outils/<int:pk>/retirer/", tools.tool_archive, name="tool_archive"),
    path("outils/<int:pk>/remettre/", tools.tool_bring_back, name="tool_bring_back"),
    path("regles/", rules.rules_detail, name="rules_detail"),
    path("regles/ecrire/", rules.rules_edit, name="rules_edit"),
    path("regles/valider/", rules.rules_agree, name="rules_agree"),
    path("regles/imprimer/", rules.rules_sheet, name="rules_sheet"),
    path("regles.pdf", rules.rules_sheet_pdf, name="rules_sheet_pdf"),
    path("regles/<int:number>/", rules.rules_version, name="rules_version"),
    path("lettres/", letters.letter_list, name="letter_list"),
    path("lettres/ecrire/", letters.letter_add, name="letter_add"),
    path("lettres/<int:number>/", letters.letter_detail, name="letter_detail"),
    path("lettres/<int:number>/modifier/", letters.letter_edit, name="letter_edit"),
    path("lettres/<int:number>/envoyer/", letters.letter_send, name="letter_send"),
    path("lettres/<int:number>.pdf", letters.letter_pdf, name="letter_pdf"),
    path(
        "lettres/<int:number>/retirer/", letters.letter_archive, name="letter_archive"
    ),
    path(
        "lettres/<int:number>/remettre/",
        letters.letter_bring_back,
        name="letter_bring_back",
    ),
]
