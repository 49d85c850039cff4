from django.urls import path

from wellbeing.views import ideas, moments, prints, rounds, screen, typing

urlpatterns = [
    path("", rounds.round_list, name="round_list"),
    path("ajouter/", rounds.round_add, name="round_add"),
    path("<int:pk>/", rounds.round_detail, name="round_detail"),
    path("<int:pk>/modifier/", rounds.round_edit, name="round_edit"),
    path("<int:pk>/retirer/", rounds.round_archive, name="round_archive"),
    path("<int:pk>/remettre/", rounds.round_bring_back, name="round_bring_back"),
    path("<int:pk>/moment/", moments.round_moment, name="round_moment"),
    path("<int:pk>/devoiler/", moments.round_reveal, name="round_reveal"),
    path("<int:pk>/valider/", moments.round_settle, name="round_settle"),
    path("<int:pk>/saisie/", typing.typing, name="typing"),
    path("<int:pk>/saisie/annuler/", typing.typing_undo, name="typing_undo"),
    path("<int:pk>/saisie/liste/", typing.typing_list, name="typing_list"),
    path("<int:pk>/ecran/", screen.screen, name="screen"),
    path("<int:pk>/feuillets/", prints.slips, name="slips"),
    path("<int:pk>/feuillets.pdf", prints.slips_pdf, name="slips_pdf"),
    path("<int:pk>/feuille/", prints.round_sheet, name="round_sheet"),
    path("<int:pk>/feuille.pdf", prints.round_sheet_pdf, name="round_sheet_pdf"),
    path("<int:pk>/idees/", ideas.idea_list, name="idea_list"),
    path("idees/<int:pk>/redire/", ideas.idea_say_again, name="idea_say_again"),
    path("idees/<int:pk>/deux/", ideas.idea_split, name="idea_split"),
    path("idees/<int:pk>/precisions/", ideas.idea_about, name="idea_about"),
    path("idees/<int:pk>/effet/", ideas.idea_effect, name="idea_effect"),
    path("idees/<int:pk>/retirer/", ideas.idea_withdraw, name="idea_withdraw"),
    path("idees/<int:pk>/remettre/", ideas.idea_put_back, name="idea_put_back"),
    path("idees/<int:pk>/masquer/", ideas.idea_hide, name="idea_hide"),
    path("idees/<int:pk>/montrer/", ideas.idea_show, name="idea_show"),
]
