"""The administration of the path templates: lists of lines, as a committee writes them."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Prefetch
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from phases.admin_forms import LineForm, LinesFormSet
from phases.copying import copy_template
from phases.models import PathTemplate, TemplateLine
from phases.preview import told


class LineInline(admin.TabularInline):
    model = TemplateLine
    form = LineForm
    formset = LinesFormSet
    ordering = ("position", "pk")
    extra = 3
    max_num = 80
    fields = LineForm.Meta.fields


@admin.register(PathTemplate)
class PathTemplateAdmin(admin.ModelAdmin):
    """What a programme copies at its opening; programmes keep what they have copied."""

    list_display = ("name", "pack", "lines_count", "preview_link")
    list_select_related = ("pack",)
    search_fields = ("name",)
    ordering = ("name",)
    autocomplete_fields = ("pack",)
    inlines = (LineInline,)
    readonly_fields = ("preview_link",)
    actions = ("copy",)

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(lines_count=Count("lines"))

    @admin.display(description=_("lines"), ordering="lines_count")
    def lines_count(self, template):
        return template.lines_count

    @admin.display(description=_("in words"))
    def preview_link(self, template):
        if template.pk is None:
            return _("once it is saved")
        address = reverse("admin:phases_pathtemplate_preview", args=[template.pk])
        return format_html('<a href="{}">{}</a>', address, _("Read it in words"))

    @admin.action(description=_("Copy, with the lines"), permissions=["add"])
    def copy(self, request, templates):
        names = [copy_template(one).name for one in templates.order_by("name")]
        said = ngettext(
            "One copy is made: %(names)s", "Copies are made: %(names)s", len(names)
        )
        self.message_user(request, said % {"names": ", ".join(names)}, messages.SUCCESS)

    def get_urls(self):
        view = self.admin_site.admin_view(self.preview)
        name = "phases_pathtemplate_preview"
        return [path("<int:pk>/apercu/", view, name=name), *super().get_urls()]

    def preview(self, request, pk):
        """Show the lines as a programme will read them, their marks left open."""
        lines = Prefetch("lines", TemplateLine.objects.order_by("position", "pk"))
        template = get_object_or_404(
            PathTemplate.objects.prefetch_related(lines), pk=pk
        )
        if not self.has_view_permission(request, template):
            raise PermissionDenied
        context = self.admin_site.each_context(request) | {
            "title": template.name,
            "template": template,
            "lines": told(template),
            "opts": self.opts,
        }
        return TemplateResponse(request, "admin/path_template.html", context)
