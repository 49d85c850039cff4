"""Addresses of a person's rights; a person is a number there, never a name."""

from django.urls import path

from csm.rights.views import consents, people, requests

app_name = "rights"

urlpatterns = [
    path("moi/", people.mine, name="mine"),
    path("demandes/", requests.request_list, name="request_list"),
    path("conservation/", people.retention, name="retention"),
    path("<int:number>/", people.person, name="person"),
    path("<int:number>/tout.zip", requests.export, name="export"),
    path("<int:number>/effacer/", requests.erase, name="erase"),
    path("<int:number>/demandes/ajouter/", requests.request_add, name="request_add"),
    path(
        "<int:number>/demandes/<int:pk>/clore/",
        requests.request_close,
        name="request_close",
    ),
    path("<int:number>/accords/fiche/", consents.consent_sheet, name="consent_sheet"),
    path(
        "<int:number>/accords/fiche.pdf",
        consents.consent_sheet_pdf,
        name="consent_sheet_pdf",
    ),
    path(
        "<int:number>/accords/<int:pk>/retirer/",
        consents.consent_take_back,
        name="consent_take_back",
    ),
    path(
        "<int:number>/accords/<slug:purpose>/",
        consents.consent_add,
        name="consent_add",
    ),
]
