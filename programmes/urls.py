from django.urls import path

from programmes.views import groups, members, partners, programmes, questions

app_name = "programmes"

urlpatterns = [
    path("<slug:slug>/reglages/", programmes.settings, name="settings"),
    path("<slug:slug>/logos/ajouter/", programmes.logo_add, name="logo_add"),
    path("<slug:slug>/logos/<int:pk>/", programmes.logo, name="logo"),
    path(
        "<slug:slug>/logos/<int:pk>/retirer/",
        programmes.logo_remove,
        name="logo_remove",
    ),
    path("<slug:slug>/groupes/", groups.group_list, name="group_list"),
    path("<slug:slug>/groupes/ajouter/", groups.group_add, name="group_add"),
    path(
        "<slug:slug>/groupes/<int:pk>/modifier/", groups.group_edit, name="group_edit"
    ),
    path(
        "<slug:slug>/groupes/<int:pk>/deplacer/", groups.group_move, name="group_move"
    ),
    path(
        "<slug:slug>/groupes/<int:pk>/retirer/",
        groups.group_remove,
        name="group_remove",
    ),
    path("<slug:slug>/questions/", questions.question_list, name="question_list"),
    path(
        "<slug:slug>/questions/<slug:name>/ajouter/",
        questions.question_add,
        name="question_add",
    ),
    path(
        "<slug:slug>/questions/<int:pk>/modifier/",
        questions.question_edit,
        name="question_edit",
    ),
    path("<slug:slug>/partenaires/", partners.partner_list, name="partner_list"),
    path("<slug:slug>/partenaires/ajouter/", partners.partner_add, name="partner_add"),
    path(
        "<slug:slug>/partenaires/<int:number>/",
        partners.partner_detail,
        name="partner_detail",
    ),
    path(
        "<slug:slug>/partenaires/<int:number>/modifier/",
        partners.partner_edit,
        name="partner_edit",
    ),
    path(
        "<slug:slug>/partenaires/<int:number>/depart/",
        partners.partner_leave,
        name="partner_leave",
    ),
    path(
        "<slug:slug>/partenaires/<int:number>/ne-plus-participer/",
        partners.partner_leave_myself,
        name="partner_leave_myself",
    ),
    path(
        "<slug:slug>/partenaires/<int:number>/retour/",
        partners.partner_return,
        name="partner_return",
    ),
    path(
        "<slug:slug>/partenaires/<int:number>/retirer/",
        partners.partner_remove,
        name="partner_remove",
    ),
    path("<slug:slug>/acces/", members.member_list, name="member_list"),
    path("<slug:slug>/acces/inviter/", members.member_invite, name="member_invite"),
    path(
        "<slug:slug>/acces/<int:pk>/modifier/", members.member_edit, name="member_edit"
    ),
    path("<slug:slug>/acces/<int:pk>/terminer/", members.member_end, name="member_end"),
    path(
        "<slug:slug>/acces/invitations/<int:pk>/renvoyer/",
        members.invitation_resend,
        name="invitation_resend",
    ),
    path(
        "<slug:slug>/acces/invitations/<int:pk>/annuler/",
        members.invitation_revoke,
        name="invitation_revoke",
    ),
    path(
        "<slug:slug>/acces/invitations/<int:pk>/carte/",
        members.invitation_card,
        name="invitation_card",
    ),
]
