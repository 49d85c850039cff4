"""The themes that a group gives itself, beside the list or instead of it."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import gettext as _

from programmes.journal import record
from wellbeing.models import Component, Dimension, Idea, Sorting


@transaction.atomic
def add_theme(theme, by=None):
    """Save a new theme, after the others, with its one component, and return it."""
    others = Dimension.objects.filter(programme=theme.programme)
    theme.position = (others.aggregate(last=Max("position"))["last"] or 0) + 1
    theme.is_confirmed = True  # the group's own words need no checking
    theme.save()
    theme.components.create(label=theme.label, is_general=True, is_confirmed=True)
    record(theme.programme, "theme_added", by, theme=theme.pk)
    return theme


def follow_theme(theme):
    """Give the component of a renamed theme the same words."""
    Component.objects.filter(dimension=theme, is_general=True).update(label=theme.label)


@transaction.atomic
def take_out(theme, by=None):
    """Take a theme out of the choice. Raises ``ValidationError`` while ideas are in it.

    One that counts no more keeps no place in it: put back, it is sorted again.
    """
    Dimension.objects.select_for_update().get(pk=theme.pk)
    held = Sorting.objects.filter(is_current=True, component__dimension=theme)
    if held.filter(idea__in=Idea.objects.standing()).exists():
        raise ValidationError(
            _("Ideas are sorted in this theme: sort them elsewhere first."), "held"
        )
    held.filter(settled_on=None).delete()
    held.update(is_current=False)
    _change(theme, timezone.now())
    record(theme.programme, "theme_taken_out", by, theme=theme.pk)


@transaction.atomic
def bring_back(theme, by=None):
    _change(theme, None)
    record(theme.programme, "theme_brought_back", by, theme=theme.pk)


def _change(theme, archived_at):
    rows = Dimension.objects.filter(pk=theme.pk)
    rows.update(archived_at=archived_at, version=F("version") + 1)
    theme.refresh_from_db(fields=["archived_at", "version"])
