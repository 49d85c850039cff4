"""What the contract asks of the phases of a path."""

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from contracts.models import Article, Block, Commitment, Section
from phases.conditions import condition
from phases.models import MilestoneKind, PhaseKind
from programmes.models import Programme, Role
from wellbeing.models import Synthesis

#: The signature comes with another phase in each template; without it nobody acts.
SIGNED = (MilestoneKind.SIGNATURE, PhaseKind.REALISATION)


def _page(view, anchor=None):
    """Return the page of the contract, or the one where it is begun."""

    def address(programme):
        if not hasattr(programme, "contract"):
            return reverse("contracts:detail", args=[programme.slug])
        return reverse(f"contracts:{view}", args=[programme.slug], fragment=anchor)

    return address


@condition(
    PhaseKind.DEFINITION,
    _("annex 1 says well-being in the words of the group"),
    mends=_page("write", "section-annex_1"),
)
def annex_1_is_written(programme):
    """Written in the contract itself, or theme by theme with the post-its."""
    annexes = Section.objects.filter(
        contract__programme=programme, kind=Section.Kind.ANNEX_1
    )
    texts = Synthesis.objects.filter(programme=programme)
    written = Exists(annexes.exclude(text="")) | Exists(texts)
    return Programme.objects.filter(written, pk=programme.pk).exists()


@condition(
    PhaseKind.CONSTRUCTION,
    _("every group has written its commitments, or says why not yet"),
    mends=_page("write"),
)
def every_group_has_written(programme):
    blocks = Block.objects.kept().filter(contract__programme=programme)
    written = Commitment.objects.kept().filter(block=OuterRef("pk"))
    says = Exists(written) | ~Q(open_sentence="") | ~Q(role_group__open_sentence="")
    found = blocks.filter(article__archived_at=None).aggregate(
        all=Count("pk"), speaking=Count("pk", filter=says)
    )
    return 0 < found["all"] == found["speaking"]


@condition(
    PhaseKind.CONSTRUCTION,
    _("every article was read together in a session"),
    mends=_page("readings"),
)
def every_article_was_read(programme):
    articles = Article.objects.kept().filter(contract__programme=programme)
    found = articles.aggregate(
        all=Count("pk", distinct=True),
        read=Count("pk", filter=Q(readings__isnull=False), distinct=True),
    )
    return 0 < found["all"] == found["read"]


@condition(
    PhaseKind.CONSTRUCTION,
    _("the text is frozen, ready to be signed"),
    mends=_page("freeze"),
    roles=(Role.COORDINATOR,),
)
def text_is_frozen(programme):
    return programme.is_frozen


@condition(SIGNED, _("the contract is signed"), mends=_page("ceremony"))
def contract_is_signed(programme):
    return programme.is_signed
