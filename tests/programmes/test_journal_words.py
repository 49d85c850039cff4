"""Every line that a journal may hold is about something, in words (trust 6.1)."""

import ast

import pytest

from programmes.journal_words import SUBJECTS, subject_of
from programmes.models import Event, Opening
from tests.site.sources import ROOT, modules, text

#: What a kind is called where it is handed on.
HANDED_ON = ("kind", "what")


def name_of(call):
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def among(tree, kind):
    return [node for node in ast.walk(tree) if isinstance(node, kind)]


def parameters(function):
    return [one.arg for one in function.args.args if one.arg != "self"]


def writes_lines(function):
    return any(name_of(call) == "record" for call in among(function, ast.Call))


def handing_on(tree):
    """Return the functions that hand a kind on to the journal, and the place it takes."""
    found = {"record": 1}
    for function in filter(writes_lines, among(tree, ast.FunctionDef)):
        names = parameters(function)
        places = [names.index(one) for one in HANDED_ON if one in names]
        if places:
            found[function.name] = places[0]
    return found


def given(name, nodes):
    """Return what is assigned to ``name``, alone or in a row of several."""
    found = []
    for node in nodes:
        if isinstance(node, ast.Assign):
            names, values = node.targets[:1], [node.value]
            if isinstance(names[0], ast.Tuple) and isinstance(values[0], ast.Tuple):
                names, values = names[0].elts, values[0].elts
            found += [
                value
                for one, value in zip(names, values, strict=True)
                if getattr(one, "id", "") == name
            ]
    return found


def said(value, function, tree):
    """Yield the kinds that an expression may be; one that is handed on is said before."""
    match value:
        case ast.Constant(value=str() as kind):
            yield kind
        case ast.IfExp(body=body, orelse=other):
            yield from [*said(body, function, tree), *said(other, function, tree)]
        case ast.Name(id=name) if name in parameters(function):
            assert name in HANDED_ON
        case ast.Name(id=name):
            found = given(name, ast.walk(function)) or given(name, tree.body)
            assert found, f"which kind is {name}?"
            for one in found:
                yield from said(one, function, tree)
        case ast.JoinedStr(values=[ast.FormattedValue(), ast.Constant(value="_read")]):
            yield from (f"{what}_read" for what in Opening.What.values)
        case _:
            pytest.fail(f"which kind is {ast.unparse(value)}?")


def kinds():
    """Return every kind that is written somewhere, and where."""
    found = {}
    for path in modules():
        if "record(" not in text(path):
            continue
        tree = ast.parse(text(path))
        at = handing_on(tree)
        for function in among(tree, ast.FunctionDef):
            for call in among(function, ast.Call):
                if name_of(call) in at:
                    value = call.args[at[name_of(call)]]
                    for kind in said(value, function, tree):
                        found[kind] = path.relative_to(ROOT).as_posix()
    return found


def test_every_kind_of_line_has_words_of_its_own():
    found = kinds()
    assert len(found) > 60
    lacking = {
        kind: path
        for kind, path in found.items()
        if kind.partition("_")[0] not in SUBJECTS
    }
    assert lacking == {}


def test_no_words_are_kept_for_a_kind_that_is_written_nowhere():
    assert set(SUBJECTS) == {kind.partition("_")[0] for kind in kinds()}


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("act_signed", "une adhésion ou un avenant"),
        ("begun", "le programme"),
        ("contact_read", "les données d’une personne"),
        ("export_read", "les données d’une personne"),
        ("link_agreed", "la chaîne de solidarité"),
        ("part_begun", "le parcours"),
        ("written_long_ago", "le programme"),
    ],
)
def test_a_line_says_in_words_what_it_is_about(kind, said):
    assert str(subject_of(Event(kind=kind))) == said
