"""The demo's post-its: five rounds that Rivemont has agreed on, one that is open."""

import datetime as dt

from wellbeing.demo.actions import ACTIONS
from wellbeing.demo.bright import BRIGHT
from wellbeing.demo.coming_back import COMING_BACK
from wellbeing.demo.dark import DARK
from wellbeing.demo.needs import NEEDS
from wellbeing.demo.texts import OWN_TEXT, OWN_THEME, TEXTS
from wellbeing.demo.val_fleuri import WRITTEN
from wellbeing.models import (
    Component,
    Definition,
    Dimension,
    Idea,
    Referential,
    Round,
    Sorting,
    Synthesis,
)
from wellbeing.theming import add_theme
from wellbeing.tying import lay, pair

Kind, Way = Round.Kind, Idea.Way
#: What stands for the group's own theme where the others have their number.
OWN = "nous"
FIRST, SECOND = dt.date(2025, 10, 16), dt.date(2025, 11, 6)
THIRD = dt.date(2025, 11, 20)
AGREED_ON = dt.date(2025, 12, 4)
#: Kind, day, question and ideas of each round of Rivemont.
ROUNDS = (
    (
        Kind.WELL_BEING,
        FIRST,
        "D’une manière générale, qu’est-ce que c’est pour vous que le bien-être ?",
        BRIGHT,
    ),
    (
        Kind.ILL_BEING,
        FIRST,
        "D’une manière générale, qu’est-ce que c’est pour vous que le mal-être ?",
        DARK,
    ),
    (
        Kind.ACTION,
        SECOND,
        "Que faites-vous, ou que pourriez-vous faire, pour le bien-être de tous ?",
        ACTIONS,
    ),
    (Kind.NEEDS, SECOND, "De quoi avons-nous besoin pour aller mieux ?", NEEDS),
    (
        Kind.CUSTOM,
        THIRD,
        "Qu’est-ce qui nous fait revenir d’une rencontre à l’autre ?",
        COMING_BACK,
    ),
)
#: An idea of ill-being, and the one of well-being that turns it round.
MIRRORS = {
    "L’humidité sur les murs": "Un toit qui ne fuit pas",
    "Le manque de respect": "Que chacun respecte l’autre",
    "Les dettes": "Finir le mois sans dette",
    "Être un numéro": "Qu’on m’appelle par mon nom au guichet",
}
#: An idea that says the same as another, and the one on which the group laid it.
PILES = {
    "Se dire bonjour dans l’escalier": "Des voisins qui disent bonjour",
    "Qu’on s’aide, dans l’immeuble": "S’entraider entre voisins",
    "Pouvoir compter sur ses voisins": "S’entraider entre voisins",
    "Être laissé de côté": "Être mis à l’écart",
}
#: What the group chose not to say in the texts of annex 1; it is listed all the same.
LEFT_OUT = ("Toujours les mêmes pâtes", "Avoir dû laisser mon chat")


def ask_rivemont(programme):
    """Tell what the group wrote, sorted and agreed on, and the texts of its annex 1."""
    used = Referential.objects.get(is_usual=True)
    numbers = Component.objects.filter(dimension__referential=used)
    theme = add_theme(Dimension(programme=programme, label=OWN_THEME))
    components = {one.code: one for one in numbers} | {OWN: theme.components.get()}
    bright, dark, *_others = (
        _round(programme, used, components, *values) for values in ROUNDS
    )
    Round.objects.filter(pk=bright.pk).update(mirror=dark)
    Round.objects.filter(pk=dark.pk).update(mirror=bright)
    _pair(bright, dark)
    _pile_up(bright, dark)
    dark.ideas.filter(text__in=LEFT_OUT).update(left_out=True)
    Definition.objects.create(programme=programme, shows=Definition.Shows.ALL)
    said = [(one, TEXTS[one.code]) for one in used.dimensions.all()]
    Synthesis.objects.bulk_create(
        Synthesis(programme=programme, dimension=one, text=text, settled_on=AGREED_ON)
        for one, text in [*said, (theme, OWN_TEXT)]
    )


def ask_val_fleuri(programme):
    """Tell what the young people have written so far; phones may come in."""
    asked = Round.objects.create(
        programme=programme,
        referential=Referential.objects.get(is_usual=True),
        kind=Kind.WELL_BEING,
        question="Pour vous, c’est quoi le bien-être ?",
        held_on=dt.date(2026, 1, 14),
        writers=Round.Writers.PARTICIPANTS,
    )
    Idea.objects.bulk_create(
        Idea(round=asked, text=text, way=Way.PAPER) for text in WRITTEN.splitlines()
    )
    asked.let_phones_in()


def _round(programme, used, components, kind, day, question, written):
    asked = Round.objects.create(
        programme=programme,
        referential=used,
        kind=kind,
        question=question,
        held_on=day,
        revealed_on=day,
        moment=Round.Moment.SETTLING,
        settled_on=AGREED_ON,
    )
    lines = [line.split(" ", 1) for line in written.splitlines()]
    ideas = [Idea(round=asked, text=text, heard=True) for _code, text in lines]
    Idea.objects.bulk_create(ideas)
    Sorting.objects.bulk_create(
        Sorting(idea=idea, component=components[code], settled_on=AGREED_ON)
        for idea, (code, _text) in zip(ideas, lines, strict=True)
    )
    return asked


def _pair(bright, dark):
    found = {idea.text: idea for idea in bright.ideas.all()}
    for text, turned in MIRRORS.items():
        pair(dark.ideas.get(text=text), found[turned], seen=None)


def _pile_up(*rounds):
    found = {one.text: one for one in Idea.objects.filter(round__in=rounds)}
    for text, under in PILES.items():
        lay(found[text], found[under], seen=None)
