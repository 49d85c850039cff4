"""The sessions of a programme, the workshops and the actions, and what is kept of them."""

from workshops.routes import (
    actions,
    attendance,
    confided,
    keeping,
    minutes,
    rankings,
    sessions,
    workshops,
)

app_name = "workshops"

urlpatterns = [
    *sessions.urlpatterns,
    *attendance.urlpatterns,
    *minutes.urlpatterns,
    *keeping.urlpatterns,
    *workshops.urlpatterns,
    *actions.urlpatterns,
    *rankings.urlpatterns,
    *confided.urlpatterns,
]
