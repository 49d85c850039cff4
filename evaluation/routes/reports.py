from django.urls import path

from evaluation.views import reports

urlpatterns = [
    path("rapport/", reports.report_html, name="report_html"),
    path("rapport.pdf", reports.report_pdf, name="report_pdf"),
    path("rapport/facile-a-lire/", reports.report_easy_html, name="report_easy_html"),
    path("rapport/facile-a-lire.pdf", reports.report_easy_pdf, name="report_easy_pdf"),
    path("rapport/chiffres.xlsx", reports.report_figures, name="report_figures"),
]
