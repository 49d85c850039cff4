from django.urls import path

from workshops.views import attendance, attestations, sheets

urlpatterns = [
    path(
        "seances/<int:pk>/presences/",
        attendance.attendance_edit,
        name="attendance_edit",
    ),
    path(
        "seances/<int:pk>/emargement/",
        sheets.attendance_sheet,
        name="attendance_sheet",
    ),
    path(
        "seances/<int:pk>/emargement/feuille/",
        sheets.attendance_sheet_html,
        name="attendance_sheet_html",
    ),
    path(
        "seances/<int:pk>/emargement.pdf",
        sheets.attendance_sheet_pdf,
        name="attendance_sheet_pdf",
    ),
    path("presences/", attestations.attendance_mine, name="attendance_mine"),
    path(
        "partenaires/<int:number>/attestation/",
        attestations.attestation,
        name="attestation",
    ),
    path(
        "partenaires/<int:number>/attestation.pdf",
        attestations.attestation_pdf,
        name="attestation_pdf",
    ),
]
