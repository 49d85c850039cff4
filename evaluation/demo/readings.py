"""What Rivemont read of its commitments, at mid-term and at the end."""

from evaluation.models import CommitmentReading
from evaluation.promises import of_promise, promises_of, reading_groups
from programmes.models import Kind

Seen = CommitmentReading.Seen
#: In the order of the contract: how far, whether to look again, a few words.
SAID = {
    Kind.PARTICIPANT: [
        (Seen.KEPT, False, "On s’écoute mieux qu’au début."),
        (Seen.IN_PART, False, ""),
        (Seen.KEPT, False, "Personne n’a lâché, même en décembre."),
        (Seen.IN_PART, True, "C’est le plus difficile, on veut en reparler."),
        (Seen.KEPT, False, "On a monté le covoiturage nous-mêmes."),
        (Seen.IN_PART, False, ""),
        (Seen.KEPT, False, ""),
        (Seen.KEPT, False, "Toujours quelqu’un à l’accueil."),
        (Seen.KEPT, False, ""),
        (Seen.IN_PART, True, "Le bus oui, la sortie pas encore."),
    ],
    Kind.AUTHORITY: [
        (Seen.KEPT, False, ""),
        (Seen.KEPT, False, "Aucune séance n’a été supprimée."),
        (Seen.IN_PART, False, ""),
        (Seen.KEPT, False, "Les trois actions ont leur enveloppe."),
        (Seen.KEPT, False, ""),
    ],
    Kind.FACILITATOR: [
        (Seen.KEPT, False, ""),
        (Seen.KEPT, False, ""),
        (Seen.IN_PART, False, "Nous avançons encore trop vite."),
        (Seen.UNSAID, False, ""),
    ],
}
#: By the end, what was looked at again together went on.
BETTER = {Seen.NOT_YET: Seen.IN_PART, Seen.IN_PART: Seen.KEPT}


def read_commitments(programme):
    """Read the commitments at each co-evaluation of the programme that there is."""
    promises, groups = promises_of(programme), reading_groups(programme)
    for turn, evaluation in enumerate(programme.evaluations.kept().in_order()):
        for group in groups:
            _read(evaluation, group, promises, at_the_end=turn > 0)


def _read(evaluation, group, promises, *, at_the_end):
    """Let a group say what it sees, its own commitments first."""
    mine = [one for one in promises if one.may_be_read_by(group)]
    mine.sort(key=lambda one: one.group != group)
    for promise, (seen, to_discuss, words) in zip(
        mine, SAID.get(group.kind, ()), strict=False
    ):
        CommitmentReading.objects.create(
            evaluation=evaluation,
            role_group=group,
            seen=BETTER.get(seen, seen) if at_the_end else seen,
            to_discuss=to_discuss and not at_the_end,
            words="" if at_the_end and to_discuss else words,
            **of_promise(promise.row),
        )
