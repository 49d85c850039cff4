"""Writing the same hostile words into every field that people type."""

import json

from django.db import models
from django.db.models import Value
from django.db.models.functions import Replace

from contracts.models import (
    Article,
    Block,
    Ceremony,
    Comment,
    Commitment,
    Contract,
    FrozenName,
    FrozenVersion,
    Note,
    Section,
    Signature,
    Thing,
    Turn,
)
from phases.models import (
    Milestone,
    PastPassing,
    Path,
    PathTemplate,
    Period,
    Phase,
    Step,
    TemplateLine,
)
from programmes.models import (
    HelpOffer,
    Invitation,
    Logo,
    Membership,
    Organisation,
    Partner,
    Programme,
    Question,
    Representative,
    RoleGroup,
    Territory,
    User,
)
from workshops.models import (
    Decision,
    Minutes,
    MinutesAddition,
    Move,
    Session,
    SessionDocument,
    SharingPermission,
)

WRITTEN = (
    Article, Block, Commitment, Contract, Note, Section, Invitation, Logo, Membership,
    Organisation, Partner, Programme, Representative, RoleGroup, Territory, User,
    Milestone, PastPassing, Path, PathTemplate, Period, Phase, Step, TemplateLine,
    Ceremony, Comment, Decision, FrozenVersion, HelpOffer, Minutes, MinutesAddition, Move,
    Question, Session, SessionDocument, SharingPermission, Signature, Thing, Turn,
)  # fmt: skip
#: Written by the application, never typed.
OURS = (
    "canonical", "card_code", "code", "digest", "language", "mime", "password",
    "reference", "salt", "token",
)  # fmt: skip
#: Said with an act, and empty as long as it is not done.
SAID_WITH_AN_ACT = ("answer", "reason", "set_because", "struck_because")


def typed_fields(model):
    """Return the fields of a model that people fill with words of their own."""
    return [
        field
        for field in model._meta.concrete_fields
        if type(field) in (models.CharField, models.TextField)
        and field.editable
        and not field.choices
        and field.name not in OURS
    ]


def fill_every_row(texts):
    """Put ``texts`` into every field that people type, as many as fit.

    Each row begins with another one of them, so that each stands in short fields too.
    """
    for model in WRITTEN:
        for number, row in enumerate(model.objects.all()):
            first = number % len(texts)
            text = " ".join(texts[first:] + texts[:first])
            typed = {}
            for field in typed_fields(model):
                end = f" {row.pk}"  # some must differ from row to row
                room = (field.max_length or len(text) + 9) - len(end)
                if row.__dict__[field.attname] or field.name not in SAID_WITH_AN_ACT:
                    typed[field.attname] = text[:room] + end
            model.objects.filter(pk=row.pk).update(**typed)
    fill_frozen_texts(json.dumps(" ".join(texts))[1:-1])


def fill_frozen_texts(text):
    """Put ``text`` for what makes each canary of the frozen texts one."""
    for model, name in ((FrozenVersion, "canonical"), (FrozenName, "value")):
        filled = Replace(name, Value("CNRY"), Value(text))
        model.objects.update(**{name: filled})
