"""What phones without an account open to say where the group stands."""

urlpatterns = []
