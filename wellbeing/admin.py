"""The administration of the lists of dimensions: what a round is sorted by.

Ideas, rounds and what was sorted are not read here, nor are a group's own themes.
"""

from django.contrib import admin, messages
from django.db.models import Count
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wellbeing.copying import copy_referential, make_usual
from wellbeing.models import Component, Dimension, Referential

USED = _("Rounds were sorted by this list: it stays as it is. Change a copy of it.")


class AsLongAsUnused:
    """Lists, and their parts, that no round was sorted by yet."""

    def is_free(self, row):
        listed = row if isinstance(row, Referential) else row.referential
        return not listed.is_used

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or self.is_free(obj))

    def has_delete_permission(self, request, obj=None):
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or self.is_free(obj))


class PartsInline(AsLongAsUnused, admin.TabularInline):
    """Parts of a list, in the order of their numbers; ``obj`` is what holds them."""

    extra = 0
    max_num = 40
    ordering = ("position", "pk")

    def has_add_permission(self, request, obj=None):
        allowed = super().has_add_permission(request, obj)
        return allowed and (obj is None or self.is_free(obj))


class DimensionInline(PartsInline):
    model = Dimension
    fields = ("position", "code", "label", "is_confirmed")
    show_change_link = True


class ComponentInline(PartsInline):
    model = Component
    fields = ("position", "code", "label", "help", "is_general", "is_confirmed")


class SaysWhy:
    """A page that only shows says why nothing can be changed there."""

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj is not None and not self.is_free(obj) and request.method == "GET":
            self.message_user(request, USED, messages.WARNING)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)


@admin.register(Referential)
class ReferentialAdmin(SaysWhy, AsLongAsUnused, admin.ModelAdmin):
    list_display = ("name", "edition", "is_usual", "dimensions_count", "rounds_count")
    search_fields = ("name",)
    ordering = ("name", "edition")
    fields = ("name", "edition", "about", "is_usual")
    readonly_fields = ("is_usual",)
    inlines = (DimensionInline,)
    actions = ("copy", "offer_first")

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        return rows.annotate(
            dimensions_count=Count("dimensions", distinct=True),
            rounds_count=Count("rounds", distinct=True),
        )

    def has_delete_permission(self, request, obj=None):
        """The usual one stays, so that there is always one."""
        allowed = super().has_delete_permission(request, obj)
        return allowed and not (obj and obj.is_usual)

    @admin.display(description=_("dimensions"), ordering="dimensions_count")
    def dimensions_count(self, referential):
        return referential.dimensions_count

    @admin.display(description=_("rounds sorted by it"), ordering="rounds_count")
    def rounds_count(self, referential):
        return referential.rounds_count

    @admin.action(description=_("Copy as a new version"), permissions=["add"])
    def copy(self, request, referentials):
        names = [str(copy_referential(one)) for one in referentials.order_by("name")]
        said = ngettext(
            "One copy is made: %(names)s", "Copies are made: %(names)s", len(names)
        )
        self.message_user(request, said % {"names": ", ".join(names)}, messages.SUCCESS)

    @admin.action(description=_("Make it the usual one"), permissions=["change"])
    def offer_first(self, request, referentials):
        if len(chosen := list(referentials)) != 1:
            self.message_user(request, _("Choose one list."), messages.ERROR)
            return
        make_usual(chosen[0])
        said = _("%(list)s is now offered first to new rounds.") % {"list": chosen[0]}
        self.message_user(request, said, messages.SUCCESS)


@admin.register(Dimension)
class DimensionAdmin(SaysWhy, AsLongAsUnused, admin.ModelAdmin):
    """One dimension of a list, with its components."""

    list_display = ("__str__", "referential", "components_count", "is_confirmed")
    list_select_related = ("referential",)
    list_filter = ("referential",)
    search_fields = ("label",)
    ordering = ("referential", "position", "pk")
    fields = ("referential", "position", "code", "label", "is_confirmed")
    readonly_fields = ("referential",)
    inlines = (ComponentInline,)

    def get_queryset(self, request):
        listed = super().get_queryset(request).filter(programme=None)
        return listed.annotate(components_count=Count("components"))

    def has_add_permission(self, request):
        """A dimension is added in its list."""
        return False

    @admin.display(description=_("components"), ordering="components_count")
    def components_count(self, dimension):
        return dimension.components_count
