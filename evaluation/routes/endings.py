"""Addresses of the end: what the group decides, the hand-over, the file, the closing."""

from django.urls import path

from evaluation.views import autonomy, endings

urlpatterns = [
    path("fin/", endings.ending, name="ending"),
    path("fin/decider/", endings.ending_decide, name="ending_decide"),
    path("fin/preparer/", endings.ending_means, name="ending_means"),
    path("fin/passer-le-relais/", endings.ending_hand_over, name="ending_hand_over"),
    path("fin/reprendre-le-relais/", endings.ending_hand_back, name="ending_hand_back"),
    path("fin/dossier/", autonomy.autonomy, name="autonomy"),
    path("fin/dossier.pdf", autonomy.autonomy_print, name="autonomy_pdf"),
    path("fin/dossier.zip", autonomy.autonomy_folder, name="autonomy_zip"),
    path("fin/cloture/", endings.closing, name="closing"),
    path("fin/cloture.pdf", endings.closing_print, name="closing_pdf"),
]
