from django.urls import path

from workshops.views import decisions, exchanges, planning, sessions, steering

urlpatterns = [
    path("seances/", sessions.session_list, name="session_list"),
    path("seances/ajouter/", planning.session_add, name="session_add"),
    path("seances/ajouter/<slug:kind>/", planning.session_plan, name="session_plan"),
    path("seances/<int:pk>/", sessions.session_detail, name="session_detail"),
    path("seances/<int:pk>/modifier/", planning.session_edit, name="session_edit"),
    path("seances/<int:pk>/annuler/", planning.session_cancel, name="session_cancel"),
    path(
        "seances/<int:pk>/retablir/", planning.session_restore, name="session_restore"
    ),
    path(
        "seances/<int:pk>/decisions/ajouter/",
        decisions.decision_add,
        name="decision_add",
    ),
    path("seances/<int:pk>/accepter/", exchanges.session_accept, name="session_accept"),
    path(
        "seances/<int:pk>/ne-pas-afficher/",
        exchanges.session_decline,
        name="session_decline",
    ),
    path(
        "seances/<int:pk>/rien-decide/",
        decisions.session_decided_nothing,
        name="session_decided_nothing",
    ),
    path("seances/decisions/", decisions.decision_list, name="decision_list"),
    path(
        "seances/decisions/<int:pk>/modifier/",
        decisions.decision_edit,
        name="decision_edit",
    ),
    path(
        "seances/decisions/<int:pk>/faite/",
        decisions.decision_done,
        name="decision_done",
    ),
    path(
        "seances/decisions/<int:pk>/retirer/",
        decisions.decision_archive,
        name="decision_archive",
    ),
    path(
        "seances/decisions/<int:pk>/remettre/",
        decisions.decision_bring_back,
        name="decision_bring_back",
    ),
    path("pilotage/", steering.steering, name="steering"),
]
