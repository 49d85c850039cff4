"""What a place has of post-its: two sides that are revealed, one round that is not."""

import datetime as dt

from tests import factories
from wellbeing import theming
from wellbeing.models import (
    Component,
    Dimension,
    Idea,
    Referential,
    Round,
    Sorting,
    Synthesis,
)

DAY = dt.date(2026, 1, 8)


def ask(place):
    """Ask both sides of well-being, what is needed, and what nobody answers yet.

    One more round is put away.
    """
    bright = place.rows["round"] = _round(place, "well_being", revealed_on=DAY)
    dark = place.rows["round.dark"] = _round(place, "ill_being", revealed_on=DAY)
    Round.objects.filter(pk=bright.pk).update(mirror=dark)
    Round.objects.filter(pk=dark.pk).update(mirror=bright)
    place.rows["round.secret"] = secret = _round(place, "needs")
    secret.let_phones_in()
    place.rows["round.asked"] = _round(place, "custom")
    place.rows["round.out"] = out = _round(place, "action", revealed_on=DAY)
    for round_, name in (
        (bright, "idea"),
        (bright, "idea.sorted"),
        (bright, "idea.hidden"),
        (bright, "idea.withdrawn"),
        (dark, "idea.dark"),
        (secret, "idea.secret"),
        (out, "idea.out"),
    ):
        text = place.canary("idea", name.removeprefix("idea.").replace("idea", "read"))
        place.rows[name] = Idea(round=round_, text=text)
        place.rows[name].write()
    place.rows["idea.hidden"].hide(None)
    place.rows["idea.withdrawn"].withdraw()
    out.archive()
    _sort(place)


def _round(place, kind, **values):
    return Round.objects.create(
        programme=place.programme,
        referential=_usual_list(),
        kind=kind,
        question=place.canary("question", kind),
        held_on=DAY,
        **values,
    )


def _usual_list():
    """Return the shipped list or, where the tables were emptied, one in its place."""
    usual = Referential.objects.filter(is_usual=True).first()
    return usual or factories.make_referential(is_usual=True)


def _sort(place):
    used = place.rows["round"].referential
    component = Component.objects.get(dimension__referential=used, code="A01")
    place.rows["component"] = component
    place.rows["dimension"] = component.dimension
    Sorting.objects.create(idea=place.rows["idea.sorted"], component=component)
    place.rows["text"] = Synthesis.objects.create(
        programme=place.programme,
        dimension=component.dimension,
        text=place.canary("text", "theme"),
    )
    for name in ("own", "out"):
        theme = Dimension(programme=place.programme, label=place.canary("theme", name))
        theming.add_theme(theme)
        place.rows["theme" if name == "own" else "theme.out"] = theme
    theming.take_out(place.rows["theme.out"])
