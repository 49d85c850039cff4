"""Val-Fleuri talks about its text: read once, commented on, answered in part."""

import datetime as dt
from zoneinfo import ZoneInfo

from contracts.comment_forms import AnswerForm
from contracts.drafting import add_commitment
from contracts.models import Comment, Commitment
from contracts.readings import note_reading
from programmes.models import Kind

PARIS = ZoneInfo("Europe/Paris")
WRITTEN_AT = dt.datetime(2025, 12, 4, 10, tzinfo=PARIS)
READ_AT = dt.datetime(2026, 1, 15, 17, 30, tzinfo=PARIS)
ANSWERED_AT = dt.datetime(2026, 1, 19, 9, 15, tzinfo=PARIS)

#: How many articles the group had the time to read.
READ = 2
LATE = "Prévenir quelqu’un du groupe les jours où je ne peux pas venir."

ROOM = "Réserver une salle et du temps pour le groupe, chaque semaine."
HELP = "Essayer de demander de l’aide avant que tout déborde."
EASY = "Rendre les informations faciles à lire et à retrouver."

# Passage (heading of an article, words of a commitment), group, said in the session,
# comment, other words, decision, answer.
COMMENTS = [
    (
        "Durée",
        Kind.AUTHORITY,
        False,
        "La salle est libre jusqu’à la fin de juin. Pouvons-nous finir avant ?",
        "",
        "",
        "",
    ),
    (
        "Évaluer ensemble",
        Kind.PARTICIPANT,
        True,
        "Nous voulons savoir qui écrit le bilan, et le relire avant les autres.",
        "",
        "",
        "",
    ),
    (
        "Transmettre",
        Kind.ASSOCIATION,
        False,
        "",
        "Une fois nos buts atteints, {les participants} aident d’autres groupes à se"
        " lancer.",
        Comment.Decision.DECLINED,
        "Nous gardons « dans la mesure de leur disponibilité » : personne ne doit rien.",
    ),
    (
        HELP,
        Kind.PARTICIPANT,
        True,
        "« Déborde » fait peur à lire.",
        "Essayer de demander de l’aide assez tôt.",
        "",
        "",
    ),
    (
        ROOM,
        Kind.PARTICIPANT,
        True,
        "Dire combien de temps.",
        "Réserver une salle et deux heures pour le groupe, chaque semaine.",
        Comment.Decision.ACCEPTED,
        "",
    ),
    (
        EASY,
        Kind.PARTICIPANT,
        True,
        "En gros caractères aussi, s’il vous plaît.",
        "",
        Comment.Decision.ANSWERED,
        "C’est prévu : chaque feuille existe en grand.",
    ),
]


def talk_about_val_fleuri(contract, coordination, animation):
    """Let the groups comment on the draft; ``animation`` enters what was said aloud."""
    contract.revisions.update(saved_at=WRITTEN_AT)
    articles = list(contract.articles.kept().order_by("part", "position")[:READ])
    note_reading(contract, READ_AT.date(), articles, animation, at=READ_AT)
    for words, kind, aloud, text, proposal, decision, answer in COMMENTS:
        passage = _passage(contract, words)
        comment = Comment.objects.create(
            contract=contract,
            **{passage._meta.model_name: passage},
            role_group=contract.programme.role_groups.get(kind=kind),
            text=text,
            proposal=proposal,
            about=passage.text,
            said_on=READ_AT.date() if aloud else None,
            written_by=animation if aloud else coordination,
            written_at=READ_AT,
        )
        if decision:
            _settle(comment, decision, answer, coordination)
    block = contract.blocks.get(role_group__kind=Kind.PARTICIPANT)
    add_commitment(block, LATE, animation)
    contract.revisions.exclude(saved_at=WRITTEN_AT).update(saved_at=ANSWERED_AT)


def _passage(contract, words):
    article = contract.articles.filter(heading=words).first()
    return article or Commitment.objects.get(block__contract=contract, text=words)


def _settle(comment, decision, answer, by):
    read = {"version": comment.version, "passage_version": comment.passage.version}
    form = AnswerForm(read | {"decision": decision, "answer": answer}, comment=comment)
    if not form.is_valid():
        raise ValueError(form.errors.as_json())
    form.settle(by, at=ANSWERED_AT)
