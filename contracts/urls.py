from django.urls import path
from django.views.generic import RedirectView

from contracts.views import prints

app_name = "contracts"

overview = RedirectView.as_view(pattern_name="programme")

urlpatterns = [
    path("", overview, name="detail"),
    path("ecrire/", overview, name="write"),
    path("impressions/", prints.contract_prints, name="prints"),
    path("impressions/<slug:kind>/", prints.print_html, name="print_html"),
    path("impressions/<slug:kind>.pdf", prints.print_pdf, name="print_pdf"),
    path("exemplaires/<int:number>/", prints.copy_html, name="copy_html"),
    path("exemplaires/<int:number>.pdf", prints.copy_pdf, name="copy_pdf"),
    path("exemplaires.pdf", prints.copies_pack, name="pack"),
    path("exemplaires.zip", prints.copies_zip, name="copies_zip"),
]
