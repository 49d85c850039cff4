"""The addresses of what comes after the signature: who joins, what changes."""

from django.urls import path, register_converter

from contracts.views import act_signatures, acts, amending, joining, today


class ActConverter:
    """« adhesions » or « avenants »: a kind of act."""

    regex = "|".join(acts.NOUNS)

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


register_converter(ActConverter, "act")
ONE = "<act:noun>/<int:number>/"

urlpatterns = [
    path("adhesions-et-avenants/", acts.act_list, name="act_list"),
    path("lecture-a-jour/", today.contract_today, name="today"),
    path("lecture-a-jour.pdf", today.contract_today_pdf, name="today_pdf"),
    path("adhesions/commencer/", joining.accession_begin, name="accession_begin"),
    path("avenants/commencer/", amending.amendment_begin, name="amendment_begin"),
    path(ONE, joining.act_detail, name="act_detail"),
    path(f"{ONE}acte.pdf", acts.act_pdf, name="act_pdf"),
    path(f"{ONE}sceller/", acts.act_seal, name="act_seal"),
    path(f"{ONE}imprimer/", acts.act_press, name="act_press"),
    path(f"{ONE}rouvrir/", acts.act_reopen, name="act_reopen"),
    path(f"{ONE}retirer/", acts.act_archive, name="act_archive"),
    path(f"{ONE}remettre/", acts.act_bring_back, name="act_bring_back"),
    path(f"{ONE}signatures/", act_signatures.act_signatures, name="act_signatures"),
    path(
        f"{ONE}signatures/<int:pk>/rayer/",
        act_signatures.act_signature_strike,
        name="act_signature_strike",
    ),
    path(f"{ONE}confirmer/", act_signatures.act_take_effect, name="act_take_effect"),
    path(
        "adhesions/<int:number>/modifier/",
        joining.accession_edit,
        name="accession_edit",
    ),
    path(
        "adhesions/<int:number>/engagements/ajouter/",
        joining.joined_add,
        name="joined_add",
    ),
    path(
        "adhesions/<int:number>/engagements/<int:pk>/modifier/",
        joining.joined_edit,
        name="joined_edit",
    ),
    path(
        "adhesions/<int:number>/engagements/<int:pk>/retirer/",
        joining.joined_archive,
        name="joined_archive",
    ),
    path(
        "adhesions/<int:number>/engagements/<int:pk>/remettre/",
        joining.joined_bring_back,
        name="joined_bring_back",
    ),
    path(
        "avenants/<int:number>/modifier/",
        amending.amendment_edit,
        name="amendment_edit",
    ),
    path(
        "avenants/<int:number>/accords/",
        amending.amendment_accords,
        name="amendment_accords",
    ),
]
