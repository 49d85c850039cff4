"""Addresses of the easy-to-read companion of the contract."""

from django.urls import path

from contracts.views import easy

urlpatterns = [
    path("facile-a-lire/", easy.easy_reading, name="easy_reading"),
    path("facile-a-lire/imprimer/", easy.easy_sheet, name="easy_sheet"),
    path("facile-a-lire.pdf", easy.easy_print, name="easy_pdf"),
    path("facile-a-lire/articles/<int:pk>/", easy.easy_edit, name="easy_edit"),
    path("facile-a-lire/relectures/noter/", easy.check_add, name="easy_check_add"),
    path(
        "facile-a-lire/relectures/<int:pk>/modifier/",
        easy.check_edit,
        name="easy_check_edit",
    ),
    path(
        "facile-a-lire/relectures/<int:pk>/retirer/",
        easy.check_archive,
        name="easy_check_archive",
    ),
    path(
        "facile-a-lire/relectures/<int:pk>/remettre/",
        easy.check_bring_back,
        name="easy_check_bring_back",
    ),
]
