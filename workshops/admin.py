"""The administration of what workshops begin from; of what a group does, nothing."""

from django.contrib import admin

from workshops.models import Session, SocialSkill, WorkshopModel


@admin.register(WorkshopModel)
class WorkshopModelAdmin(admin.ModelAdmin):
    list_display = ("theme", "need", "position")
    search_fields = ("theme", "need", "contents")
    ordering = ("position", "pk")


@admin.register(SocialSkill)
class SocialSkillAdmin(admin.ModelAdmin):
    """Those that a session has ticked stay: what the group worked on is told by them."""

    list_display = ("label", "position")
    search_fields = ("label",)
    ordering = ("position", "pk")

    def has_delete_permission(self, request, obj=None):
        allowed = super().has_delete_permission(request, obj)
        ticks = Session.skills.through.objects
        return allowed and not (obj and ticks.filter(socialskill=obj).exists())
