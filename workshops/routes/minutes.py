"""Addresses of the minutes of a session, and of its photos and documents."""

from django.urls import path

from workshops.views import documents, minutes

urlpatterns = [
    path(
        "seances/<int:pk>/compte-rendu/", minutes.minutes_detail, name="minutes_detail"
    ),
    path("seances/<int:pk>/compte-rendu.pdf", minutes.minutes_pdf, name="minutes_pdf"),
    path(
        "seances/<int:pk>/compte-rendu/modifier/",
        minutes.minutes_edit,
        name="minutes_edit",
    ),
    path(
        "seances/<int:pk>/compte-rendu/clore/",
        minutes.minutes_close,
        name="minutes_close",
    ),
    path(
        "seances/<int:pk>/compte-rendu/rouvrir/",
        minutes.minutes_reopen,
        name="minutes_reopen",
    ),
    path(
        "seances/<int:pk>/compte-rendu/valider/",
        minutes.minutes_approve,
        name="minutes_approve",
    ),
    path(
        "seances/<int:pk>/compte-rendu/ajouts/ajouter/",
        minutes.addition_add,
        name="addition_add",
    ),
    path(
        "seances/<int:pk>/documents/ajouter/",
        documents.document_add,
        name="document_add",
    ),
    path("seances/documents/<int:pk>/", documents.document, name="document"),
    path(
        "seances/documents/<int:pk>/accord/retirer/",
        documents.document_withdraw,
        name="document_withdraw",
    ),
    path(
        "seances/documents/<int:pk>/retirer/",
        documents.document_archive,
        name="document_archive",
    ),
    path(
        "seances/documents/<int:pk>/remettre/",
        documents.document_bring_back,
        name="document_bring_back",
    ),
]
