"""What a writing page answers once the text is frozen: nothing that was typed is lost."""

from functools import wraps

from django.contrib import messages
from django.core import signing
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from contracts.import_forms import unpacked
from contracts.models.contract import TextIsFrozen
from programmes.access import who_coordinates
from programmes.models import Role
from programmes.submissions import was_sent, words_sent

#: Fields that say where and how, in which nobody writes a word.
NOT_WORDS = (
    "another",
    "archive",
    "clause_given_up",
    "digest",
    "from",
    "initials",
    "position",
    "q",
    "role_group",
    "version",
)


def while_draft(view):
    """Let the decorated view write as long as the text is a draft.

    Once it is frozen, a GET leads to the contract with a word of why, and a POST gives
    back what was typed, answered 409; also when it was frozen in between, which the
    acts say by ``TextIsFrozen``. What was saved before, and is sent twice, gets its
    first answer. Goes below ``members_only`` and above ``once``.
    """

    @wraps(view)
    def wrapper(request, programme, **kwargs):
        if programme.is_frozen and not was_sent(request):
            return too_late(request, programme)
        try:
            return view(request, programme, **kwargs)
        except TextIsFrozen:
            programme.refresh_from_db(fields=["frozen_at", "effective_on"])
            return too_late(request, programme)

    return wrapper


def too_late(request, programme):
    """Answer that the text is frozen, with the words that were sent, if any."""
    if request.method != "POST":
        messages.info(request, _("The text is frozen: it can be read, not changed."))
        return redirect("contracts:detail", programme.slug)
    context = {
        "programme": programme,
        "typed": _typed(request),
        "may_reopen": request.access.has(Role.COORDINATOR) and not programme.is_signed,
        "coordinators": who_coordinates(programme),
    }
    return TemplateResponse(
        request, "contracts/frozen_notice.html", context, status=409
    )


def _typed(request):
    """Return the words that were sent; of an imported text, those it was read from."""
    if "source" in request.POST:
        try:
            lines = unpacked(request.POST["source"])
        except signing.BadSignature:
            return []
        return ["\n".join(line.text for line in lines)]
    return words_sent(request, but=NOT_WORDS)
