"""What a phone opens by a short code, without an account."""

from django.urls import path

from wellbeing.views import phones

urlpatterns = [
    path("ecrire/", phones.phone_code, name="phone_code"),
    path("ecrire/fini/", phones.phone_over, name="phone_over"),
    path("ecrire/<slug:code>/", phones.phone_write, name="phone_write"),
    path("ecrire/<slug:code>/retirer/", phones.phone_take_back, name="phone_take_back"),
]
