"""What phones without an account open to say where the group stands."""

from django.urls import path

from evaluation.views import votes

urlpatterns = [
    path("situer/", votes.vote_code, name="vote_code"),
    path("situer/fini/", votes.vote_over, name="vote_over"),
    path("situer/<slug:code>/", votes.vote_cast, name="vote_cast"),
]
