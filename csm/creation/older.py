"""An older programme, read as another one may take it up: structure, texts and hosts.

Never a person, an idea or an answer: participants, other people, their commitments, the
words of the annexes, comments, notes and dates stay where they are. A passage that names
somebody of the older programme is left out, and its place is told.
"""

from functools import cached_property

from django.utils import translation

from contracts.copying import OlderText, older_text
from contracts.marks import without_partners
from contracts.models import Contract
from csm.creation.packs import counted
from csm.creation.parts import PURPOSE, fields_of
from csm.creation.people import Names
from phases.copying import Sort, lines_of
from phases.models import Path
from programmes.asking import USUAL
from programmes.models import Kind, Question, QuestionKind, Representative
from programmes.models.voices import Voiced
from workshops.models import Session

#: Whose organisations are not hosts: those of the group itself, and who facilitates.
NOT_HOSTS = (Kind.PARTICIPANT, Kind.FACILITATOR)
WORDS_OF_A_GROUP = ("label", "speaks_as", "lead_in", "open_sentence")


class Older:
    """What of ``programme`` may be copied; each part is read once, when it is asked for.

    ``left_out`` are the places of what names somebody, each as a plain list whose first
    word says which kind of thing it is. Of the logos, those of the same ``territory``.
    """

    def __init__(self, programme, territory):
        self.programme = programme
        self.is_of_the_same_town = programme.territory_id == territory.pk
        self.names = Names(programme)
        self._left_out = []

    def _names_somebody(self, place, *words):
        """Whether somebody is named in ``words``; their place is then told."""
        named = self.names.are_in("\n".join(words))
        if named:
            self._left_out.append(place)
        return named

    @cached_property
    def contract(self):
        return Contract.objects.filter(programme=self.programme).first()

    @cached_property
    def text(self):
        """The text of the contract; without an article, the models serve instead."""
        if self.contract is None:
            return OlderText()
        return older_text(self.contract, self.names.are_in)

    @cached_property
    def groups(self):
        """The columns of each role group by the key of the older one, in order."""
        taken = set()
        rows = self.programme.role_groups.order_by("position", "pk")
        return {row.pk: self._group(row, taken) for row in rows}

    def _group(self, row, taken):
        values = {name: getattr(row, name) for name in fields_of(Voiced)}
        said = [values[name] for name in WORDS_OF_A_GROUP]
        if self._names_somebody(["group", str(row.kind)], *said):
            values |= dict.fromkeys(WORDS_OF_A_GROUP, "") | {"may_be_empty": False}
        for name in WORDS_OF_A_GROUP:
            values[name] = without_partners(values[name])
        may_be_blank = row.kind == Kind.PARTICIPANT
        if values["label"] in taken or not (values["label"] or may_be_blank):
            values["label"] = _free_label(row.kind, taken)
        taken.add(values["label"])
        return values

    @cached_property
    def questions(self):
        """The questions; one that names somebody is put in the usual words."""
        return [
            Question(kind=row.kind, text=USUAL[QuestionKind(row.kind)])
            if self._names_somebody(["question", str(row.kind)], row.text)
            else row
            for row in self.programme.questions.order_by("pk")
        ]

    @cached_property
    def path(self):
        return Path.objects.filter(programme=self.programme).first()

    @cached_property
    def lines(self):
        """The lines of the plan; with a phase that names somebody go its steps."""
        found, is_in_a_phase_left_out = [], False
        for number, line in enumerate(lines_of(self.path) if self.path else (), 1):
            if line.sort in (Sort.PERIOD, Sort.PHASE):
                is_in_a_phase_left_out = False
            if is_in_a_phase_left_out:
                continue
            if self._names_somebody(["path", number], line.label):
                is_in_a_phase_left_out = line.sort == Sort.PHASE
            else:
                found.append(line)
        return found

    @cached_property
    def hosts(self):
        """The organisations at the table, without the people who speak for them."""
        rows = self.programme.partners.current().exclude(organisation=None)
        rows = rows.exclude(role_group__kind__in=NOT_HOSTS).order_by("number")
        return [
            row
            for row in rows
            if not self._names_somebody(["partner", row.number], row.name)
        ]

    @cached_property
    def logos(self):
        """The marks of those who fund, without their pictures."""
        if not self.is_of_the_same_town:
            return []
        rows = self.programme.logos.defer("image").order_by("position", "pk")
        return [
            row
            for number, row in enumerate(rows, start=1)
            if not self._names_somebody(["logo", number], row.alt)
        ]

    @cached_property
    def purpose(self):
        """Purpose and aims, "" for the one that names somebody."""
        return {
            name: ""
            if self._names_somebody([name], getattr(self.programme, name))
            else getattr(self.programme, name)
            for name in PURPOSE
        }

    @cached_property
    def counts(self):
        """How much there is to copy, by name."""
        text = self.text
        return {
            "groups": len(self.groups),
            "partners": len(self.hosts),
            "questions": len(self.questions),
            **counted(self.lines),
            "sections": text.sections_count,
            "articles": len(text.articles),
            "commitments": text.commitments_count,
            "logos": len(self.logos),
            "purpose": sum(map(bool, self.purpose.values())),
        }

    @property
    def left_out(self):
        """The places of what is left out, once all of it is read (``counts``)."""
        return [*self._left_out, *self.text.left_out]

    @cached_property
    def not_copied(self):
        """How much stays where it is, by name."""
        partners = self.programme.partners.all()
        bodies = partners.exclude(organisation=None)
        bodies = bodies.exclude(role_group__kind=Kind.PARTICIPANT)
        people = partners.filter(organisation=None)
        speak = Representative.objects.filter(partner__programme=self.programme)
        contract = self.contract
        return {
            "participants": partners.participants().count(),
            "people": people.exclude(role_group__kind=Kind.PARTICIPANT).count(),
            "bodies": bodies.count() - len(self.hosts),
            "representatives": speak.count(),
            "accesses": self.programme.memberships.count(),
            "promises": self.text.participants_commitments,
            "annexes": self.text.annexes,
            "comments": contract.comments.count() if contract else 0,
            "notes": contract.notes.count() if contract else 0,
            "sessions": Session.objects.of(self.programme).count(),
        }


def _free_label(kind, taken):
    """Return a plain name for a group of this kind, in the language of the contract."""
    with translation.override("fr"):
        stem = str(Kind(kind).label).capitalize()
    label, number = stem, 2
    while label in taken:
        label, number = f"{stem} ({number})", number + 1
    return label
