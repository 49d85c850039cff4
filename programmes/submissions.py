"""A double click makes one thing: each form may be sent once.

The hidden ``submission_id`` is written in the same transaction as what the form
makes. A replay is sent where the first one went; the same id with other words
is answered 409, and the words are shown.
"""

import hashlib
import hmac
import uuid
from functools import wraps

from django.conf import settings
from django.db import IntegrityError, transaction
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse

from programmes import drafts
from programmes.models import Submission

NOT_TYPED = ("csrfmiddlewaretoken", "submission_id", *drafts.NOT_TYPED)


def _digest(request):
    """Return a digest of the address and of all that was sent, files included.

    It is keyed: whoever holds the database alone cannot try what was confided on it.
    """
    key, path = settings.SECRET_KEY.encode(), request.path.encode()
    sent = hmac.new(key, path, hashlib.sha256)
    for name in sorted(set(request.POST) - set(NOT_TYPED)):
        sent.update(repr((name, request.POST.getlist(name))).encode())
    for name in sorted(request.FILES):
        for file in request.FILES.getlist(name):
            sent.update(repr((name, file.name, file.size)).encode())
            for chunk in file.chunks():
                sent.update(chunk)
            file.seek(0)
    return sent.hexdigest()


def words_sent(request, but=()):
    """Return what a form sent, so that a page that refuses it can give it back.

    ``but`` are names of fields that nobody has typed.
    """
    return [
        value
        for name in request.POST
        if name not in (*NOT_TYPED, *but)
        for value in request.POST.getlist(name)
        if value.strip()
    ]


def once(view):
    """Let a POST of the decorated view make its thing once.

    Only an answer that redirects counts as made, or that is ``said_once``; a form shown
    again with its errors may be sent again. The view runs in one transaction.
    """

    @wraps(view)
    def wrapper(request, *args, **kwargs):
        key = _submission_id(request)
        if key is None:
            return view(request, *args, **kwargs)
        payload = _digest(request)
        try:
            with transaction.atomic():
                submission = Submission.objects.create(
                    key=key, user=request.user, payload_digest=payload
                )
                answer = view(request, *args, **kwargs)
                if to := _where_it_leads(answer):
                    submission.answer = to
                    submission.save(update_fields=["answer"])
                else:  # a form shown again has made nothing, and may be sent again
                    transaction.set_rollback(True)
        except IntegrityError:
            first = Submission.objects.filter(key=key).first()
            if first is None:
                # Somebody else made the same thing in between: the form, checked
                # again, now sees it and says so.
                return view(request, *args, **kwargs)
            return _replayed(request, first, payload)
        return answer

    wrapper.is_sent_once = True
    return wrapper


def said_once(answer, to):
    """Let ``once`` count a page as made: it says a secret that is not said again.

    A replay is sent to the address ``to`` instead.
    """
    answer.replayed_at = to
    return answer


def _where_it_leads(answer):
    """Return where a replay goes, "" for an answer that has made nothing."""
    if isinstance(answer, HttpResponseRedirect):
        return answer.url
    return getattr(answer, "replayed_at", "")


def was_sent(request):
    """Whether this form has made its thing already: a replay gets the first answer."""
    key = _submission_id(request)
    return key is not None and Submission.objects.filter(key=key).exists()


def _submission_id(request):
    if request.method != "POST":
        return None
    try:
        return uuid.UUID(request.POST.get("submission_id", ""))
    except ValueError:
        return None


def _replayed(request, first, payload):
    """Send a replay where the first one went; keep the words of anything else."""
    if (first.user_id, first.payload_digest) == (request.user.pk, payload):
        return HttpResponseRedirect(first.answer)
    context = {"typed": words_sent(request), "again": request.path}
    return TemplateResponse(request, "sent_already.html", context, status=409)
