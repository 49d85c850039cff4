from django.urls import path

from programmes.views import accounts

urlpatterns = [
    path("connexion/", accounts.login, name="login"),
    path("deconnexion/", accounts.logout, name="logout"),
    path("carte/", accounts.card, name="card"),
    path("invitation/<str:token>/", accounts.invitation, name="invitation"),
    path("mon-compte/", accounts.account, name="account"),
    path("mon-compte/mot-de-passe/", accounts.password_change, name="password_change"),
    path("mot-de-passe/", accounts.password_reset, name="password_reset"),
    path(
        "mot-de-passe/envoye/", accounts.password_reset_done, name="password_reset_done"
    ),
    path(
        "mot-de-passe/fait/",
        accounts.password_reset_complete,
        name="password_reset_complete",
    ),
    path(
        "mot-de-passe/<uidb64>/<token>/",
        accounts.PasswordResetConfirm.as_view(),
        name="password_reset_confirm",
    ),
]
