"""The administration of the models to start from; of a contract, its reference only."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from contracts import canonical
from contracts.models import Contract, FrozenVersion, ModelArticle, ModelCommitment


@admin.register(ModelArticle)
class ModelArticleAdmin(admin.ModelAdmin):
    list_display = ("__str__", "place", "pack", "position", "starts_a_contract")
    list_select_related = ("pack",)
    list_filter = ("place", "pack", "starts_a_contract")
    search_fields = ("heading", "text")
    ordering = ("pack", "position")
    autocomplete_fields = ("pack",)


@admin.register(ModelCommitment)
class ModelCommitmentAdmin(admin.ModelAdmin):
    list_display = ("__str__", "kind", "pack", "position")
    list_select_related = ("pack",)
    list_filter = ("kind", "pack")
    search_fields = ("text",)
    ordering = ("pack", "kind", "position")
    autocomplete_fields = ("pack",)


class ReadOnlyAdmin(admin.ModelAdmin):
    """What is made and changed in its programme only."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Contract)
class ContractAdmin(ReadOnlyAdmin):
    """Which contract is whose, and at which version; its words are not read here."""

    list_display = ("reference", "programme", "text_version", "created_at")
    list_select_related = ("programme__territory",)
    list_filter = ("programme__territory",)
    search_fields = ("reference", "programme__slug")
    ordering = ("reference",)
    fields = ("reference", "programme", "text_version", "created_at")


@admin.register(FrozenVersion)
class FrozenVersionAdmin(ReadOnlyAdmin):
    """Which texts were frozen: reference, state, fingerprint (trust 2.3), no words."""

    list_display = ("contract", "number", "fingerprint", "frozen_at", "reopened_at")
    list_filter = ("contract__programme__territory",)
    search_fields = ("contract__reference", "digest")
    ordering = ("contract__reference", "number")
    fields = ("contract", "number", "fingerprint", "frozen_at", "reopened_at")

    @admin.display(description=_("Fingerprint"))
    def fingerprint(self, version):
        return canonical.fingerprint(version.digest)

    def get_queryset(self, request):
        rows = super().get_queryset(request).defer("canonical", "reason")
        return rows.select_related("contract")
