"""A page that is asked for again and again: it is sent only when it changed."""

from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag


def unless_unchanged(request, mark, answer):
    """Return what ``answer()`` gives, or that nothing changed since this mark was given.

    ``mark`` changes whenever the page does, and is worked out for less than the page.
    """
    etag = quote_etag(mark)
    answered = get_conditional_response(request, etag=etag) or answer()
    answered.headers["ETag"] = etag
    return answered
