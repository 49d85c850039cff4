from django.urls import path, register_converter

from contracts.places import NOUNS
from contracts.views import (
    history,
    importing,
    library,
    notes,
    passages,
    prints,
    reading,
    writing,
)

app_name = "contracts"


class NounConverter:
    """« articles », « engagements » or « groupes »: a kind of passage."""

    regex = "|".join(NOUNS)

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


register_converter(NounConverter, "noun")

urlpatterns = [
    path("", reading.contract_detail, name="detail"),
    path("commencer/", reading.contract_begin, name="begin"),
    path("historique/", history.history, name="history"),
    # Writing.
    path("ecrire/", writing.contract_write, name="write"),
    path("ecrire/lieu-et-paraphes/", writing.contract_edit, name="edit"),
    path(
        "ecrire/sections/<slug:kind>/modifier/",
        writing.section_edit,
        name="section_edit",
    ),
    path(
        "ecrire/parties/<int:part>/articles/ajouter/",
        passages.article_add,
        name="article_add",
    ),
    path(
        "ecrire/articles/<int:pk>/groupes/ajouter/",
        passages.block_add,
        name="block_add",
    ),
    path(
        "ecrire/groupes/<int:pk>/engagements/ajouter/",
        passages.commitment_add,
        name="commitment_add",
    ),
    path(
        "ecrire/<noun:noun>/<int:pk>/modifier/",
        passages.passage_edit,
        name="passage_edit",
    ),
    path(
        "ecrire/<noun:noun>/<int:pk>/deplacer/",
        passages.passage_move,
        name="passage_move",
    ),
    path(
        "ecrire/<noun:noun>/<int:pk>/retirer/",
        passages.passage_archive,
        name="passage_archive",
    ),
    path(
        "ecrire/<noun:noun>/<int:pk>/remettre/",
        passages.passage_bring_back,
        name="passage_bring_back",
    ),
    # The library, and the notes of an imported text.
    path("bibliotheque/", library.library, name="library"),
    path(
        "bibliotheque/articles/<int:model_pk>/prendre/",
        library.article_pick,
        name="article_pick",
    ),
    path(
        "bibliotheque/groupes/<int:pk>/engagements/<int:model_pk>/prendre/",
        library.commitment_pick,
        name="commitment_pick",
    ),
    path("notes/", notes.note_list, name="notes"),
    path("notes/<int:pk>/ranger/", notes.note_put_away, name="note_put_away"),
    path("notes/<int:pk>/remettre/", notes.note_bring_back, name="note_bring_back"),
    # Bringing in a text.
    path("importer/", importing.contract_import, name="import"),
    path("importer/remplir/", importing.contract_import_fill, name="import_fill"),
    # Prints and copies.
    path("impressions/", prints.contract_prints, name="prints"),
    path("impressions/<slug:kind>/", prints.print_html, name="print_html"),
    path("impressions/<slug:kind>.pdf", prints.print_pdf, name="print_pdf"),
    path("exemplaires/<int:number>/", prints.copy_html, name="copy_html"),
    path("exemplaires/<int:number>.pdf", prints.copy_pdf, name="copy_pdf"),
    path("exemplaires.pdf", prints.copies_pack, name="pack"),
    path("exemplaires.zip", prints.copies_zip, name="copies_zip"),
]
