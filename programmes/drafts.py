"""Drafts: a form's words are kept before they are saved, and come back when asked.

A form that may be kept carries a mark, signed, that names the person to whom the page
was shown and the address where it is sent: without it nothing is kept, given back or
shown. What is sent with ``draft`` never saves anything: the view is asked whether the
form may be sent there, and stops where it would check the words
(``programmes.forms``); the acts stand in ``programmes.returning``, and what is carried
through a login in ``programmes.carrying``.
"""

import hashlib
from functools import reduce
from operator import or_
from urllib.parse import urlsplit

from django.core.signing import BadSignature, Signer
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.http import QueryDict
from django.utils import timezone
from django.utils.encoding import iri_to_uri

from programmes.models import Draft

#: The fields that a form carries for its draft, and that nobody types.
ACT, KNOWN, MARK = "draft", "draft_at", "form_mark"
NOT_TYPED = (ACT, KNOWN, MARK)
#: Sent by the script, by the button, to take a draft up and to let it go.
QUIETLY, KEEP, RESUME, FORGET = ACTS = ("quietly", "keep", "resume", "forget")
#: Marks a form that may come back after a login, but whose words are kept nowhere.
NEVER_KEPT = "-"


class ReachedError(Exception):
    """The view would have checked the words: the form may be sent to this address."""


class AnotherDraftError(Exception):
    """A draft of this form is kept that the page does not know: it is not replaced."""


def place_of(address):
    """Return where the drafts of the form sent to ``address`` are kept."""
    place = iri_to_uri(address)
    if len(place) <= Draft._meta.get_field("place").max_length:
        return place
    return hashlib.sha256(place.encode()).hexdigest()


def mark(user, address, *, kept=True):
    """Return the signed mark of a form shown to ``user`` and sent to ``address``."""
    return _signer(address).sign(f"{user.pk}{'' if kept else NEVER_KEPT}")


def read_mark(sent, address):
    """Return whom the mark of a sent form names, and whether its words may be kept.

    Without a mark of ours for this address, None and False.
    """
    try:
        said = _signer(address).unsign(sent.get(MARK, ""))
    except BadSignature:
        return None, False
    return int(said.removesuffix(NEVER_KEPT)), not said.endswith(NEVER_KEPT)


def _signer(address):
    return Signer(salt=f"form {urlsplit(iri_to_uri(address)).path}")


def typed_in(sent):
    """Return the fields of a sent form, as pairs of a name and its values."""
    ours = ("csrfmiddlewaretoken", *NOT_TYPED)
    return [(name, sent.getlist(name)) for name in sent if name not in ours]


def sent_again(fields, **ours):
    """Return ``fields`` as a browser would send them, with some of ours."""
    sent = QueryDict(mutable=True)
    for name, values in fields:
        sent.setlist(name, values)
    for name, value in ours.items():
        sent[name] = value
    return sent


def draft_of(user, address):
    """Return what is kept of the form sent to ``address``, its words left sealed.

    The words are read only when they are asked for; None when nothing is kept.
    """
    waiting = Draft.objects.waiting_for(user).filter(place=place_of(address))
    return waiting.defer("sealed").first()


def keep(user, address, fields, known):
    """Keep ``fields`` as the draft of ``user`` for the form sent to ``address``.

    ``known`` is the stamp of the draft that the page showed, "" for none. Raises
    ``AnotherDraftError`` when there is another: nobody's words are replaced unseen.
    """
    try:
        with transaction.atomic():
            Draft.objects.too_old().delete()
            rows = Draft.objects.select_for_update().filter(user=user)
            draft = rows.filter(place=place_of(address)).first()
            if draft and draft.stamp != known:
                raise AnotherDraftError
            draft = draft or Draft(user=user, place=place_of(address))
            draft.hold(fields, timezone.now())
            draft.save()
    except IntegrityError as error:  # another page kept one at the same moment
        raise AnotherDraftError from error
    return draft


def forget(user, address, known=None):
    """Let the draft of this form go; only the one whose stamp is ``known``, if given."""
    found = Draft.objects.filter(user=user, place=place_of(address))
    for draft in found.defer("sealed"):
        if known in (None, draft.stamp):
            draft.delete()


def forget_those_sent_to(*addresses):
    """Let every draft of the forms sent there go, whoever keeps it."""
    places = [place_of(address) for address in addresses]
    asked = [Q(place=place) | Q(place__startswith=f"{place}?") for place in places]
    Draft.objects.filter(reduce(or_, asked)).delete()
