"""Coming back to the list as it was left: the last question of this login.

It is kept in the session and told by the address, to which the bare one leads.
"""

from urllib.parse import urlencode

ASKED = "programmes_asked"


def last_asked(request):
    """Return the address that asks again what was asked last, or nothing.

    Only for who comes without a question: any question is a new one.
    """
    asked = "" if request.GET else request.session.get(ASKED, "")
    return asked and f"{request.path}?{asked}"


def remember(request, found):
    """Keep what the address asks; the list as it is at first needs no memory."""
    asked = urlencode(found.asked)
    if asked != request.session.get(ASKED, ""):
        request.session[ASKED] = asked
