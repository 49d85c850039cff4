"""What must always be true of the workshops and of their hosts."""

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from programmes.soundness import Invariant, among, where
from workshops.models import (
    Hosting,
    Workshop,
)


def workshops_answer_their_own_programme():
    """Whoever proposed a theme, and the ideas that it answers, are of its programme."""
    there = Workshop.objects.select_related("programme")
    wrong = ~Q(proposed_by=None) & ~Q(proposed_by__programme=F("programme"))
    yield from among(there, wrong, lambda one: where(one, one.programme.slug))
    cited = Workshop.ideas.through.objects.select_related("workshop__programme")
    wrong = ~Q(idea__round__programme=F("workshop__programme"))
    yield from among(cited, wrong, lambda one: where(one, one.workshop.programme.slug))


def contacts_are_called_where_they_work():
    """Whom to call for a workshop is of the organisation, known on its territory."""
    called = Hosting.objects.exclude(contact=None).select_related("workshop__programme")
    wrong = ~Q(contact__organisation=F("organisation"))
    wrong |= ~Q(contact__territory=F("workshop__programme__territory"))
    return among(called, wrong, lambda one: where(one, one.workshop.programme.slug))


INVARIANTS = (
    Invariant(
        _("Each workshop is proposed by a group, and answers ideas, of its programme"),
        workshops_answer_their_own_programme,
    ),
    Invariant(
        _("Each person to call for a workshop works there, on the same territory"),
        contacts_are_called_where_they_work,
    ),
)
