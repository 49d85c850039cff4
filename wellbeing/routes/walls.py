from django.urls import path

from wellbeing.views import walls

urlpatterns = [
    path("<int:pk>/mur/", walls.wall, name="wall"),
    path("<int:pk>/mur/idees/", walls.wall_ideas, name="wall_ideas"),
    path("<int:pk>/mur/entendue/", walls.wall_hear, name="wall_hear"),
    path("<int:pk>/mur/tour/", walls.wall_lap, name="wall_lap"),
    path("<int:pk>/mur/temps/", walls.wall_time, name="wall_time"),
    path("<int:pk>/telephones/", walls.phones_let_in, name="phones_let_in"),
    path("<int:pk>/telephones/fermer/", walls.phones_keep_out, name="phones_keep_out"),
]
