from django.urls import path

from wellbeing.views import pairs, sorting, themes

urlpatterns = [
    path("themes/", themes.theme_list, name="theme_list"),
    path("themes/nouveau/", themes.theme_add, name="theme_add"),
    path("themes/<int:pk>/", themes.theme_edit, name="theme_edit"),
    path("themes/<int:pk>/retirer/", themes.theme_take_out, name="theme_take_out"),
    path("themes/<int:pk>/remettre/", themes.theme_bring_back, name="theme_bring_back"),
    path("<int:pk>/classement/", sorting.sorting, name="sorting"),
    path(
        "<int:pk>/classement/composantes/<int:component_pk>/",
        sorting.component,
        name="component",
    ),
    path("<int:pk>/classement/paires/", pairs.pair_list, name="pair_list"),
    path("<int:pk>/classement/<int:idea_pk>/", sorting.idea_sort, name="idea_sort"),
    path("<int:pk>/classement/<int:idea_pk>/paire/", pairs.idea_pair, name="idea_pair"),
    path("<int:pk>/classement/<int:idea_pk>/pile/", pairs.idea_lay, name="idea_lay"),
]
