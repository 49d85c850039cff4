"""The door by which a phone comes in with a short code, without an account or a name.

One rule for whatever a code opens: who came in already is not counted among those who
try codes, and a code that opens nothing says no more than that.
"""

from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect
from django.views.decorators.cache import cache_control

from programmes import limits


def open_to_phones(view):
    """Ask for no login, and leave nothing of the page on the phone or in a search."""

    @wraps(view)
    def wrapper(request, **kwargs):
        answer = view(request, **kwargs)
        answer.headers["X-Robots-Tag"] = "noindex, noarchive"
        return answer

    return login_not_required(cache_control(private=True, no_store=True)(wrapper))


def opened_by_code(*, keys, find, no_way_in, over):
    """Return what swaps the code of an address for what ``find`` says it opens.

    The view then finds ``request.phone_key``, None on a first visit. ``keys`` are the
    ``PhoneKeys`` of this kind of code; ``no_way_in(request, status, **why)`` answers a
    code that opens nothing, ``over(request, code)`` whoever comes back too late.
    """

    def by_code(view):
        @wraps(view)
        def wrapper(request, code):
            if code != code.upper():
                return redirect(request.resolver_match.view_name, code.upper())
            key = keys.of(request, code)
            address = limits.client_address(request)
            if key is None and not limits.allow_code(address):
                return no_way_in(request, 429, too_often=True)
            opened = find(code)
            if opened is None and key is None:
                return no_way_in(request, 404, unknown=True)
            if opened is None:
                return over(request, code)
            if key is None:
                limits.release("code", address)
            request.phone_key = key
            return view(request, opened)

        return open_to_phones(wrapper)

    return by_code
