"""Looking at the commitments again: all of them side by side, and one for the room."""

from copy import copy
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from evaluation.models import CommitmentReading, Evaluation
from evaluation.models.readings import may_type_for
from evaluation.promises import blocks_of, of_promise, reading_groups
from evaluation.read_together import read_alone, read_together
from evaluation.reading_forms import ReadingForm
from programmes.access import members_only, refuse
from programmes.conflicts import conflict
from programmes.forms import LONGEST_KEY
from programmes.models.programme import GROUP
from programmes.social_numbers import warn_of_numbers
from programmes.submissions import once


def evaluation_of(request, pk):
    """Return a co-evaluation that this person knows of, or answer 404."""
    rows = Evaluation.objects.visible_to(request.access).select_related("session")
    evaluation = get_object_or_404(rows, pk=pk)
    evaluation.programme = request.access.programme
    return evaluation


def back_to(evaluation):
    """Return the address of the readings of a co-evaluation."""
    slug = evaluation.programme.slug
    return reverse("evaluation:reading_list", args=[slug, evaluation.pk])


def group_of(request, pk):
    """Return a group that looks back in this programme, or answer 404.

    ``pk`` is what an address says; who does not type for the group is refused by it.
    """
    groups = reading_groups(request.access.programme)
    found = next((one for one in groups if one.pk == pk), None)
    if found is None:
        raise Http404
    if not may_type_for(found, request.access):
        refuse(request)
    return found


@require_safe
@members_only(*GROUP)
def reading_list(request, programme, pk):
    """Show each commitment with its readings.

    They are the group's own, in which a small role group is named: who observes reads of
    them what the report tells outside (domain 7.3).
    """
    access, evaluation = request.access, evaluation_of(request, pk)
    together = read_together(evaluation, request.access)
    promises = together.promises
    context = {
        "programme": programme,
        "evaluation": evaluation,
        "together": together,
        "first": promises[0].promise if promises else None,
        "typed_for": [one for one in together.groups if may_type_for(one, access)],
    }
    return TemplateResponse(request, "evaluation/readings/list.html", context)


@dataclass(frozen=True)
class Screen:
    """What the room looks at: one promise, who reads it now, and the way on.

    ``promises`` are all of them in their order; ``group`` is the group whose reading is
    typed, None for who types for nobody.
    """

    evaluation: Evaluation
    promises: tuple
    read: object
    groups: tuple
    group: object

    @property
    def place(self):
        return self.read.promise.place

    @property
    def last(self):
        return len(self.promises)

    @property
    def previous(self):
        return self._at(self.place - 1)

    @property
    def next(self):
        return self._at(self.place + 1)

    @property
    def others(self):
        """The readings of the other groups, folded so that nobody is led by them."""
        return [
            (group, one) for group, one in self.read.readings if group != self.group
        ]

    @property
    def mine(self):
        """The reading of the group in hand, or None."""
        return dict(self.read.readings).get(self.group)

    @property
    def may_be_read(self):
        return self.group is not None and self.group in dict(self.read.readings)

    def _at(self, place):
        return address(self, self.promises[place - 1]) if 0 < place <= self.last else ""


def address(screen, promise, group=None):
    """Return the address of a promise in the room, for a group or for the one in hand."""
    evaluation, group = screen.evaluation, group or screen.group
    args = [evaluation.programme.slug, evaluation.pk, promise.key]
    query = {"groupe": group.pk} if group else None
    return reverse("evaluation:reading_room", args=args, query=query)


@members_only(*GROUP)
@once
def reading_room(request, programme, pk, key):
    """Show one commitment to the room; what the group says of it is typed below.

    « ?groupe= » says whose reading it is.
    """
    screen = _screen(request, pk, key)
    if not screen.may_be_read:
        if request.method == "POST":
            refuse(request)
        return _room(request, screen, None)
    form = ReadingForm(
        request.POST or None, instance=_instance(screen), access=request.access
    )
    if form.is_valid():
        try:
            if not form.save_version(by=request.user):
                back = address(screen, screen.read.promise)
                return conflict(request, form, programme=programme, back=back)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("Kept."))
            warn_of_numbers(request, form)
            return redirect(_onwards(request, screen))
    return _room(request, screen, form)


def _screen(request, pk, key):
    evaluation = evaluation_of(request, pk)
    programme = evaluation.programme
    groups, blocks = reading_groups(programme), blocks_of(programme)
    read = read_alone(evaluation, key, blocks, groups)
    if read is None:
        raise Http404
    promises = tuple(one for block in blocks for one in block.promises)
    may = tuple(one for one in groups if may_type_for(one, request.access))
    return Screen(evaluation, promises, read, may, _group(request, read, may))


def _group(request, read, groups):
    """Return the group asked for, or else the one that promised, or the first."""
    asked = request.GET.get("groupe", "")
    if asked:
        if not (asked.isdecimal() and len(asked) <= LONGEST_KEY):
            raise Http404
        return group_of(request, int(asked))
    may = [one for one in groups if read.promise.may_be_read_by(one)]
    own = [one for one in may if one == read.promise.group]
    return next(iter([*own, *may]), None)


def _instance(screen):
    """Return the reading that is typed; a form in error changes only its own copy."""
    reading = copy(screen.mine) or CommitmentReading()
    reading.evaluation, reading.role_group = screen.evaluation, screen.group
    for field, row in of_promise(screen.read.promise.row).items():
        setattr(reading, field, row)
    return reading


def _onwards(request, screen):
    """Return where to go once it is kept: the next one, or all of them after the last."""
    if "stay" in request.POST:
        return address(screen, screen.read.promise)
    return screen.next or back_to(screen.evaluation)


def _room(request, screen, form):
    context = {
        "programme": request.access.programme,
        "evaluation": screen.evaluation,
        "screen": screen,
        "promise": screen.read.promise,
        "groups": [
            (one, address(screen, screen.read.promise, one)) for one in screen.groups
        ],
        "form": form,
        "earlier": _at_mid_term(request, screen),
        "back": back_to(screen.evaluation),
    }
    return TemplateResponse(request, "evaluation/readings/room.html", context)


def _at_mid_term(request, screen):
    """Return, at the end, how each group read this commitment at mid-term."""
    rows = CommitmentReading.objects.visible_to(request.access)
    if screen.evaluation.moment != Evaluation.Moment.FINAL:
        return rows.none()
    rows = rows.filter(
        evaluation__archived_at=None,
        evaluation__moment=Evaluation.Moment.MID_TERM,
        **of_promise(screen.read.promise.row),
    )
    rows = rows.select_related("role_group__programme")
    return rows.order_by("role_group__position", "role_group")
