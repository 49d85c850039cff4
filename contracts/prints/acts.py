"""The print of an act: made once from its sealed words, and kept as bytes (trust 3.1)."""

import hashlib
import logging

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from contracts.act_sealing import kind_of, pieces
from contracts.act_text import thawed
from contracts.models import ActPrint
from contracts.prints.pdf import CHECK
from programmes import journal, printing

logger = logging.getLogger("csm.printing")


def parts_of(paper, **more):
    """Return what the templates of an act need, on paper and on screen."""
    check = "" if paper.is_draft else f"{settings.CSM_URL}{CHECK}"
    return {"paper": paper, "check": check, "cover": "cover"} | more


def html_of(paper):
    """Return the page to be printed, in the contract's own language."""
    with translation.override(paper.language):
        return render_to_string(
            "contracts/print/act.html",
            parts_of(
                paper,
                emblem="csm:drawing/emblem",
                classes="initials" if paper.initials else "",
            ),
        )


def kept_pdf(act):
    """Return the bytes of a sealed act, None before ``press``."""
    body = act.actprints.values_list("body", flat=True).first()
    return body and bytes(body)


def press(act, by=None, *, at=None):
    """Make and keep the print of a sealed act, unless it is kept already.

    To be called outside any transaction. Raises ``NotPrinted`` with the reason in
    words; the words stay sealed, and the next call makes it from them.
    """
    with printing.one_at_a_time(act.contract.reference):
        if act.actprints.exists():
            return
        try:
            _keep(act, printing.render(html_of(thawed(act))), by, at or timezone.now())
        except printing.NotPrinted:
            raise
        except Exception as error:  # Whatever fails, the words are sealed and stay so.
            logger.exception("print of act %s not made", act.pk)
            said = _("It failed. Try again later.")
            raise printing.NotPrinted(said) from error


@transaction.atomic
def _keep(act, body, by, at):
    act.contract.hold()
    if not type(act).objects.filter(pk=act.pk, digest=act.digest).exists():
        raise printing.NotPrinted(
            _("The act was reopened meanwhile: these words are no longer printed.")
        )
    digest = hashlib.sha256(body).hexdigest()
    ActPrint.objects.create(**pieces(act), body=body, digest=digest, made_at=at)
    journal.record(
        act.programme,
        "act_printed",
        by,
        at=at,
        act=kind_of(act),
        number=act.number,
        digest=act.digest,
        print=digest,
    )
