"""Who meets what at the minutes of a session, its photos and its documents.

The rows of the table, how their addresses are written, and what is sent to them.
"""

from django.utils import timezone

from tests.site.answers import form, inside, read, readers, write, writers
from tests.site.world import picture

#: Of an exchange, by the team of the programme that is invited: it writes elsewhere.
INVITED = inside(403)
#: Drafts are the team's; the others find nothing, and those who observe never read any.
DRAFT = inside(200, coordinator=True, facilitator=True, others=404, observer=403)

MINUTES = {
    "workshops:minutes_detail": read(readers(200)),
    "workshops:minutes_detail@draft": read(DRAFT),
    "workshops:minutes_pdf": read(readers(200)),
    "workshops:minutes_pdf@draft": read(DRAFT),
    "workshops:minutes_edit": form(writers(200)),
    "workshops:minutes_edit@invited": {"GET": INVITED, "POST": INVITED},
    "workshops:minutes_close": write(writers(302)),
    "workshops:minutes_reopen": write(writers(302)),
    "workshops:minutes_approve": form(writers(200)),
    "workshops:addition_add": form(writers(200)),
    "workshops:document_add": form(writers(200)),
    "workshops:document": read(readers(200)),
    # Taken out: nobody opens it before it is put back.
    "workshops:document@out": read(inside(404, observer=403, others=404)),
    "workshops:document_withdraw": form(writers(200)),
    "workshops:document_archive": write(writers(302)),
    "workshops:document_bring_back": write(writers(302)),
}


def row(name):
    return lambda place: {"slug": place.programme.slug, "pk": place.rows[name].pk}


ARGUMENTS = {
    "workshops:minutes_detail": row("closed_session"),
    "workshops:minutes_detail@draft": row("meeting"),
    "workshops:minutes_pdf": row("closed_session"),
    "workshops:minutes_pdf@draft": row("meeting"),
    "workshops:minutes_edit": row("meeting"),
    "workshops:minutes_edit@invited": row("invited"),
    "workshops:minutes_close": row("meeting"),
    "workshops:minutes_reopen": row("closed_session"),
    "workshops:minutes_approve": row("closed_session"),
    "workshops:addition_add": row("approved_session"),
    "workshops:document_add": row("meeting"),
    "workshops:document": row("document"),
    "workshops:document@out": row("document.out"),
    "workshops:document_withdraw": row("document"),
    "workshops:document_archive": row("document"),
    "workshops:document_bring_back": row("document.out"),
}

TYPED = {
    "workshops:minutes_edit": lambda world: {"act": "close", "done": "Une visite."},
    "workshops:minutes_approve": lambda world: {
        "at": "",
        "approved_on": timezone.localdate().isoformat(),
    },
    "workshops:addition_add": lambda world: {"text": "Une précision."},
    "workshops:document_add": lambda world: {
        "file": picture("salle.png"),
        "title": "La salle",
        "agreement": "Tout le groupe.",
    },
}
