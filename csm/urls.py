from django.contrib import admin
from django.urls import path

urlpatterns = [path("admin/", admin.site.urls)]

handler400 = "csm.errors.bad_request"
handler403 = "csm.errors.forbidden"
