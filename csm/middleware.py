"""What every answer carries to the browser beyond Django's own middlewares."""

from django.conf import settings
from django.http import HttpResponseNotAllowed
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import patch_cache_control, patch_vary_headers

# Django's SecurityMiddleware sets the first three, but not on the answers that it gives
# in place of the site, such as to a host that is not ours.
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
METHODS = ("GET", "HEAD", "POST")


def guarded(get_response):
    """Forbid on every answer what no page of ours needs from a browser."""

    def middleware(request):
        response = get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    return middleware


def read_or_sent(get_response):
    """Answer 405 to what no page of ours offers: pages are read, forms are sent."""

    def middleware(request):
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        return get_response(request)

    return middleware


def opened_by_hand(get_response):
    """Say in words that an address only takes forms, to whoever opens it as a page."""

    def middleware(request):
        response = get_response(request)
        if response.status_code != 405 or request.method != "GET":
            return response
        page = render(request, "405.html", status=405)
        page.headers["Allow"] = response.headers["Allow"]
        return page

    return middleware


def kept_private(get_response):
    """Leave nothing on a shared computer of what is read behind the login."""

    def middleware(request):
        response = get_response(request)
        if request.user.is_authenticated:
            patch_cache_control(response, private=True, no_store=True)
        return response

    return middleware


def chosen_language(get_response):
    """Speak French to everyone, until the switch at the foot of the page is used.

    The browser is not asked: many of those in France ask for English, and the people
    who use them did not choose it.
    """

    def middleware(request):
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        known = chosen in dict(settings.LANGUAGES)
        request.LANGUAGE_CODE = chosen if known else settings.LANGUAGE_CODE
        with translation.override(request.LANGUAGE_CODE):
            response = get_response(request)
        response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
        patch_vary_headers(response, ["Cookie"])
        return response

    return middleware
