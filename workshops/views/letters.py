"""Letters to the partners: written, previewed exactly as they go, sent once."""

from copy import copy

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import FETCH_RAISE, Count
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from programmes.access import members_only
from programmes.conflicts import conflict, taken_out_meanwhile
from programmes.forms import LONGEST_KEY, Form
from programmes.handing_out import answer, asker, says_why_not
from programmes.limits import allow_letter
from programmes.models import Partner
from programmes.models.programme import GROUP, TEAM
from programmes.social_numbers import warn_of_numbers
from programmes.submissions import once
from workshops import writing_to_partners
from workshops.letter_forms import LetterForm
from workshops.models import LetterTo, PartnerLetter, Session

PAGE = 50


@require_safe
@members_only(*GROUP)
def letter_list(request, programme):
    """List the letters; those who do not lead find those that were sent to them."""
    access, may_write = request.access, request.access.has(*TEAM)
    rows = PartnerLetter.objects.visible_to(access).annotate(to_count=Count("to"))
    rows = rows.defer("told", "words").latest_first().fetch_mode(FETCH_RAISE)
    out = PartnerLetter.objects.filter(programme=programme).exclude(archived_at=None)
    out = list(out.latest_first()[:PAGE]) if may_write else []
    gone = request.GET.get("retiree", "")
    context = {
        "programme": programme,
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "may_write": may_write,
        "out": out,
        "gone": next((one for one in out if str(one.number) == gone), None),
    }
    return TemplateResponse(request, "workshops/letter_list.html", context)


def _letter(request, number, **among):
    letters = PartnerLetter.objects.visible_to(request.access)
    letter = get_object_or_404(letters.filter(**among), number=number)
    letter.programme = request.access.programme
    return letter


@require_safe
@members_only(*GROUP)
def letter_detail(request, programme, number):
    """Show the letter exactly as it goes, and to whom."""
    letter, may_write = _letter(request, number), request.access.has(*TEAM)
    to = letter.to.select_related("partner__role_group").order_by("partner__number")
    told = writing_to_partners.told_by(letter, request.user)
    context = {
        "programme": programme,
        "letter": letter,
        "told": told,
        "to": list(to.fetch_mode(FETCH_RAISE)) if may_write else [],
        "seen": may_write and writing_to_partners.sign_of(letter, told),
        "may_write": may_write,
        "form": Form(),
    }
    return TemplateResponse(request, "workshops/letter_detail.html", context)


def _partners(request, letter):
    """Return those to choose among: who takes part today, and who was chosen before."""
    partners = Partner.objects.visible_to(request.access).select_related("role_group")
    known = partners.current()
    if letter.pk:
        known |= partners.filter(pk__in=letter.to.values("partner"))
    return known.in_order()


def _came_to(request):
    """Return the session to whose people the letter is begun, by « ?seance= », or None."""
    asked = request.GET.get("seance", "")
    if not asked.isdecimal() or len(asked) > LONGEST_KEY:
        return None
    return Session.objects.visible_to(request.access).filter(pk=asked).first()


def _form_page(request, form, back):
    context = {"programme": request.access.programme, "form": form, "back": back}
    context["letter"] = form.instance
    return TemplateResponse(request, "workshops/letter_form.html", context)


@members_only(*TEAM)
@once
def letter_add(request, programme):
    """Begin a letter; « ?seance= » chooses those who came to that session."""
    letter = PartnerLetter(programme=programme)
    form = LetterForm(
        request.POST or None,
        instance=letter,
        partners=_partners(request, letter),
        came_to=_came_to(request),
    )
    if not form.is_valid():
        back = reverse("workshops:letter_list", args=[programme.slug])
        return _form_page(request, form, back)
    letter = form.save()
    messages.success(request, _("Read the letter as it will go, then send it."))
    warn_of_numbers(request, form)
    return redirect("workshops:letter_detail", programme.slug, letter.number)


@members_only(*TEAM)
@once
def letter_edit(request, programme, number):
    letters = PartnerLetter.objects.filter(programme=programme, number=number)
    letter = get_object_or_404(letters)
    letter.programme = programme
    back = reverse("workshops:letter_list", args=[programme.slug])
    if letter.archived_at is not None or letter.is_sent:
        return taken_out_meanwhile(
            request, letters, back=back, template="workshops/letter_gone.html"
        )
    back = reverse("workshops:letter_detail", args=[programme.slug, number])
    form = LetterForm(
        request.POST or None, instance=copy(letter), partners=_partners(request, letter)
    )
    if not form.is_valid():
        return _form_page(request, form, back)
    if not form.save_version(by=request.user):
        if letters.being_written().exists():
            return conflict(request, form, programme=programme, back=back)
        return taken_out_meanwhile(
            request, letters, back=back, template="workshops/letter_gone.html"
        )
    messages.success(request, _("Read the letter as it will go, then send it."))
    warn_of_numbers(request, form)
    return redirect(back)


@require_POST
@members_only(*TEAM)
@once
def letter_send(request, programme, number):
    """Send the letter as it was read; a second sending sends nothing."""
    letter = _letter(request, number)
    back = redirect("workshops:letter_detail", programme.slug, number)
    if letter.is_sent:
        return back
    if not allow_letter(request.user):
        messages.warning(
            request, _("You have sent many letters today. Send this one tomorrow.")
        )
        return back
    try:
        seen = request.POST.get("seen", "")
        writing_to_partners.send(letter, request.user, seen, _telling(request))
    except ValidationError as refusal:
        messages.error(request, refusal.message)
    return back


def _telling(request):
    """Return what says, once the mails have left, how many did not."""

    def tell(left_behind):
        if not left_behind:
            messages.success(request, _("The letter is sent. Print those on paper."))
            return
        said = ngettext(
            "The letter is sent, but one mail did not leave: print that one.",
            "The letter is sent, but %(number)s mails did not leave: print those.",
            left_behind,
        )
        messages.warning(request, said % {"number": left_behind})

    return tell


@require_safe
@members_only(*GROUP)
@says_why_not("workshops:letter_detail")
def letter_pdf(request, programme, number):
    """Print the letter: one for each partner who receives it on paper, or one's own."""
    letter = _letter(request, number)
    told = writing_to_partners.told_by(letter, request.user)
    rows = letter.to.select_related("partner").order_by("partner__number")
    if request.access.has(*TEAM):
        rows = [one for one in rows if _needs_paper(one, letter)]
    else:
        rows = rows.filter(partner__in=request.access.partner_pks)
    names = [str(one.partner) for one in rows]
    body = writing_to_partners.letter_pdf(letter, told, names, ask=asker(request.user))
    return answer(body, f"{programme.slug}-lettre-{number}.pdf")


def _needs_paper(to, letter):
    """Whether it goes on paper, or its mail did not leave."""
    return to.way == LetterTo.Way.PAPER or (letter.is_sent and to.mailed_at is None)


@require_POST
@members_only(*TEAM)
def letter_archive(request, programme, number):
    """Take a letter that has not left out; the list then offers to undo it."""
    letters = PartnerLetter.objects.filter(programme=programme, number=number)
    letter = get_object_or_404(letters)
    letter.take_out()
    if letter.is_sent:
        messages.error(request, _("This letter has left: it stays in the list."))
    place = reverse(
        "workshops:letter_list", args=[programme.slug], query={"retiree": number}
    )
    return redirect(place)


@require_POST
@members_only(*TEAM)
def letter_bring_back(request, programme, number):
    letters = PartnerLetter.objects.filter(programme=programme, number=number)
    get_object_or_404(letters).bring_back()
    messages.success(request, _("The letter is back in the list."))
    return redirect("workshops:letter_list", programme.slug)
