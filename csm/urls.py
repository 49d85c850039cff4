from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

from csm.creation.urls import urlpatterns as creation_and_course
from csm.views import (
    calendar,
    calendar_links,
    chain,
    checking,
    comparison,
    home,
    opening,
    pages,
    programmes,
    steering,
    thread,
    unanswered,
)

urlpatterns = [
    path("", home.home, name="home"),
    path("ce-qui-m-attend/", home.everything_awaited, name="everything_awaited"),
    path("", include("programmes.account_urls")),
    path("", include("programmes.public_urls")),
    path("programmes/", programmes.programme_list, name="programme_list"),
    path(
        "programmes/liste.csv", programmes.programme_list_csv, name="programme_list_csv"
    ),
    path("programmes/ouvrir/", opening.programme_open, name="programme_open"),
    path("programmes/<slug:slug>/", programmes.programme, name="programme"),
    path(
        "programmes/<slug:slug>/calendrier/",
        calendar.programme_calendar,
        name="programme_calendar",
    ),
    path(
        "programmes/<slug:slug>/calendrier/<slug:key>.ics",
        calendar.calendar_date,
        name="calendar_date",
    ),
    path("calendrier/", calendar.calendar, name="calendar"),
    path("calendrier/liens/", calendar_links.calendar_links, name="calendar_links"),
    path(
        "calendrier/liens/ajouter/",
        calendar_links.calendar_link_add,
        name="calendar_link_add",
    ),
    path(
        "calendrier/liens/<int:pk>/renouveler/",
        calendar_links.calendar_link_renew,
        name="calendar_link_renew",
    ),
    path(
        "calendrier/liens/<int:pk>/arreter/",
        calendar_links.calendar_link_stop,
        name="calendar_link_stop",
    ),
    path("agenda/<str:token>.ics", calendar.calendar_feed, name="calendar_feed"),
    path("programmes/<slug:slug>/", include(creation_and_course)),
    path("programmes/", include("programmes.urls")),
    path("programmes/<slug:slug>/parcours/", include("phases.urls")),
    path("programmes/<slug:slug>/recueils/", include("wellbeing.urls")),
    path(
        "programmes/<slug:slug>/idees/<int:pk>/fil/",
        thread.idea_thread,
        name="idea_thread",
    ),
    path(
        "programmes/<slug:slug>/idees/engagements/",
        thread.ideas_cited,
        name="ideas_cited",
    ),
    path(
        "programmes/<slug:slug>/sans-reponse/",
        unanswered.unanswered,
        name="unanswered",
    ),
    path("", include("wellbeing.phone_urls")),
    path("", include("workshops.phone_urls")),
    path("programmes/<slug:slug>/", include("workshops.urls")),
    path(
        "programmes/<slug:slug>/pilotage/etat/",
        steering.state_sheet,
        name="state_sheet",
    ),
    path(
        "programmes/<slug:slug>/pilotage/etat.pdf",
        steering.state_sheet_pdf,
        name="state_sheet_pdf",
    ),
    path(
        "programmes/<slug:slug>/editions/",
        comparison.edition_comparison,
        name="edition_comparison",
    ),
    path("programmes/<slug:slug>/personnes/", include("csm.rights.urls")),
    path("programmes/<slug:slug>/contrat/", include("contracts.urls")),
    path("", include("evaluation.phone_urls")),
    path("programmes/<slug:slug>/", include("evaluation.urls")),
    path("chaine/", chain.chain, name="chain"),
    path(
        "programmes/<slug:slug>/chaine/", chain.programme_chain, name="programme_chain"
    ),
    path("programmes/<slug:slug>/chaine/", include("csm.chain.urls")),
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
