"""The discussion of the text: comments, other words, answers."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from contracts import commenting
from contracts.comment_forms import AnswerForm, CommentForm
from contracts.composition import values_of
from contracts.discussion import Discussion, answer_of, origin_of
from contracts.history import Names, name_of
from contracts.models import Block, Comment
from contracts.models.contract import (
    DATES_OF_THE_SIGNATURE,
    READERS,
    WRITERS,
    TextIsFrozen,
)
from contracts.places import NOUNS
from contracts.remarks import remarks_on
from contracts.versions.differences import compared
from contracts.views.desk import contract_of, passage_of
from programmes.access import members_only, refuse
from programmes.conflicts import conflict
from programmes.submissions import once, words_sent

#: What an answer sends that nobody has typed.
NOT_WORDS = ("decision", "version", "passage_version", "clause_given_up")


@require_safe
@members_only(*READERS)
def discussion(request, programme):
    """Show the paper with its comments; « ?montrer=a-repondre » what waits only."""
    contract = contract_of(programme)
    found = Discussion(contract, request.access)
    gone = request.GET.get("retire", "")
    context = {
        "programme": programme,
        "contract": contract,
        "paper": found.paper,
        "discussion": found,
        "talks": found.talks,
        "only_waiting": request.GET.get("montrer") == "a-repondre",
        "gone": next((o for o in found.taken_back if str(o.comment.pk) == gone), None),
    }
    return TemplateResponse(request, "contracts/discussion.html", context)


def comment_of(request, programme, pk):
    """Return one comment of this programme's contract, or 404."""
    rows = Comment.objects.visible_to(request.access).with_their_passages()
    comment = get_object_or_404(rows.select_related("contract"), pk=pk)
    comment.contract.programme = programme
    comment.passage.contract_of_record.programme = programme
    return comment


def own_comment(request, programme, pk):
    """Return one of this person's own comments; another's is a 403."""
    comment = comment_of(request, programme, pk)
    if not comment.may_be_changed_by(request.access):
        refuse(request)
    return comment


@require_http_methods(["GET", "HEAD", "POST"])
@members_only(*READERS)
@once
def comment_add(request, programme, noun, pk):
    """Say something of an article or a commitment, in the name of one's group."""
    contract = contract_of(programme)
    if NOUNS[noun] is Block:
        raise Http404
    passage = passage_of(contract, noun, pk)
    if not passage.stands and request.method != "POST":
        raise Http404  # but what was typed before it was taken out is kept
    if not commenting.groups_of(request.access).exists():
        refuse(request)
    comment = fresh_comment(request, contract, passage)
    form = CommentForm(request.POST or None, instance=comment, access=request.access)
    if form.is_valid():
        form.save()
        return commented(request, form)
    return comment_page(request, form)


def fresh_comment(request, contract, passage):
    kind = passage._meta.model_name
    return Comment(contract=contract, written_by=request.user, **{kind: passage})


@require_http_methods(["GET", "HEAD", "POST"])
@members_only(*READERS)
@once
def comment_edit(request, programme, pk):
    """Change one's own comment; once it is answered, the words make another one."""
    comment = own_comment(request, programme, pk)
    if not comment.is_waiting:
        return too_late(request, comment)
    form = CommentForm(request.POST or None, instance=comment, access=request.access)
    if form.is_valid():
        if not form.save_version(by=request.user):
            back = comment.get_absolute_url()
            return conflict(request, form, programme=programme, back=back)
        return commented(request, form)
    return comment_page(request, form)


def too_late(request, comment):
    """Show a comment that waits no more; words typed for it begin another one."""
    if request.method != "POST":
        return redirect(comment)
    again = fresh_comment(request, comment.contract, comment.passage)
    form = CommentForm(request.POST, instance=again, access=request.access)
    return comment_page(request, form, is_late=True, status=409)


def commented(request, form):
    """Lead to the comment; say so when the words it is about changed meanwhile."""
    if form.passage_has_moved_on:
        messages.warning(
            request,
            _(
                "These words changed while you were writing. Your proposal is kept:"
                " compare it with the words of today."
            ),
        )
    else:
        messages.success(request, _("The comment is kept. It waits for an answer."))
    return redirect(form.instance)


def comment_page(request, form, *, is_late=False, status=None):
    comment, programme = form.instance, request.access.programme
    passage = comment.passage
    noun = "articles" if comment.article_id else "engagements"
    context = {
        "programme": programme,
        "contract": comment.contract,
        "comment": comment,
        "passage": passage,
        "name": name_of(passage, programme.vocabulary),
        "paragraphs": words_of(passage, programme),
        "has_marks": "{" in passage.text,
        "form": form,
        "is_late": is_late,
        "form_action": reverse(
            "contracts:comment_add", args=[programme.slug, noun, passage.pk]
        )
        if comment.pk is None
        else reverse("contracts:comment_edit", args=[programme.slug, comment.pk]),
        "back": reverse("contracts:discussion", args=[programme.slug]),
    }
    return TemplateResponse(
        request, "contracts/comment_form.html", context, status=status
    )


def words_of(passage, programme):
    """Return the words of a passage as paragraphs, its marks filled."""
    return values_of(programme).paragraphs(passage.text, passage.clause)


@require_http_methods(["GET", "HEAD", "POST"])
@members_only(*READERS)
@once
def comment_answer(request, programme, pk):
    """Answer a comment, take its words in, or say why they are not kept."""
    comment = comment_of(request, programme, pk)
    if not comment.may_be_answered_by(request.access):
        refuse(request)
    if not comment.is_waiting:
        return answered_already(request, comment)
    form = AnswerForm(request.POST or None, comment=comment)
    if not form.is_valid():
        return answer_page(request, form)
    try:
        form.settle(request.user)
    except commenting.NoLongerWaiting:
        return answered_already(request, comment_of(request, programme, pk))
    except (commenting.HasChanged, TextIsFrozen):
        programme.refresh_from_db(fields=DATES_OF_THE_SIGNATURE)
        again = form.read_again(comment_of(request, programme, pk))
        return answer_page(request, again, has_changed=True, status=409)
    messages.success(request, _("The answer is kept."))
    if form.passage_form:
        for remark in remarks_on(form.passage_form.instance, request.access):
            messages.warning(request, remark)
    return redirect(comment)


def answered_already(request, comment):
    """Show the answer that is there; what this person typed is given back."""
    if request.method != "POST":
        return redirect(comment)
    form = AnswerForm(comment=comment)
    typed = words_sent(request, but=NOT_WORDS)
    return answer_page(request, form, typed=typed, is_over=True, status=409)


def answer_page(request, form, *, status=None, **more):
    comment, access = form.comment, request.access
    names, passage = Names(access), comment.passage
    context = {
        "programme": access.programme,
        "contract": comment.contract,
        "comment": comment,
        "passage": passage,
        "name": name_of(passage, access.programme.vocabulary),
        "group": comment.role_group.title_in(access.programme.vocabulary),
        "origin": origin_of(comment, names if access.has(*WRITERS) else None),
        "answered": answer_of(comment, names),
        "paragraphs": words_of(passage, access.programme),
        "runs": compared(passage.text, comment.proposal) if comment.proposal else [],
        "form": form,
        "back": comment.get_absolute_url(),
    }
    context |= {"typed": [], "is_over": False, "has_changed": False} | more
    return TemplateResponse(
        request, "contracts/comment_answer.html", context, status=status
    )


@require_POST
@members_only(*READERS)
def comment_withdraw(request, programme, pk):
    """Take back one's own comment; the page then offers to undo it."""
    comment = own_comment(request, programme, pk)
    try:
        commenting.take_back(comment)
    except commenting.NoLongerWaiting as error:
        messages.warning(request, error.message)
        return redirect(comment)
    query, slug = {"retire": comment.pk}, programme.slug
    return redirect(
        reverse("contracts:discussion", args=[slug], query=query, fragment="undo")
    )


@require_POST
@members_only(*READERS)
def comment_bring_back(request, programme, pk):
    comment = own_comment(request, programme, pk)
    commenting.bring_back(comment)
    return redirect(comment)
