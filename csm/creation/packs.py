"""A programme starts from a method pack: what each brings, and the copying of it."""

from dataclasses import dataclass, field

from django.db.models import Count, Prefetch

from contracts.drafting import PARTS as PLACES
from contracts.drafting import draft_contract, write_models
from contracts.models import ModelArticle, ModelCommitment
from csm.creation.starting import PACK, copy_columns
from phases.copying import begin_path
from phases.models import TemplateLine
from programmes.asking import copy_questions
from programmes.models import MethodPack, RoleGroup
from programmes.models.packs import ModelRoleGroup
from programmes.models.voices import Voiced

Sort = TemplateLine.Sort


@dataclass(frozen=True)
class PackOffer:
    """What one pack brings, for whoever chooses; ``counts`` are by name."""

    pack: MethodPack
    groups: list = field(default_factory=list)  # titles, in the pack's own words
    phases: list = field(default_factory=list)  # « Phase 1 », « II »
    counts: dict = field(default_factory=dict)


def offers():
    """Return what each pack brings, in the order of the packs; six queries for all."""
    packs = MethodPack.objects.order_by("pk").select_related("path_template")
    packs = packs.annotate(asked=Count("questions", distinct=True))
    groups = ModelRoleGroup.objects.order_by("position", "pk")
    packs = packs.prefetch_related(
        Prefetch("groups", groups), Prefetch("path_template__lines", _lines())
    )
    places = list(
        ModelArticle.objects.filter(starts_a_contract=True).values_list("pack", "place")
    )
    library = list(ModelCommitment.objects.values_list("kind", flat=True))
    return [_offer(pack, places, library) for pack in packs]


def _lines():
    return TemplateLine.objects.order_by("position", "pk")


def _offer(pack, places, library):
    groups = list(pack.groups.all())
    template = getattr(pack, "path_template", None)
    lines = list(template.lines.all()) if template else []
    mine = [place for owner, place in places if owner in (None, pack.pk)]
    kinds = {group.kind for group in groups}
    return PackOffer(
        pack,
        [group.title_in(pack.vocabulary) for group in groups],
        [
            f"{template.phase_word} {line.code}".strip() if line.code else line.label
            for line in lines
            if line.sort == Sort.PHASE
        ],
        {
            "groups": len(groups),
            "questions": pack.asked,
            **counted(lines),
            "sections": len({place for place in mine if place not in PLACES}),
            "articles": sum(place in PLACES for place in mine),
            "library": sum(kind in kinds for kind in library),
        },
    )


def counted(lines):
    """Return how many phases, steps and milestones the lines of a plan hold."""
    return {
        "phases": sum(line.sort == Sort.PHASE for line in lines),
        "steps": sum(line.sort == Sort.STEP for line in lines),
        "milestones": sum(line.milestone != "" for line in lines),
    }


class FromPack:
    """A method pack as that from which a programme starts."""

    source = PACK

    def __init__(self, pack):
        self.pack, self.key = pack, pack.pk

    def fill(self, programme, contract, parts, by):
        """Copy the pack into those ``parts`` of ``programme``; return what is told.

        Later changes of the pack do not touch the programme.
        """
        copy_columns(self.pack, programme, parts)
        programme.save()
        counts = {}
        if "questions" in parts:
            counts["questions"] = len(
                copy_questions(self.pack.questions.all(), programme)
            )
        template = getattr(self.pack, "path_template", None)
        if "path" in parts and template is not None:
            begin_path(programme, template)
            counts |= counted(list(_lines().filter(template=template)))
        counts["groups"] = len(copy_groups(self.pack.groups, programme))
        if contract is None:
            contract = draft_contract(programme, by, self.pack)
        else:
            write_models(contract, by, self.pack)
        counts["sections"] = contract.sections.exclude(heading="", text="").count()
        counts["articles"] = contract.articles.count()
        return {"copied": counts}


def copy_groups(models, programme):
    """Give ``programme`` these role groups, in the same order; return the new ones."""
    names = [one.name for one in Voiced._meta.fields]
    return RoleGroup.objects.bulk_create(
        RoleGroup(programme=programme, **{name: getattr(model, name) for name in names})
        for model in models.order_by("position", "pk")
    )
