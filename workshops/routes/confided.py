from django.urls import path

from workshops.views import confidences, permissions

urlpatterns = [
    path("confie/", confidences.confidence_list, name="confidence_list"),
    path("confie/ajouter/", confidences.confidence_add, name="confidence_add"),
    path("confie/<int:pk>/", confidences.confidence_detail, name="confidence_detail"),
    path(
        "confie/<int:pk>/modifier/", confidences.confidence_edit, name="confidence_edit"
    ),
    path(
        "confie/<int:pk>/detruire/",
        confidences.confidence_destroy,
        name="confidence_destroy",
    ),
    path(
        "confie/<int:pk>/permissions/ajouter/",
        permissions.permission_add,
        name="permission_add",
    ),
    path(
        "permissions/a-me-dire/",
        permissions.permission_told_list,
        name="permission_told_list",
    ),
    path(
        "permissions/donnees/",
        permissions.permission_given_list,
        name="permission_given_list",
    ),
    path(
        "permissions/retirer/",
        permissions.permission_revoke_by_number,
        name="permission_revoke_by_number",
    ),
    path(
        "permissions/<int:pk>/", permissions.permission_detail, name="permission_detail"
    ),
    path(
        "permissions/<int:pk>/lire/",
        permissions.permission_read,
        name="permission_read",
    ),
    path(
        "permissions/<int:pk>/retirer/",
        permissions.permission_revoke,
        name="permission_revoke",
    ),
    path(
        "permissions/<int:pk>/feuille/",
        permissions.permission_sheet,
        name="permission_sheet",
    ),
    path(
        "permissions/<int:pk>/feuille.pdf",
        permissions.permission_sheet_pdf,
        name="permission_sheet_pdf",
    ),
]
