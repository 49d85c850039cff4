from django.urls import include, path

from bench import floor

urlpatterns = [
    path("bench/<slug:slug>/vide/", floor.empty, name="bench_empty"),
    path("bench/<slug:slug>/liste/<int:rows>/", floor.plain_list, name="bench_list"),
    path("", include("csm.urls")),
]
