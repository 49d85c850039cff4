from django.core.exceptions import RequestDataTooBig
from django.shortcuts import render
from django.views.decorators.csrf import requires_csrf_token

from programmes import carrying
from programmes.access import who_coordinates

# What is read of a body that is refused: a connection cut in the middle of the sending
# would show the browser's own error in place of ours.
DRAINED = 64 * 1024 * 1024


@requires_csrf_token
def bad_request(request, exception):
    """Say that the request could not be read, or that its text is far too long."""
    if isinstance(exception, RequestDataTooBig):
        drain(request)
        return render(request, "413.html", status=413)
    return render(request, "400.html", status=400)


def drain(request):
    left = DRAINED
    while left > 0 and (chunk := request.read(min(left, 64 * 1024))):
        left -= len(chunk)


@requires_csrf_token
def forbidden(request, exception):
    """Say whom to ask: the coordinators of the programme, for those who are in it."""
    access = getattr(request, "access", None)
    context = {
        "programme": access and access.programme,
        "coordinators": access and who_coordinates(access.programme),
    }
    return render(request, "403.html", context, status=403)


def csrf_failure(request, reason=""):
    """Give back what was typed on a page older than the login, or say what to do."""
    if answer := carrying.after_csrf(request):
        return answer
    return render(request, "403_csrf.html", status=403)
