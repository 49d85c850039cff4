"""Each rule of access in turn says « yes »: some cell or some page must notice.

A mutant that survives is a rule that no test holds.
"""

import pytest

from contracts.views import copies, desk, discussion, library, prints, scans, versions
from csm.views import chain, helping
from phases.views import arranging, milestones
from programmes import access
from programmes.models import Programme, Role
from tests.site import bodies
from tests.site.crawl import crawl
from tests.site.expectations import EXPECT
from tests.site.expected_confided import FOUND_BY_WHOM_IT_CONCERNS
from tests.site.expected_rights import FOUND_BY_HERSELF
from tests.site.figures import figures
from tests.site.meetings import digest_of_rows
from tests.site.mutants import RULES
from tests.site.pages import parse
from tests.site.resolver import ours
from tests.site.test_canaries import allowed, found_in, read, refused
from tests.site.walking import NESTED, crossings, visited
from workshops.views import decisions, sessions

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(scope="module")
def before(world):
    return digest_of_rows()


def is_killed(names, world, before):
    """Say whether one cell of these addresses is not as expected, or a row crosses over."""
    cells = (
        cell for name in names for cell in visited(name, world, before, EXPECT[name])
    )
    if any(not is_right for _cell, is_right in cells):
        return True
    crossed = (
        met.status
        for name in set(names) & set(NESTED)
        for _known, met in crossings(name, world, before)
    )
    return any(status != 404 for status in crossed)


def is_noticed(world):
    """Say whether an observer or a participant reads too much, or is led to a refusal."""
    if not each_reads_own_signatures(world):
        return True
    canaries = set.union(*(place.canaries for place in world.places))
    for role in (Role.OBSERVER, Role.PARTICIPANT):
        persona = world.persona(role)
        answers = crawl(persona.client, "/")
        found = {c for a in answers.values() for c in found_in(read(a), canaries)}
        if refused(answers) or not all(allowed(persona, c, world) for c in found):
            return True
    return False


def each_reads_own_signatures(world):
    """Say whether the participant who has signed reads so, and the partner does not."""
    address = bodies.address("contracts:copies", world.frozen)
    said = {
        role: len(parse(world.persona(role).client.get(address)).query("#own ~ p"))
        for role in (Role.PARTICIPANT, Role.PARTNER)
    }
    return said == {Role.PARTICIPANT: 1, Role.PARTNER: 0}


def count(killed):
    figures["mutants"] += 1
    figures["mutants that survived"] += not killed
    return killed


def beginning_with(start):
    return [name for name in sorted(EXPECT) if name.startswith(start)]


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_that_says_yes_is_noticed(rule, world, before, monkeypatch):
    home, name, mutant, start = RULES[rule]
    monkeypatch.setattr(home, name, mutant)
    assert count(is_killed(beginning_with(start), world, before) or is_noticed(world))


def roles_of(view):
    """Return the cell in which ``members_only`` keeps the roles of a view, or None."""
    while view is not None:
        code = view.__code__
        if code.co_qualname == "members_only.<locals>.decorator.<locals>.wrapper":
            return dict(zip(code.co_freevars, view.__closure__, strict=True))["roles"]
        view = getattr(view, "__wrapped__", None)
    return None


VIEWS = ours()
GUARDED = [n for n in sorted(EXPECT) if roles_of(VIEWS[n.partition("@")[0]].view)]


#: Whoever withdrew an offer finds it again, and a participant her own page: no role
#: opens them to a stranger.
FOUND_BY_ONE_PERSON = (
    "chain:help_bring_back", "chain:help_bring_back@herself", "chain:own",
    "chain:own_add",
)  # fmt: skip
CLOSED_TO_STRANGERS = [
    n
    for n in GUARDED
    if n not in FOUND_BY_ONE_PERSON + FOUND_BY_WHOM_IT_CONCERNS + FOUND_BY_HERSELF
]


def let_observers_by(monkeypatch):
    """Silence, for observers, the rules that stand behind the doors."""
    contract = (copies, desk, discussion, library, prints, scans, versions)
    for module in (
        *contract,
        arranging,
        milestones,
        decisions,
        sessions,
        chain,
        helping,
    ):

        def refuse(request):
            if not request.access.has(Role.OBSERVER):
                access.refuse(request)

        monkeypatch.setattr(module, "refuse", refuse)


@pytest.mark.parametrize("name", GUARDED)
def test_a_door_open_to_every_member_is_noticed(name, world, before, monkeypatch):
    held = roles_of(VIEWS[name.partition("@")[0]].view)
    let_observers_by(monkeypatch)
    roles, held.cell_contents = held.cell_contents, ()
    try:
        killed = not roles or count(is_killed([name], world, before))
    finally:
        held.cell_contents = roles
    assert killed


def test_the_doors_alone_keep_observers_out(world, before, monkeypatch):
    let_observers_by(monkeypatch)
    assert not is_killed(
        [
            "contracts:passage_edit",
            "contracts:comment_edit",
            "contracts:copy_html",
            "workshops:session_edit",
        ],
        world,
        before,
    )


@pytest.mark.parametrize("name", CLOSED_TO_STRANGERS)
def test_a_door_open_to_strangers_is_noticed(name, world, before, monkeypatch):
    real = access.access_to

    def anybody(slug, user):
        programme = Programme.objects.get(slug=slug)
        guest = access.Access(programme, user, frozenset(Role))
        return real(slug, user) or guest

    monkeypatch.setattr(access, "access_to", anybody)
    assert count(is_killed([name], world, before))


def test_opening_a_programme_without_the_right_is_noticed(world, before):
    for persona in world.personas.values():
        if persona.user:
            type(persona.user).objects.update(may_open_programmes=True)
    assert count(is_killed(["programme_open"], world, before))


def test_without_a_mutant_nothing_is_noticed(world, before):
    names = ["programme", "contracts:detail", "contracts:comment_withdraw"]
    assert not is_killed(names, world, before)
    assert not is_noticed(world)
