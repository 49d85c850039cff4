from django.urls import path

from workshops.views import action_prints, action_steps, actions, envelopes

urlpatterns = [
    path("actions/", actions.action_list, name="action_list"),
    path("actions/proposer/", actions.action_add, name="action_add"),
    path("actions/enveloppe/", envelopes.envelope_edit, name="envelope_edit"),
    path(
        "actions/a-imprimer/", action_prints.action_print_html, name="action_print_html"
    ),
    path(
        "actions/a-imprimer.pdf",
        action_prints.action_print_pdf,
        name="action_print_pdf",
    ),
    path("actions/<int:pk>/", actions.action_detail, name="action_detail"),
    path("actions/<int:pk>/modifier/", actions.action_edit, name="action_edit"),
    path("actions/<int:pk>/planifier/", actions.action_plan, name="action_plan"),
    path("actions/<int:pk>/idees/", actions.action_ideas, name="action_ideas"),
    path("actions/<int:pk>/commencer/", action_steps.action_start, name="action_start"),
    path("actions/<int:pk>/faite/", action_steps.action_done, name="action_done"),
    path(
        "actions/<int:pk>/revenir/",
        action_steps.action_step_back,
        name="action_step_back",
    ),
    path("actions/<int:pk>/retirer/", actions.action_archive, name="action_archive"),
    path(
        "actions/<int:pk>/remettre/",
        actions.action_bring_back,
        name="action_bring_back",
    ),
]
