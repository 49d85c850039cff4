"""The administration of accounts, settings and reference lists.

Nothing that a programme holds is read here: no partner's name, no text. Roles
that speak for a partner are given in the programme itself, by its coordinators.
"""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from programmes.admin_forms import (
    AccessesFormSet,
    AccountAddForm,
    AccountForm,
    MembershipAddForm,
    ProgrammeForm,
)
from programmes.models import (
    Invitation,
    Membership,
    MethodPack,
    ModelQuestion,
    ModelRoleGroup,
    Organisation,
    Programme,
    QuestionKind,
    Role,
    Territory,
    User,
)

admin.site.unregister(Group)  # rights are memberships, one programme at a time


class ReadOnly:
    """Rows that are looked at, and neither added, changed nor deleted here."""

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Territory)
class TerritoryAdmin(admin.ModelAdmin):
    list_display = ("name", "code", "slug", "programmes_count")
    search_fields = ("name", "code")
    ordering = ("name",)
    prepopulated_fields = {"slug": ("name",)}

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        return rows.annotate(programmes_count=Count("programmes"))

    @admin.display(description=_("programmes"), ordering="programmes_count")
    def programmes_count(self, territory):
        return territory.programmes_count

    def get_readonly_fields(self, request, obj=None):
        # They stand in addresses and in references that are already printed.
        return ("slug", "code") if obj and obj.programmes.exists() else ()

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else self.prepopulated_fields


@admin.register(Organisation)
class OrganisationAdmin(admin.ModelAdmin):
    list_display = ("name", "territory", "about")
    list_select_related = ("territory",)
    list_filter = ("territory",)
    search_fields = ("name",)
    ordering = ("name",)
    autocomplete_fields = ("territory",)


class ModelRoleGroupInline(admin.StackedInline):
    model = ModelRoleGroup
    extra = 0
    ordering = ("position", "pk")


class ModelQuestionInline(admin.TabularInline):
    model = ModelQuestion
    extra = 0
    max_num = len(QuestionKind)
    ordering = ("pk",)


@admin.register(MethodPack)
class MethodPackAdmin(admin.ModelAdmin):
    """What a programme starts from; the path and the model texts are lists of their own."""

    list_display = ("name", "participant_plural", "duration_months", "mid_term_rule")
    search_fields = ("name",)
    ordering = ("name",)
    inlines = (ModelRoleGroupInline, ModelQuestionInline)


class WithoutParticipants:
    """Who takes part is not read here, even by the name of an account."""

    def get_queryset(self, request):
        return super().get_queryset(request).exclude(role=Role.PARTICIPANT)


class AccessInline(WithoutParticipants, admin.StackedInline):
    """Roles held or ended; to end one, give the day."""

    model = Membership
    formset = AccessesFormSet
    fields = (("user", "role", "started_on"), ("capacity", "ended_on"))
    readonly_fields = ("user", "role", "started_on")
    verbose_name_plural = _("accesses")
    ordering = ("role", "user__name")
    extra = max_num = 0
    can_delete = False

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("user")


class NewAccessInline(admin.StackedInline):
    """Roles to give."""

    model = Membership
    form = MembershipAddForm
    fields = (("user", "role", "capacity"),)
    verbose_name_plural = _("accesses to give")
    autocomplete_fields = ("user",)
    extra = 1
    can_delete = False

    def get_queryset(self, request):
        return super().get_queryset(request).none()


@admin.register(Programme)
class ProgrammeAdmin(admin.ModelAdmin):
    """What a coordinator settles; the calendar stays with the programme."""

    form = ProgrammeForm
    change_list_template = "admin/programme_list.html"
    list_display = ("__str__", "audience", "territory", "edition", "created_at")
    list_select_related = ("territory",)
    list_filter = ("territory", "first_year")
    search_fields = ("territory__name", "slug", "audience")
    ordering = ("-first_year", "territory__name")
    inlines = (AccessInline, NewAccessInline)
    readonly_fields = ("territory", "slug", "created_at")
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "territory",
                    ("first_year", "last_year"),
                    "slug",
                    "audience",
                    "purpose",
                    "aims",
                    "funding_frame",
                    "created_at",
                )
            },
        ),
        (
            _("The word for the participants"),
            {
                "fields": (
                    ("participant_singular", "participant_plural"),
                    ("participant_gender", "participant_elides"),
                )
            },
        ),
    )

    def has_add_permission(self, request):
        """A programme is opened with its groups and its contract, on its own page."""
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def save_model(self, request, obj, form, change):
        obj.version += 1  # whoever has the settings open on the site is told
        # Only what was shown: dates may have been frozen or confirmed meanwhile.
        columns = {field.name for field in obj._meta.concrete_fields}
        obj.save(update_fields=[*columns.intersection(form.changed_data), "version"])


@admin.register(User)
class AccountAdmin(UserAdmin):
    """Accounts, by e-mail or by card; their passwords are set, never read."""

    form = AccountForm
    add_form = AccountAddForm
    list_display = ("name", "email", "may_open_programmes", "is_staff", "is_active")
    list_filter = ("is_active", "is_staff", "may_open_programmes")
    search_fields = ("name", "email", "card_code")
    ordering = ("name",)
    filter_horizontal = ()
    readonly_fields = ("last_login", "created_at")
    fieldsets = (
        (None, {"fields": ("name", "email", "card_code", "password")}),
        (
            _("Rights"),
            {
                "fields": (
                    "is_active",
                    "may_open_programmes",
                    "is_staff",
                    "is_superuser",
                )
            },
        ),
        (_("Dates"), {"fields": ("last_login", "created_at")}),
    )
    add_fieldsets = (
        (
            None,
            {
                "classes": ("wide",),
                "fields": (
                    "name",
                    "email",
                    "usable_password",
                    "password1",
                    "password2",
                ),
            },
        ),
    )

    def has_delete_permission(self, request, obj=None):
        """An account is closed, never removed: what it wrote keeps its author."""
        return False


@admin.register(Membership)
class MembershipAdmin(WithoutParticipants, ReadOnly, admin.ModelAdmin):
    """Who has which role where; each programme's own page changes it."""

    list_display = ("user", "programme", "role", "capacity", "started_on", "ended_on")
    list_select_related = ("user", "programme__territory")
    list_filter = ("role", "programme__territory")
    search_fields = ("user__name", "user__email", "programme__slug")
    ordering = ("programme", "role", "user__name")
    fields = list_display


@admin.register(Invitation)
class InvitationAdmin(WithoutParticipants, ReadOnly, admin.ModelAdmin):
    """Who was invited, and what became of it; the secret is kept nowhere."""

    list_display = ("name", "programme", "role", "sent_at", "expires_at", "accepted_at")
    list_select_related = ("programme__territory",)
    list_filter = ("role", "programme__territory")
    search_fields = ("name", "email", "programme__slug")
    ordering = ("-sent_at",)
    fields = (*list_display, "email", "invited_by", "revoked_at")
