from django.urls import path

from evaluation.views import reading_prints, reading_typing, readings

AT = "co-evaluations/<int:pk>/engagements/"

urlpatterns = [
    path(AT, readings.reading_list, name="reading_list"),
    path(f"{AT}<slug:key>/", readings.reading_room, name="reading_room"),
    path(
        f"{AT}saisir/<int:group_pk>/", reading_typing.reading_type, name="reading_type"
    ),
    path(
        f"{AT}feuille/<int:group_pk>/",
        reading_prints.reading_sheet,
        name="reading_sheet",
    ),
    path(
        f"{AT}feuille/<int:group_pk>.pdf",
        reading_prints.reading_sheet_pdf,
        name="reading_sheet_pdf",
    ),
]
