"""No count of one to four people is found in what is published, all of it side by side.

Random groups live, answer and look back. Then whatever somebody who observes may open is
read together: the report as a page and as a file, the editions of the territory, the
state of the programme, the indicators, the co-evaluations (trust T16).
"""

import re
from collections import Counter
from itertools import product
from random import Random

import pytest
from django.urls import reverse

from evaluation.reporting import report_of
from programmes.counting import is_small
from programmes.models import Role
from programmes.suppression import Told
from tests.csm.making_published import random_edition
from tests.factories import make_membership, make_territory, make_user
from tests.programmes.test_suppression import assert_nobody_is_counted
from tests.site.pages import parse
from wellbeing import spreadsheets

pytestmark = pytest.mark.django_db
WITHHELD, FEW, TOGETHER = "non dit", "moins de cinq", "ensemble"
AROUND, INDICATORS = "Autour de la table", "Nos indicateurs"
IN_WORDS = [
    "zéro",
    "une",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
]
#: The details of what was answered, and the columns of a question of their own.
HELPED, NONE, HARMED, PROPOSED = range(4)


def number(said):
    """Return the number that a cell tells, None where it is withheld."""
    return None if said == WITHHELD else int(said)


class Published:
    """What somebody who observes reads of an edition, once its group agreed on it."""

    def __init__(self, client, programme, edition):
        self.client, self.programme, self.edition = client, programme, edition
        self.evaluations = list(programme.evaluations.in_order())
        self.report = self.rows("evaluation:report_html")
        self.state = {row[0]: row[1] for row in self.rows("state_sheet")}
        self.results = self.rows("evaluation:indicator_results")
        self.editions = {row[0]: row[1:] for row in self.rows("edition_comparison")}
        file = self.answer("evaluation:report_figures").content
        self.file = [row for row in spreadsheets.read(file)[1:] if len(row) == 5]

    def answer(self, name, *args):
        address = reverse(name, args=[self.programme.slug, *args])
        answer = self.client.get(address)
        assert answer.status_code == 200, address
        return answer

    def rows(self, name):
        """Return the rows of the tables of a page: what each of their cells says."""
        rows = parse(self.answer(name)).query("main tr")
        return [tuple(said(one) for one in row.query("th, td")) for row in rows]

    def told(self, part):
        """Return what a part of the file tells: (what, detail, number or None)."""
        return [(row[1], row[2], number(row[3])) for row in self.file if row[0] == part]

    def compared(self, label):
        return number(self.editions[label][self.edition])

    def asked(self, evaluation):
        """Return how many answered each question, None where they are few."""
        page = parse(self.answer("evaluation:evaluation_detail", evaluation.pk))
        lines = [said(one) for one in page.query("main .library__one p.small")]
        return [how_many(line.partition(" ")[0], line) for line in lines[:3]]


def said(element):
    return " ".join(element.to_text().split())


def how_many(word, line):
    """Return what a line says of a number, which ``word`` is; None for a few."""
    if FEW in line.lower():
        return None
    known = IN_WORDS.index(word.lower()) if word.lower() in IN_WORDS else 0
    return int(word) if word.isdecimal() else known


@pytest.fixture(params=range(8))
def published(request, client):
    """Two editions of a territory, drawn by chance, as who observes both reads them."""
    chance, territory, user = Random(request.param), make_territory(), make_user()
    editions = [random_edition(chance, territory, year) for year in (2023, 2025)]
    for one in editions:
        make_membership(one, Role.OBSERVER, user=user)
    client.force_login(user)
    return [Published(client, one, place) for place, one in enumerate(editions)]


def test_nobody_is_counted_in_what_is_published(published):
    for one in published:
        assert [row for row in one.file if says_few(row)] == []
        nobody_around_the_table(one)
        nobody_who_answered(one)
        nobody_at_a_level(one)
        nobody_who_waits(one)


def says_few(row):
    """Whether a line that counts people, or what they answered, tells one to four."""
    of_people = row[0] in (AROUND, INDICATORS) or row[0].startswith("Co-évaluation")
    return of_people and is_small(number(row[3]) or 0)


def nobody_around_the_table(published):
    """Few persons of a group could be as many others, whatever is told beside."""
    told = {label: n for label, _detail, n in published.told(AROUND)}
    whole = None if None in told.values() else sum(told.values())
    assert published.compared("Partenaires autour de la table") == whole
    vocabulary, known = published.programme.vocabulary, {}
    for group in published.programme.role_groups.all():
        label = group.title_in(vocabulary)
        known[label] = seat(published.state[label[0].upper() + label[1:]])
    few = [label for label, (_bodies, persons) in known.items() if persons is None]
    guesses = [
        guess
        for guess in product(range(1, 5), repeat=len(few))
        if agrees(told, known, dict(zip(few, guess, strict=True)))
    ]
    for place, label in enumerate(few):
        assert len({guess[place] for guess in guesses}) > 1, (label, told, known)


def seat(words):
    """Return a group's organisations and persons as its line tells them."""
    bodies = re.search(r"(\w+) structure", words)
    persons = re.search(r"(\w+) personnes?$", words)
    return (
        how_many(bodies[1], bodies[0]) if bodies else 0,
        how_many(persons[1], words) if persons else 0,
    )


def agrees(told, known, guess):
    """Whether this many persons in each group would be told as it is ``told``."""
    sizes = {
        label: bodies + (guess[label] if persons is None else persons)
        for label, (bodies, persons) in known.items()
    }
    rest = sum(sizes[label] for label in sizes if label not in told)
    return all(n in (None, sizes.get(label, rest)) for label, n in told.items())


def nobody_who_answered(published):
    """A small count of answers could be another one, from the lists and their sums."""
    true = report_of(published.programme, outside=False).answers
    for evaluation, answers in zip(published.evaluations, true, strict=True):
        part = f"Co-évaluation\u00a0: {answers.moment}"
        asked, of_groups = published.asked(evaluation), []
        cells, sums = [], []
        for what, detail, n in published.told(part):
            if what == "Qui a répondu":
                of_groups.append(n)
            elif what == "Toutes les dimensions":
                sums.append(n)
            elif detail == str(answers.labels[HELPED]):
                cells.append([n])
            else:
                cells[-1].append(n)
        numbers = [line.counts for line in answers.lines]
        for column, total in ((HELPED, asked[0]), (PROPOSED, asked[2])):
            row = tuple(line[column] for line in cells)
            table = Told((row,), (total,), row, total)
            assert sums[column] == total
            assert_nobody_is_counted([[line[column] for line in numbers]], table)
        effects = tuple(tuple(line[NONE : HARMED + 1]) for line in cells)
        columns = tuple(sums[NONE : HARMED + 1])
        table = Told(effects, (None,) * len(effects), columns, asked[1])
        assert_nobody_is_counted([line[NONE : HARMED + 1] for line in numbers], table)
        # The groups add up to all answers, and so to those of a question of few.
        assert None not in asked or None in of_groups or not of_groups


def nobody_at_a_level(published):
    """The report and its file count the levels as the results do, those of few together."""
    levels = [row for row in published.report if re.search(r"Situation \d$", row[0])]
    results = {row[0][-1]: row[1:] for row in published.results if len(row) > 1}
    cells = []
    for level, *counts in levels:
        assert tuple(counts) == results[level[-1]]
        cells.append(counts)
    told = []
    for column in zip(*cells, strict=True):
        alone = [one for one in column if TOGETHER not in one]
        merged = {one for one in column if TOGETHER in one}
        told += [first_number(one) for one in (*alone, *merged)]
    assert not any(is_small(one or 0) for one in told)
    in_the_file = [n for _what, _detail, n in published.told(INDICATORS)]
    # Levels that are withheld together are one line of the file.
    assert Counter(filter(is_told, in_the_file)) == Counter(filter(is_told, told))
    assert (None in in_the_file) == (None in told)


def is_told(number):
    return number is not None


def first_number(said):
    """Return the number of a cell, be it of one level or of several; None if withheld."""
    return None if said.startswith(WITHHELD) else int(said.split()[0])


def nobody_who_waits(published):
    """The ideas that wait are not counted beside a question of few answers."""
    asked = [published.asked(one)[1:] for one in published.evaluations]
    left = published.state.get("Ce qui attend encore une réponse", "")
    if any(None in two for two in asked):
        assert not re.search(r"Idées auxquelles rien ne répond : \d", left)


def test_a_few_that_could_be_found_are_seen():
    """The control: three persons told beside the organisations of their group."""
    known, told = {"Collectivité": (3, None)}, {"Collectivité": 6}
    found = [n for n in range(1, 5) if agrees(told, known, {"Collectivité": n})]
    assert found == [3]
