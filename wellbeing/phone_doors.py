"""The door by which a phone comes in with a short code, without an account or a name.

One rule for whatever a code opens, be it a round, a ranking or a measure: who came in
already is not counted among those who try codes, a code that opens nothing says no more
than that, and whoever comes back too late is told so.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.cache import cache_control

from programmes import limits
from wellbeing.phone_forms import CodeForm
from wellbeing.phone_keys import PhoneKeys, new_key
from wellbeing.ways_in import WayIn


def open_to_phones(view):
    """Ask for no login, and leave nothing of the page on the phone or in a search."""

    @wraps(view)
    def wrapper(request, **kwargs):
        answer = view(request, **kwargs)
        answer.headers["X-Robots-Tag"] = "noindex, noarchive"
        return answer

    return login_not_required(cache_control(private=True, no_store=True)(wrapper))


@dataclass(frozen=True)
class PhoneDoor:
    """The way in by one kind of code: three pages, each a template of its own.

    ``code_at`` and ``over_at`` name the addresses of two; the third, where what a code
    opens is answered, is that of ``keys``. ``find`` returns what a code opens, or None;
    ``in_vain`` what a page says again of what was sent to no avail, as its context.
    """

    keys: PhoneKeys
    find: Callable
    in_vain: Callable
    code_at: str
    over_at: str
    code_page: str
    over_page: str
    answer_page: str

    def opens(self, view):
        """Swap the code of an address for what it opens.

        The view then finds ``request.phone_key``, None on a first visit.
        """

        @wraps(view)
        def wrapper(request, code):
            if code != code.upper():
                return redirect(request.resolver_match.view_name, code.upper())
            key = self.keys.of(request, code)
            address = limits.client_address(request)
            if key is None and not limits.allow_code(address):
                return self._no_way_in(request, 429, too_often=True)
            opened = self.find(code)
            if opened is None and key is None:
                return self._no_way_in(request, 404, unknown=True)
            if opened is None:
                return self._over(request, code)
            if key is None:
                limits.release("code", address)
            request.phone_key = key
            return view(request, opened)

        return open_to_phones(wrapper)

    def ask(self, request):
        """Ask for the code that the wall shows, and lead to what it opens."""
        form = CodeForm(request.POST or None)
        if form.is_valid():
            return redirect(self.keys.view, form.cleaned_data["code"])
        return self._page(request, self.code_page, form=form)

    def say_over(self, request, status=200, **context):
        """Say that what a code opened is over."""
        return self._page(request, self.over_page, status, **context)

    def take_in(self, request, opened, form, keep, *, said, **context):
        """Let ``keep(key)`` keep what the phone sent, or show the page with its form.

        A page that comes back says ``said``, a word of its address: not to a phone that
        sent nothing yet, whose address another one may have passed on. ``keep`` may raise
        ``ValidationError``: "over" once phones are out, "often" when it is too often.
        """
        key, status = request.phone_key, 200
        if form.is_valid():
            try:
                keep(key)
            except ValidationError as refusal:
                if refusal.code == "over":
                    return self._over(request, opened.code)
                form.add_error(None, refusal)
                status = 429 if refusal.code == "often" else 200
            else:
                return self.back(opened, said)
        comes_back = key is not None and request.method != "POST"
        context["said"] = request.GET.get("dit", "") if comes_back else ""
        answer = self._page(request, self.answer_page, status, form=form, **context)
        if key is None:
            self.keys.give(answer, opened.code, new_key())
        return answer

    def way_in(self, code):
        """Return how the room is shown where phones come in by this code."""
        return WayIn(code, opened_at=self.keys.view, typed_at=self.code_at)

    def back(self, opened, said):
        """Return to the page of what was opened, that says what was just done."""
        return redirect(
            reverse(self.keys.view, args=[opened.code], query={"dit": said})
        )

    def _no_way_in(self, request, status, **why):
        context = self.in_vain(request) | why
        return self._page(request, self.code_page, status, form=CodeForm(), **context)

    def _over(self, request, code):
        """Say that it is over and, when something was sent, that it came too late."""
        if in_vain := self.in_vain(request):
            answer = self.say_over(request, 409, **in_vain)
        else:
            answer = redirect(self.over_at)
        self.keys.take(answer, code)
        return answer

    def _page(self, request, template, status=200, **context):
        context["code_at"] = reverse(self.code_at)
        return TemplateResponse(request, template, context, status=status)
