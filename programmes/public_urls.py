"""The page of a programme for the public, named without a namespace: anybody reads it."""

from django.urls import path

from programmes.views import publishing

urlpatterns = [
    path("publics/<slug:slug>/", publishing.public_programme, name="public_programme"),
    path(
        "programmes/<slug:slug>/page-publique/",
        publishing.public_edit,
        name="programme_public_edit",
    ),
    path(
        "programmes/<slug:slug>/page-publique/publier/",
        publishing.public_publish,
        name="programme_public_publish",
    ),
    path(
        "programmes/<slug:slug>/page-publique/retirer/",
        publishing.public_take_back,
        name="programme_public_take_back",
    ),
]
