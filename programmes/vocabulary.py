"""The words of a programme for its participants, and the French that goes with them.

« Partenaire bénéficiaire », « partenaire-auteur » or the group's own words: the
code never names them. Articles and elisions are those of the contract's
language, French, whatever the language of the screens.
"""

import unicodedata
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

VOWELS = frozenset("aeiouyœæh")


class Gender(models.TextChoices):
    MASCULINE = "m", _("masculine (le)")
    FEMININE = "f", _("feminine (la)")
    BOTH = "b", _("both (le ou la)")


def elides(noun: str) -> bool:
    """Whether « le », « que », « de » lose their vowel before ``noun``.

    A mute h is assumed; a programme whose word starts with an aspirated h, or
    with a y as in « yaourt », says so itself.
    """
    first = unicodedata.normalize("NFD", noun.strip()[:1].lower())[:1]
    return first in VOWELS


def capitalised(words: str) -> str:
    """Return ``words`` with a capital on the first letter, accents kept."""
    return words[:1].upper() + words[1:]


def in_the_role_of(noun: str, elided: bool | None = None) -> str:
    """Return « En tant que collectivité », « En tant qu’animateurs »."""
    elided = elides(noun) if elided is None else elided
    return f"En tant qu’{noun}" if elided else f"En tant que {noun}"


@dataclass(frozen=True)
class Vocabulary:
    """How one programme names its participants."""

    singular: str
    plural: str
    gender: str = Gender.BOTH
    elided: bool = False

    def __str__(self) -> str:
        return self.plural

    def _with(self, masculine: str, feminine: str, short: str) -> str:
        if self.elided and short:
            return f"{short}{self.singular}"
        article = {
            Gender.MASCULINE: masculine,
            Gender.FEMININE: feminine,
            Gender.BOTH: f"{masculine} ou {feminine}",
        }[Gender(self.gender)]
        return f"{article} {self.singular}"

    @property
    def the(self) -> str:
        """« le ou la partenaire », « l’auteur »."""
        return self._with("le", "la", "l’")

    @property
    def of_the(self) -> str:
        """« du ou de la partenaire », « de l’auteur »."""
        return self._with("du", "de la", "de l’")

    @property
    def one(self) -> str:
        """« un ou une partenaire »."""
        return self._with("un", "une", "")

    @property
    def of_one(self) -> str:
        """« d’un ou d’une partenaire »."""
        return self._with("d’un", "d’une", "")

    @property
    def the_plural(self) -> str:
        return f"les {self.plural}"

    @property
    def of_the_plural(self) -> str:
        return f"des {self.plural}"

    @property
    def in_the_role(self) -> str:
        """« En tant que partenaire-auteur »."""
        return in_the_role_of(self.singular, self.elided)

    @property
    def title(self) -> str:
        """The plural as a heading: « Partenaires-auteurs »."""
        return capitalised(self.plural)


class Words(models.Model):
    """The fields from which a vocabulary is made."""

    participant_singular = models.CharField(
        _("one participant is called"), max_length=60, default="participant"
    )
    participant_plural = models.CharField(
        _("several are called"), max_length=60, default="participants"
    )
    participant_gender = models.CharField(
        _("gender"), max_length=1, choices=Gender, default=Gender.BOTH
    )
    participant_elides = models.BooleanField(
        _("elision"),
        null=True,
        blank=True,
        help_text=_(
            "« l’habitant », « qu’habitant ». Left empty, it follows the word."
        ),
    )

    class Meta:
        abstract = True

    @property
    def vocabulary(self) -> Vocabulary:
        elided = self.participant_elides
        if elided is None:
            elided = elides(self.participant_singular)
        return Vocabulary(
            self.participant_singular,
            self.participant_plural,
            self.participant_gender,
            elided,
        )
