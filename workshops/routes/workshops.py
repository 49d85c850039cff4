from django.urls import path

from workshops.views import hostings, hosts, taking_up, workshops

urlpatterns = [
    path("ateliers/", workshops.workshop_list, name="workshop_list"),
    path("ateliers/ajouter/", workshops.workshop_add, name="workshop_add"),
    path("ateliers/anterieurs/", taking_up.workshop_earlier, name="workshop_earlier"),
    path(
        "ateliers/anterieurs/<int:pk>/reprendre/",
        taking_up.workshop_take_up,
        name="workshop_take_up",
    ),
    path("ateliers/<int:number>/", workshops.workshop_detail, name="workshop_detail"),
    path(
        "ateliers/<int:number>/modifier/",
        workshops.workshop_edit,
        name="workshop_edit",
    ),
    path(
        "ateliers/<int:number>/idees/",
        workshops.workshop_ideas,
        name="workshop_ideas",
    ),
    path(
        "ateliers/<int:number>/retirer/",
        workshops.workshop_archive,
        name="workshop_archive",
    ),
    path(
        "ateliers/<int:number>/remettre/",
        workshops.workshop_bring_back,
        name="workshop_bring_back",
    ),
    path(
        "ateliers/<int:number>/structures/ajouter/",
        hostings.hosting_add,
        name="hosting_add",
    ),
    path(
        "ateliers/<int:number>/structures/<int:pk>/modifier/",
        hostings.hosting_edit,
        name="hosting_edit",
    ),
    path(
        "ateliers/<int:number>/structures/<int:pk>/retirer/",
        hostings.hosting_archive,
        name="hosting_archive",
    ),
    path(
        "ateliers/<int:number>/structures/<int:pk>/remettre/",
        hostings.hosting_bring_back,
        name="hosting_bring_back",
    ),
    path("structures/", hosts.host_list, name="host_list"),
    path("structures/liste.csv", hosts.host_export, name="host_export"),
    path("structures/<int:pk>/", hosts.host_detail, name="host_detail"),
    path(
        "structures/<int:pk>/contacts/ajouter/",
        hosts.host_contact_add,
        name="host_contact_add",
    ),
    path(
        "structures/contacts/<int:pk>/modifier/",
        hosts.host_contact_edit,
        name="host_contact_edit",
    ),
    path(
        "structures/contacts/<int:pk>/retirer/",
        hosts.host_contact_archive,
        name="host_contact_archive",
    ),
    path(
        "structures/contacts/<int:pk>/remettre/",
        hosts.host_contact_bring_back,
        name="host_contact_bring_back",
    ),
]
