"""Rankings of actions, made plainly; every value can be given."""

from tests.factories import make_programme
from tests.workshops.making import in_days
from tests.workshops.making_actions import make_action
from workshops.models import Ranking

Way, Means = Ranking.Way, Ranking.Means
WORDS = ("Visiter un jardin", "Apprendre à cuisiner", "Aller au théâtre", "Marcher")


def make_ranking(programme=None, words=WORDS[:3], **values) -> Ranking:
    """A ranking begun a week ago, with dots counted on paper unless it is said."""
    programme = programme or make_programme()
    defaults = {"held_on": in_days(-7), "way": Way.DOTS, "means": Means.PAPER}
    values = defaults | values
    if values["way"] == Way.DOTS:
        values.setdefault("dots_each", 3)
    ranking = Ranking(programme=programme, **values)
    ranking.begin([make_action(programme, words=one) for one in words])
    return ranking


def actions_of(ranking):
    """Return its actions in the order of the list."""
    return [row.action for row in ranking.ranked.order_by("action__number")]


def places(ranking):
    """Return the places of its actions, in the order of the list."""
    rows = ranking.ranked.order_by("action__number")
    return list(rows.values_list("place", flat=True))


def row_values(ranking, *names):
    """Return these values of its actions, in the order of the list."""
    return list(ranking.ranked.order_by("action__number").values_list(*names))


def counted(programme=None, *dots, **values) -> Ranking:
    """A ranking whose dots are typed, in the order of the list."""
    ranking = make_ranking(programme, **values)
    type_dots(ranking, *(dots or (3, 2, 1)))
    return ranking


def type_dots(ranking, *dots):
    """Type the dots of its actions, in the order of the list."""
    typed = dict(zip((a.pk for a in actions_of(ranking)), dots, strict=True))
    ranking.refresh_from_db()
    return ranking.type_dots(typed, ranking.version)


def type_sheet(ranking, *places, sheet=None):
    """Type the places of one sheet, in the order of the list; None leaves one empty."""
    pairs = zip((a.pk for a in actions_of(ranking)), places, strict=True)
    ranking.type_sheet({key: place for key, place in pairs if place}, sheet)


def type_order(ranking, *places):
    """Type the order that the group gave by hands, in the order of the list."""
    typed = dict(zip((a.pk for a in actions_of(ranking)), places, strict=True))
    ranking.refresh_from_db()
    return ranking.type_order(typed, ranking.version)
