from django.urls import path

from evaluation.views import improvements

AT = "ameliorations/<int:pk>/"

urlpatterns = [
    path("ameliorations/", improvements.improvement_list, name="improvement_list"),
    path(
        "ameliorations/proposer/",
        improvements.improvement_add,
        name="improvement_add",
    ),
    path(
        "ameliorations/depuis/<int:pk>/",
        improvements.improvement_take,
        name="improvement_take",
    ),
    path(f"{AT}modifier/", improvements.improvement_edit, name="improvement_edit"),
    path(f"{AT}decider/", improvements.improvement_decide, name="improvement_decide"),
    path(f"{AT}faite/", improvements.improvement_done, name="improvement_done"),
    path(f"{AT}retirer/", improvements.improvement_archive, name="improvement_archive"),
    path(
        f"{AT}remettre/",
        improvements.improvement_bring_back,
        name="improvement_bring_back",
    ),
    path(
        f"{AT}relire/<int:evaluation_pk>/",
        improvements.improvement_look,
        name="improvement_look",
    ),
]
