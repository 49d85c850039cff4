"""Opening a programme: its words, groups, path, first coordinator and contract at once."""

from django.db import transaction
from django.utils import timezone

from contracts.drafting import draft_contract
from phases.copying import begin_path
from programmes.models import Membership, Question, Role, RoleGroup, Territory
from programmes.models.voices import Voiced
from programmes.vocabulary import Words

LENGTHS = ("duration_months", "mid_term_rule", "mid_term_months")


def _fields(model):
    return [field.name for field in model._meta.fields]


@transaction.atomic
def open_programme(programme, pack, opener):
    """Save a new programme in the manner of ``pack``, and return it.

    ``programme`` has its territory, its edition and its public; words and lengths
    come from the pack, which is copied with its groups, its questions and its path: later
    changes of the pack do not touch the programme.
    ``opener`` becomes the coordinator, and the contract begins in their name.
    Raises ``ValidationError`` when somebody has just opened the same one.
    """
    # Two openings at once must not be given the same address or reference.
    Territory.objects.select_for_update().get(pk=programme.territory_id)
    programme.validate_constraints(exclude=[*_fields(Words), *LENGTHS])
    for name in (*_fields(Words), *LENGTHS):
        setattr(programme, name, getattr(pack, name))
    programme.slug = programme.free_slug()
    programme.opened_by = opener
    programme.begun_on = timezone.localdate()
    programme.save()
    copy_groups(pack, programme)
    copy_questions(pack, programme)
    if template := getattr(pack, "path_template", None):
        begin_path(programme, template)
    Membership.objects.create(programme=programme, user=opener, role=Role.COORDINATOR)
    draft_contract(programme, opener, pack)
    return programme


def copy_questions(pack, programme):
    """Give ``programme`` the questions of ``pack``, word for word."""
    Question.objects.bulk_create(
        Question(programme=programme, kind=model.kind, text=model.text)
        for model in pack.questions.all()
    )


def copy_groups(pack, programme):
    """Give ``programme`` the role groups of ``pack``, in the same order."""
    RoleGroup.objects.bulk_create(
        RoleGroup(
            programme=programme,
            **{name: getattr(model, name) for name in _fields(Voiced)},
        )
        for model in pack.groups.order_by("position", "pk")
    )
