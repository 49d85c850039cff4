from django.urls import path, register_converter

from phases.places import NOUNS
from phases.views import arranging, milestones, parts, poster
from phases.views.path import choose
from phases.views.path import path as whole_path

app_name = "phases"


class PartConverter:
    """« periodes », « phases » or « sous-etapes »: a kind of part of the path."""

    regex = "|".join(NOUNS)

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


register_converter(PartConverter, "part")

urlpatterns = [
    path("", whole_path, name="path"),
    path("choisir/", choose, name="choose"),
    path("affiche/", poster.poster_html, name="poster_html"),
    path("affiche.pdf", poster.poster_pdf, name="poster_pdf"),
    path("phases/<int:pk>/", parts.phase, name="phase"),
    path("sous-etapes/<int:pk>/", parts.step, name="step"),
    # Changing it.
    path("organiser/", arranging.arrange, name="arrange"),
    path("mots/modifier/", arranging.words_edit, name="words_edit"),
    path("periodes/ajouter/", arranging.period_add, name="period_add"),
    path("phases/ajouter/", arranging.phase_add, name="phase_add"),
    path("phases/<int:pk>/sous-etapes/ajouter/", arranging.step_add, name="step_add"),
    path("<part:noun>/<int:pk>/modifier/", arranging.part_edit, name="part_edit"),
    path("<part:noun>/<int:pk>/deplacer/", arranging.part_move, name="part_move"),
    path("<part:noun>/<int:pk>/retirer/", arranging.part_remove, name="part_remove"),
    path(
        "<part:noun>/<int:pk>/remettre/",
        arranging.part_bring_back,
        name="part_bring_back",
    ),
    path("jalons/ajouter/", milestones.milestone_add, name="milestone_add"),
    path("jalons/<int:pk>/modifier/", milestones.milestone_edit, name="milestone_edit"),
]
