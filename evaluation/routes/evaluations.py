from django.urls import path

from evaluation.views import contributions, evaluations, syntheses

AT = "coevaluations/<int:pk>/"

urlpatterns = [
    path("coevaluations/", evaluations.evaluation_list, name="evaluation_list"),
    path(
        "coevaluations/preparer/<slug:moment>/",
        evaluations.evaluation_prepare,
        name="evaluation_prepare",
    ),
    path(
        "coevaluations/seances/<int:pk>/",
        evaluations.session_evaluation,
        name="session_evaluation",
    ),
    path(AT, evaluations.evaluation_detail, name="evaluation_detail"),
    path(f"{AT}tenue/", evaluations.evaluation_hold, name="evaluation_hold"),
    path(
        f"{AT}pas-tenue/",
        evaluations.evaluation_take_back,
        name="evaluation_take_back",
    ),
    path(f"{AT}retirer/", evaluations.evaluation_archive, name="evaluation_archive"),
    path(
        f"{AT}remettre/",
        evaluations.evaluation_bring_back,
        name="evaluation_bring_back",
    ),
    path(f"{AT}synthese/", syntheses.synthesis, name="synthesis"),
    path(f"{AT}synthese/a-imprimer/", syntheses.synthesis_html, name="synthesis_html"),
    path(f"{AT}synthese.pdf", syntheses.synthesis_pdf, name="synthesis_pdf"),
    path(f"{AT}ce-que-nous-gardons/", syntheses.kept_edit, name="kept_edit"),
    path(f"{AT}ce-que-nous-gardons/valider/", syntheses.kept_agree, name="kept_agree"),
    path(
        f"{AT}contributions/",
        contributions.contribution_list,
        name="contribution_list",
    ),
    path(
        "coevaluations/contributions/<int:pk>/",
        contributions.contribution_speaks_of,
        name="contribution_speaks_of",
    ),
]
