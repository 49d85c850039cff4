"""The administration: accounts and reference lists, behind the one door of the site."""

from django.contrib.admin import AdminSite
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _

from programmes.views import accounts


class Administration(AdminSite):
    """Django's own, without a login of its own: the site's has limits and cards."""

    site_header = _("Administration")
    site_title = "Contrat Social Multipartite"
    index_title = _("Accounts, settings and reference lists")

    @method_decorator(login_not_required)
    def login(self, request, extra_context=None):
        """Lead to the site's door; who has come in without being an admin is refused."""
        page = request.GET.get("next") or reverse("admin:index")
        if not request.user.is_authenticated:
            return redirect_to_login(page)
        if not self.has_permission(request):
            raise PermissionDenied
        return redirect("admin:index")

    def logout(self, request, extra_context=None):
        return accounts.logout(request)

    def password_change(self, request, extra_context=None):
        return redirect("password_change")

    def password_change_done(self, request, extra_context=None):
        return redirect("account")
