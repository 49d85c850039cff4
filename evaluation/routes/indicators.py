from django.urls import path

from evaluation.views import indicators, measure_phones, measure_prints, measures

INDICATOR = "indicateurs/<int:pk>/"
AT = "indicateurs/mesures/<int:pk>/"

urlpatterns = [
    path("indicateurs/", indicators.indicator_list, name="indicator_list"),
    path("indicateurs/ecrire/", indicators.indicator_add, name="indicator_add"),
    path(
        "indicateurs/resultats/", indicators.indicator_results, name="indicator_results"
    ),
    path(f"{INDICATOR}modifier/", indicators.indicator_edit, name="indicator_edit"),
    path(
        f"{INDICATOR}retirer/", indicators.indicator_archive, name="indicator_archive"
    ),
    path(
        f"{INDICATOR}remettre/",
        indicators.indicator_bring_back,
        name="indicator_bring_back",
    ),
    path(
        "indicateurs/mesures/commencer/", measures.measure_begin, name="measure_begin"
    ),
    path(AT, measures.measure_detail, name="measure_detail"),
    path(f"{AT}modifier/", measures.measure_edit, name="measure_edit"),
    path(f"{AT}saisir/", measures.measure_type, name="measure_type"),
    path(f"{AT}retirer/", measures.measure_archive, name="measure_archive"),
    path(f"{AT}remettre/", measures.measure_bring_back, name="measure_bring_back"),
    path(
        f"{AT}telephones/ouvrir/", measure_phones.measure_let_in, name="measure_let_in"
    ),
    path(f"{AT}telephones/fermer/", measure_phones.measure_close, name="measure_close"),
    path(f"{AT}mur/", measure_phones.measure_wall, name="measure_wall"),
    path(f"{AT}mur/nombre/", measure_phones.measure_told, name="measure_told"),
    path(f"{AT}feuille/", measure_prints.measure_sheet, name="measure_sheet"),
    path(
        f"{AT}feuille.pdf", measure_prints.measure_sheet_pdf, name="measure_sheet_pdf"
    ),
]
