from django.urls import path

from phases.views import poster

app_name = "phases"

urlpatterns = [
    path("affiche/", poster.poster_html, name="poster_html"),
    path("affiche.pdf", poster.poster_pdf, name="poster_pdf"),
]
