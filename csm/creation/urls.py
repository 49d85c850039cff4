"""The steps by which a programme is created, and its course from there."""

from django.urls import path

from csm.views import course, creation, starting

urlpatterns = [
    path("creation/", creation.programme_creation, name="programme_creation"),
    path("creation/methode/", starting.programme_pack, name="programme_pack"),
    path("creation/reprendre/", starting.programme_take_up, name="programme_take_up"),
    path(
        "creation/reprendre/<slug:older>/",
        starting.programme_take_up_from,
        name="programme_take_up_from",
    ),
    path("creation/copie/", starting.programme_copied, name="programme_copied"),
    path("creation/dates/", creation.programme_dates, name="programme_dates"),
    path("creation/equipe/", creation.programme_team, name="programme_team"),
    path("creation/ouvrir/", creation.programme_begin, name="programme_begin"),
    path("vie/", course.programme_course, name="programme_course"),
    path("vie/terminer/", course.programme_end, name="programme_end"),
    path("vie/poursuivre/", course.programme_resume, name="programme_resume"),
    path("vie/archiver/", course.programme_put_away, name="programme_put_away"),
    path("vie/ressortir/", course.programme_bring_back, name="programme_bring_back"),
]
