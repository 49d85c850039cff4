"""What a phone opens by the short code of a ranking, without an account."""

from django.urls import path

from workshops.views import ballots

urlpatterns = [
    path("choisir/", ballots.ballot_code, name="ballot_code"),
    path("choisir/fini/", ballots.ballot_over, name="ballot_over"),
    path("choisir/<slug:code>/", ballots.ballot_cast, name="ballot_cast"),
]
