"""The questions of a programme: how the method usually puts them, and which are missing.

A programme rewords each of them; none is ever removed, and whoever asks one keeps the
words in which it was asked (domain 4.1, 7.1).
"""

from programmes.models import Question, QuestionKind
from programmes.models.questions import in_order

#: In the language of the contract, as the shipped packs ask them.
USUAL = {
    QuestionKind.WELL_BEING: "D’une manière générale, qu’est-ce que c’est pour vous que"
    " le bien-être ?",
    QuestionKind.ILL_BEING: "D’une manière générale, qu’est-ce que c’est pour vous que"
    " le mal-être ?",
    QuestionKind.ACTION: "Que faites-vous, ou que pourriez-vous faire, pour le bien-être"
    " de tous ?",
    QuestionKind.NEEDS: "De quoi avons-nous besoin pour aller vers un mieux-être ?",
    QuestionKind.BROUGHT: "Qu’est-ce que la démarche a apporté à votre bien-être ?",
    QuestionKind.NO_EFFECT: "Où la démarche est-elle restée sans effet sur le bien-être,"
    " ou l’a-t-elle abîmé ?",
    QuestionKind.IMPROVEMENT: "Que proposez-vous de changer ou d’ajouter pour faire"
    " mieux ?",
}
#: The three that are put to everybody at mid-term and at the end, in this order.
CO_EVALUATION = (
    QuestionKind.BROUGHT,
    QuestionKind.NO_EFFECT,
    QuestionKind.IMPROVEMENT,
)
#: How addresses call each question.
NAMES = {
    "bien-etre": QuestionKind.WELL_BEING,
    "mal-etre": QuestionKind.ILL_BEING,
    "agir": QuestionKind.ACTION,
    "besoins": QuestionKind.NEEDS,
    "apports": QuestionKind.BROUGHT,
    "sans-effet": QuestionKind.NO_EFFECT,
    "ameliorations": QuestionKind.IMPROVEMENT,
}


def name_of(kind):
    """Return how addresses call the question of this kind."""
    return next(name for name, one in NAMES.items() if one == kind)


def questions_of(programme):
    """Return the questions of ``programme`` in the order of the method; one query."""
    return in_order(programme.questions.all())


def missing_from(questions):
    """Return the kinds that none of ``questions`` asks, in the order of the method."""
    asked = {question.kind for question in questions}
    return [kind for kind in QuestionKind if kind not in asked]


def copy_questions(questions, programme):
    """Give ``programme`` these questions word for word, a pack's or another one's.

    The co-evaluation's second question comes with them in any case: what had no effect,
    or did harm, is always asked (domain 7.1).
    """
    words = {one.kind: one.text for one in questions}
    words.setdefault(QuestionKind.NO_EFFECT, USUAL[QuestionKind.NO_EFFECT])
    return Question.objects.bulk_create(
        Question(programme=programme, kind=kind, text=text)
        for kind, text in words.items()
    )
