from django.urls import path, register_converter

from contracts.places import NOUNS
from contracts.routes import easy_reading, later_acts
from contracts.views import (
    aloud,
    ceremony,
    ceremony_return,
    closing,
    copies,
    discussion,
    freezing,
    history,
    ideas,
    importing,
    library,
    mentions,
    notes,
    passages,
    prints,
    reading,
    readings,
    scans,
    sheets,
    signatures,
    taking_again,
    versions,
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
    # Freezing and reopening.
    path(
        "engagements/seances/",
        mentions.commitments_spoken_of,
        name="commitments_spoken_of",
    ),
    path(
        "engagements/seances/<int:pk>/",
        mentions.session_commitments,
        name="session_commitments",
    ),
    path("figer/", freezing.freeze, name="freeze"),
    path("figer/imprimer/", freezing.press, name="press"),
    path("rouvrir/", freezing.reopen, name="reopen"),
    path("qui-signe-a-nouveau/", freezing.signs_again, name="signs_again"),
    # Versions, and earlier words.
    path("versions/", versions.versions, name="versions"),
    path("versions/<int:before>..<int:after>/", versions.compare, name="compare"),
    path("versions/<int:number>/", versions.version, name="version"),
    path(
        "versions/<int:number>/sans-nom.pdf", versions.version_pdf, name="version_pdf"
    ),
    path(
        "versions/<int:number>/texte.json", versions.version_text, name="version_text"
    ),
    path(
        "ecrire/<noun:noun>/<int:pk>/reprendre/<int:revision_pk>/",
        taking_again.passage_take_again,
        name="passage_take_again",
    ),
    path(
        "ecrire/sections/<slug:kind>/reprendre/<int:revision_pk>/",
        taking_again.section_take_again,
        name="section_take_again",
    ),
    path(
        "ecrire/engagements/<int:pk>/idees/",
        ideas.commitment_ideas,
        name="commitment_ideas",
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
    # Sheets around the ceremony.
    path("ceremonie/emargement.pdf", sheets.sign_in_sheet, name="sign_in_sheet"),
    path("ceremonie/emargement/", sheets.sign_in_sheet_html, name="sign_in_sheet_html"),
    path("ceremonie/deroule.pdf", sheets.running_order, name="running_order"),
    path("ceremonie/deroule/", sheets.running_order_html, name="running_order_html"),
    # The ceremony.
    path("ceremonie/", ceremony.ceremony, name="ceremony"),
    path("ceremonie/modifier/", ceremony.ceremony_edit, name="ceremony_edit"),
    path("ceremonie/lectrices-et-lecteurs/", ceremony.turns, name="turns"),
    path("ceremonie/a-preparer/ajouter/", ceremony.thing_add, name="thing_add"),
    path(
        "ceremonie/a-preparer/<int:pk>/pret/", ceremony.thing_ready, name="thing_ready"
    ),
    path(
        "ceremonie/a-preparer/<int:pk>/retirer/",
        ceremony.thing_remove,
        name="thing_remove",
    ),
    path(
        "ceremonie/a-preparer/<int:pk>/remettre/",
        ceremony.thing_bring_back,
        name="thing_bring_back",
    ),
    path("ceremonie/a-voix-haute/<int:screen>/", aloud.aloud, name="aloud"),
    path("ceremonie/clore/", closing.ceremony_close, name="ceremony_close"),
    # What is said, read and agreed together.
    path("discussion/", discussion.discussion, name="discussion"),
    path(
        "discussion/<noun:noun>/<int:pk>/commenter/",
        discussion.comment_add,
        name="comment_add",
    ),
    path(
        "discussion/remarques/<int:pk>/modifier/",
        discussion.comment_edit,
        name="comment_edit",
    ),
    path(
        "discussion/remarques/<int:pk>/repondre/",
        discussion.comment_answer,
        name="comment_answer",
    ),
    path(
        "discussion/remarques/<int:pk>/retirer/",
        discussion.comment_withdraw,
        name="comment_withdraw",
    ),
    path(
        "discussion/remarques/<int:pk>/remettre/",
        discussion.comment_bring_back,
        name="comment_bring_back",
    ),
    path(
        "discussion/engagements/<int:pk>/convenu/",
        readings.agreement,
        name="agreement",
    ),
    path("lectures/", readings.readings, name="readings"),
    path("lectures/<int:pk>/retirer/", readings.reading_remove, name="reading_remove"),
    # The return: what came back signed, the copies, their scans.
    path("ceremonie/retour/", ceremony_return.ceremony_return, name="ceremony_return"),
    path("exemplaires/", copies.copies, name="copies"),
    path("exemplaires/imprimer/", copies.copies_print, name="copies_print"),
    path("exemplaires/<int:number>/imprimer/", copies.copy_print, name="copy_print"),
    path("exemplaires/<int:number>/refaire/", copies.copy_remake, name="copy_remake"),
    path(
        "exemplaires/<int:number>/revenu/", copies.copy_returned, name="copy_returned"
    ),
    path("exemplaires/<int:number>/scans/ajouter/", scans.scan_add, name="scan_add"),
    path("exemplaires/<int:number>/scans/<int:pk>/", scans.scan, name="scan"),
    path(
        "exemplaires/<int:number>/scans/<int:pk>/retirer/",
        scans.scan_put_away,
        name="scan_put_away",
    ),
    path(
        "exemplaires/<int:number>/scans/<int:pk>/remettre/",
        scans.scan_bring_back,
        name="scan_bring_back",
    ),
    path(
        "signatures/<int:pk>/rayer/",
        signatures.signature_strike,
        name="signature_strike",
    ),
    path("exemplaires/<int:number>/recepisse.pdf", signatures.receipt, name="receipt"),
    path(
        "exemplaires/<int:number>/recepisse/",
        signatures.receipt_html,
        name="receipt_html",
    ),
    *later_acts.urlpatterns,
    *easy_reading.urlpatterns,
]
