"""The co-evaluations, what is read and measured in them, the report, and the end."""

from evaluation.routes import (
    endings,
    evaluations,
    improvements,
    indicators,
    readings,
    reports,
)

app_name = "evaluation"

urlpatterns = [
    *evaluations.urlpatterns,
    *readings.urlpatterns,
    *indicators.urlpatterns,
    *improvements.urlpatterns,
    *reports.urlpatterns,
    *endings.urlpatterns,
]
