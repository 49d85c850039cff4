"""The post-its of a programme; what a phone opens without an account is elsewhere."""

from wellbeing.routes import rounds, sorting, texts, walls

app_name = "wellbeing"

urlpatterns = [
    *rounds.urlpatterns,
    *walls.urlpatterns,
    *sorting.urlpatterns,
    *texts.urlpatterns,
]
