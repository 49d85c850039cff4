"""The declarations of every app, put together; and which models need one (trust 6.1)."""

from django.apps import apps
from django.db.models import ForeignKey

from contracts import rights as contracts
from evaluation import rights as evaluation
from phases import rights as phases
from programmes import rights as programmes
from programmes.declaring import EXPORT
from programmes.models import Partner, Programme, Representative, User
from wellbeing import rights as wellbeing
from workshops import rights as workshops

#: Lowest floor first.
FLOORS = (programmes, phases, wellbeing, workshops, contracts, evaluation)
PERSONS = (User, Partner, Representative)


def declared():
    """Return what every model says, by model, lowest floor first."""
    return {model: says for floor in FLOORS for model, says in floor.DECLARED.items()}


def exported():
    """Return the models of which a person is told something, in order."""
    every = declared().items()
    return {model: says for model, says in every if isinstance(says, EXPORT)}


def our_models():
    """Return the models of our own apps."""
    ours = {floor.__package__ for floor in FLOORS}
    return [one for one in apps.get_models() if one._meta.app_config.name in ours]


def lead_to_a_person(models):
    """Return those of ``models`` from which keys lead to a person.

    By one key after the other, or by a list of persons of its own; a way through a
    programme does not count, since whoever opened it is not spoken of in all of it.
    """
    found = {one for one in models if one in PERSONS or _points_at_a_person(one)}
    while more := {one for one in models if one not in found and _leads(one, found)}:
        found |= more
    return found


def _points_at_a_person(model):
    fields = (*model._meta.fields, *model._meta.many_to_many)
    return any(field.related_model in PERSONS for field in fields)


def _leads(model, found):
    keys = [field for field in model._meta.fields if isinstance(field, ForeignKey)]
    through = found - {Programme}
    return any(key.related_model in through for key in keys)
