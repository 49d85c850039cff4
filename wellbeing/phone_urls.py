"""What a phone opens by a short code, without an account."""

urlpatterns = []
