from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

from csm.views import checking, home, opening, pages, programmes

urlpatterns = [
    path("", home.home, name="home"),
    path("", include("programmes.account_urls")),
    path("programmes/", programmes.programme_list, name="programme_list"),
    path("programmes/ouvrir/", opening.programme_open, name="programme_open"),
    path("programmes/<slug:slug>/", programmes.programme, name="programme"),
    path("programmes/", include("programmes.urls")),
    path("programmes/<slug:slug>/parcours/", include("phases.urls")),
    path("programmes/<slug:slug>/contrat/", include("contracts.urls")),
    path(
        "contrats/<slug:reference>/",
        programmes.contract_reference,
        name="contract_reference",
    ),
    path("verifier/", checking.check_contract, name="check_contract"),
    path("aide/", pages.help_page, name="help"),
    path("accessibilite/", pages.accessibility, name="accessibility"),
    path("langue/", login_not_required(set_language), name="set_language"),
    path("admin/", admin.site.urls),
]

handler400 = "csm.errors.bad_request"
handler403 = "csm.errors.forbidden"
