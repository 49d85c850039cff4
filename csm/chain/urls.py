"""Addresses below the page of a programme's chain: its links, its offers to help."""

from django.urls import path

from csm.views import chain, helping

app_name = "chain"

urlpatterns = [
    path("relier/", chain.link_add, name="link_add"),
    path("liens/<int:pk>/accepter/", chain.link_agree, name="link_agree"),
    path("liens/<int:pk>/retirer/", chain.link_take_back, name="link_take_back"),
    path("liens/<int:pk>/remettre/", chain.link_bring_back, name="link_bring_back"),
    path("aide/noter/", helping.help_add, name="help_add"),
    path("aide/<int:pk>/modifier/", helping.help_edit, name="help_edit"),
    path("aide/<int:pk>/retirer/", helping.help_withdraw, name="help_withdraw"),
    path("aide/<int:pk>/remettre/", helping.help_bring_back, name="help_bring_back"),
    path("mon-aide/", helping.own, name="own"),
    path("mon-aide/proposer/", helping.own_add, name="own_add"),
]
