"""What Rivemont said at mid-term and at the end, word for word, and what it changed."""

import datetime as dt

from evaluation import holding
from evaluation.asking import prepare
from evaluation.models import Evaluation, Improvement, ImprovementLook, SpokenOf
from programmes.models import Kind
from wellbeing.models import Component, Idea, Sorting
from workshops.models import Action, Session

Moment, Effect, Way = Evaluation.Moment, Idea.Effect, Idea.Way
MID_TERM, END = dt.date(2026, 4, 22), dt.date(2026, 6, 25)
PEOPLE, TOWN, TEAM = Kind.PARTICIPANT, Kind.AUTHORITY, Kind.FACILITATOR
#: Component, words, which group speaks and, of the second question, the effect.
SAID = {
    Moment.MID_TERM: {
        "brought": (
            ("D03", "On se dit bonjour au marché, maintenant", PEOPLE),
            ("D03", "J’ai un numéro à appeler quand ça ne va pas", PEOPLE),
            ("A01", "Le repas du mois, je l’attends", PEOPLE),
            ("C00", "J’ai osé téléphoner à la mairie", PEOPLE),
            ("G00", "Je reviens, donc cela me fait du bien", PEOPLE),
            ("H00", "J’anime le début de la séance une fois sur deux", PEOPLE),
            ("C00", "Nous recevons les courriers avec moins de jargon", TOWN),
            ("E00", "Nous travaillons avec des habitants, plus pour eux", TEAM),
        ),
        "no_effect": (
            ("A03", "Mon logement est toujours humide", PEOPLE, Effect.NONE),
            (
                "A10",
                "Le dernier bus part avant la fin de la séance",
                PEOPLE,
                Effect.HARMED,
            ),
            ("F00", "Deux heures sans pause, je rentre épuisé", PEOPLE, Effect.HARMED),
            ("A06", "Pour le travail, rien n’a bougé", PEOPLE, Effect.NONE),
            ("C00", "Je ne sais pas encore dire ce que cela change", TOWN, ""),
        ),
        "improvement": (
            ("", "Finir un quart d’heure plus tôt, pour le bus", PEOPLE),
            ("", "Faire une vraie pause, avec un café", PEOPLE),
            ("", "Inviter le bailleur à une séance", PEOPLE),
            ("", "Payer le bus à tout le monde", PEOPLE),
        ),
    },
    Moment.FINAL: {
        "brought": (
            ("D03", "Nous sommes devenus des amis", PEOPLE),
            ("D03", "Quand je manque, quelqu’un m’appelle", PEOPLE),
            ("A01", "Je cuisine aussi à la maison", PEOPLE),
            ("C00", "Au guichet, on m’appelle par mon nom", PEOPLE),
            ("G00", "Je me suis entendu rire", PEOPLE),
            ("H00", "J’ai présenté le groupe devant les élus", PEOPLE),
            ("E00", "Nous demandons l’avis du groupe avant d’écrire", TOWN),
            ("H00", "Nous savons nous taire plus longtemps", TEAM),
        ),
        "no_effect": (
            ("A03", "L’humidité est toujours là", PEOPLE, Effect.NONE),
            ("A06", "Je cherche encore un travail", PEOPLE, Effect.NONE),
            (
                "D00",
                "Deux personnes ne sont plus venues, et cela pèse",
                PEOPLE,
                Effect.HARMED,
            ),
        ),
        "improvement": (
            ("", "Garder la salle le jeudi", PEOPLE),
            ("", "Écrire aux personnes qui ne viennent plus", PEOPLE),
        ),
    },
}
KEPT = {
    Moment.MID_TERM: "Le lien entre nous a grandi. Le logement et le travail n’ont pas"
    " bougé. Les horaires fatiguent : nous les changeons.",
    Moment.FINAL: "Nous gardons le repas, l’entraide et le droit de dire ce qui ne va"
    " pas. Le logement reste à faire, et nous continuons à le demander.",
}
#: Words of the third question, what was decided, why, by whom it is seen to, since when done.
DECIDED = (
    (
        "Finir un quart d’heure plus tôt, pour le bus",
        "accepted", "", TEAM, dt.date(2026, 5, 7), dt.date(2026, 5, 7),
    ),
    ("Faire une vraie pause, avec un café", "accepted", "", PEOPLE, None, MID_TERM),
    (
        "Inviter le bailleur à une séance",
        "later", "Le bailleur change de direction en septembre.", TOWN, None, None,
    ),
    (
        "Payer le bus à tout le monde",
        "refused", "Le budget de l’année est engagé. L’horaire change à la place.",
        None, None, None,
    ),
)  # fmt: skip
LOOKED_AT = {
    "Finir un quart d’heure plus tôt, pour le bus": "Tout le monde prend le bus de"
    " 16 h 40.",
    "Inviter le bailleur à une séance": "Pas encore fait. La ville s’y engage pour"
    " l’automne.",
}


def evaluate_rivemont(programme, users):
    """Hold both co-evaluations, and follow what was proposed at the first."""
    by = users["animation"]
    mid_term = _look_back(programme, Moment.MID_TERM, MID_TERM, by)
    end = _look_back(programme, Moment.FINAL, END, by)
    _improve(mid_term, end)
    meal = Action.objects.filter(programme=programme, words__startswith="Un repas")
    spoken = mid_term.brought.ideas.get(text="Le repas du mois, je l’attends")
    if action := meal.first():
        SpokenOf.objects.create(idea=spoken, action=action)


def _look_back(programme, moment, day, by):
    sessions = Session.objects.filter(programme=programme, day=day)
    kind = Session.Kind.EVALUATION
    session = sessions.filter(kind=kind).first()
    session = session or Session(programme=programme, kind=kind, day=day)
    evaluation = prepare(Evaluation(programme=programme, moment=moment), session)
    for place, said in SAID[moment].items():
        _write(getattr(evaluation, place), said, day)
    holding.hold(evaluation, day, by)
    Evaluation.objects.filter(pk=evaluation.pk).update(kept=KEPT[moment])
    evaluation.refresh_from_db()
    evaluation.agree(day, by)
    return evaluation


def _write(round_, said, day):
    """Type what was said from paper, reveal it and sort it as the group did."""
    groups = {one.kind: one for one in round_.programme.role_groups.all()}
    places = Component.objects.filter(dimension__referential=round_.referential_id)
    components = {one.code: one for one in places}
    usual = Effect.HELPED if round_.kind == round_.Kind.BROUGHT else ""
    for number, (code, text, group, *effect) in enumerate(said):
        idea = Idea(
            round=round_,
            text=text,
            way=Way.SCREEN if number % 3 == 2 else Way.PAPER,
            role_group=groups.get(group),
            effect=effect[0] if effect else usual,
        )
        idea.write()
        if code:
            place = components.get(code) or components[f"{code[0]}00"]
            Sorting.objects.create(idea=idea, component=place)
    round_.reveal(day)
    round_.settle(day)


def _improve(mid_term, end):
    groups = {one.kind: one for one in mid_term.programme.role_groups.all()}
    for words, decision, reason, owner, due_on, done_on in DECIDED:
        made = Improvement.objects.create(
            programme=mid_term.programme,
            evaluation=mid_term,
            words=words,
            decision=decision,
            decided_on=MID_TERM,
            reason=reason,
            owner=groups.get(owner),
            due_on=due_on,
            review_on=END if decision == "later" else None,
            done_on=done_on,
        )
        made.ideas.set(mid_term.improvement.ideas.filter(text=words))
        if words in LOOKED_AT:
            ImprovementLook.objects.create(
                improvement=made, evaluation=end, words=LOOKED_AT[words]
            )
    for idea in end.improvement.ideas.all():
        made = Improvement.objects.create(
            programme=end.programme, evaluation=end, words=idea.text
        )
        made.ideas.add(idea)
