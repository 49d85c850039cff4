"""The report of a full season against bare WeasyPrint on the same page, and its screens."""

import datetime as dt

from bench.place import SLUG
from bench.prints import naive, standalone
from bench.row import Ratio
from evaluation.reporting.answers import HARMED, HELPED, NONE, PROPOSED, Answer, Answers
from evaluation.reporting.answers import Line as Counts
from evaluation.reporting.before import Before
from evaluation.reporting.commitments import Promise, Promises, Read, Tally
from evaluation.reporting.done import ActionDone, Done, WorkshopDone
from evaluation.reporting.improving import Better
from evaluation.reporting.people import Group
from evaluation.reporting.prints import pictures_of, report_html
from evaluation.reporting.report import Report
from phases.plan import plan_of
from programmes import printing

PEOPLE, COMMITMENTS, IDEAS, SESSIONS = 15, 24, 150, 40
DAY = dt.date(2026, 7, 9)
THEMES = ("Moyens de vie", "Cadre de vie", "Institutions", "Relations", "Équilibres")
COLUMNS = (HELPED, NONE, HARMED, PROPOSED)
WORDS = "Le mardi, on se retrouve, et on sait que quelqu’un nous attend."
PAGES = ("evaluation:report_html", "evaluation:report_easy_html", "edition_comparison")
TIMES, ROUNDS = 4, 9


def rows(worlds):
    report = full_season(worlds.large.programme())
    pictures = pictures_of(report)
    html = report_html(report, pictures)
    page = standalone(html, pictures)
    yield Ratio(
        "report of a full season / naive WeasyPrint",
        lambda: printing.render(html, pictures),
        lambda: naive(page),
        0.9,
        7,
    )
    for name in PAGES:
        large = worlds.large.page(name, SLUG, client=worlds.large.few)
        yield Ratio(
            f"{name}, large world / world of 5",
            large,
            worlds.small.page(name, SLUG, client=worlds.small.few),
            1.2,
            ROUNDS,
            TIMES,
            lambda page=large: worlds.large.queries(page),
        )


def full_season(programme):
    """Return the group's own report of a full season, of rows that are never saved."""
    sides = (7, 6, 2)
    return Report(
        programme,
        DAY,
        outside=False,
        plan=plan_of(programme),
        groups=(Group(programme.vocabulary.title, PEOPLE - 3), Group("Animateurs", 3)),
        done=_done(),
        before=tuple(Before(theme, " ".join([WORDS] * 4)) for theme in THEMES),
        answers=tuple(_answers(moment) for moment in ("à mi-parcours", "à la fin")),
        promises=_promises(),
        tallies=tuple(Tally(moment, (*sides, 1)) for moment in ("mi-parcours", "fin")),
        situations=(),
        improvements=tuple(map(_better, range(1, 9))),
        end=None,
    )


def _done():
    workshops = tuple(
        WorkshopDone(theme, ("Maison des voisins",), SESSIONS // 10) for theme in THEMES
    )
    actions = tuple(
        ActionDone(number, f"Un jardin, carré {number}", "faite", DAY, DAY)
        for number in range(1, 7)
    )
    half = SESSIONS // 2
    sessions = (("séance de groupe", half), ("atelier", SESSIONS - half))
    return Done(sessions, workshops, actions, ("Un tableau des dépenses",))


def _answers(moment):
    said = tuple(
        Answer(WORDS, COLUMNS[n % 4], THEMES[n % len(THEMES)], n % len(THEMES), None)
        for n in range(IDEAS // 2)
    )
    lines = tuple(Counts(theme, (7, 5, 1, 2)) for theme in THEMES)
    sums = tuple(number * len(THEMES) for number in (7, 5, 1, 2))
    group = (Group("Partenaires", IDEAS // 2),)
    return Answers(moment, DAY, WORDS, DAY, COLUMNS, lines, sums, group, said)


def _promises():
    reads = (Read("Partenaires", "kept", "tenu"), Read("Ville", "in_part", "en partie"))
    promise = Promise(WORDS, (("mi-parcours", reads), ("fin", reads)))
    third = COMMITMENTS // 3
    groups = ("Partenaires", "Collectivité", "Animateurs")
    return tuple(Promises(group, (promise,) * third) for group in groups)


def _better(number):
    return Better(
        number, WORDS, "mi-parcours", "accepted", "retenue", "", "Animateurs",
        DAY, None, None, (),
    )  # fmt: skip
