"""What a group keeps: tools, rules of its own, letters to its partners."""

import datetime as dt

from workshops.models import GroupRules, HandedTool, LetterTo, PartnerLetter

DAY = dt.date(2026, 2, 5)


def keep(place):
    """Give the place tools and rules, and letters: one that left, one that waits."""
    for name in ("own", "out"):
        place.rows[f"tool.{name}"] = HandedTool.objects.create(
            programme=place.programme,
            session=place.rows["group_session"],
            title=place.canary("tool", name),
            words=place.canary("tool", f"{name}.words" if name == "own" else "out"),
            handed_on=DAY,
        )
    place.rows["tool"] = place.rows["tool.own"]
    place.rows["tool.out"].take_out()
    for number, name in ((1, "first"), (2, "second"), (3, "writing")):
        rules = GroupRules.objects.create(
            programme=place.programme,
            number=_number(place, number),
            text=place.canary("rules", name),
        )
        if name != "writing":
            rules.agree(DAY)
    for number, name in enumerate(("sent", "own", "out")):
        letter = place.rows[f"partner_letter.{name}"] = PartnerLetter.objects.create(
            programme=place.programme,
            number=_number(place, number),
            words=place.canary("letter", name),
        )
        _to(letter, place)
    place.rows["partner_letter"] = place.rows["partner_letter.own"]
    place.rows["partner_letter.out"].take_out()
    told = {"words": place.canary("letter", "sent"), "sessions": [], "dates": []}
    by = place.accounts["coordinator, own"]
    place.rows["partner_letter.sent"].send(told | {"signed": "L’équipe"}, by)


def _to(letter, place):
    partner = place.partners["partner.own"]
    LetterTo.objects.create(letter=letter, partner=partner, way=LetterTo.Way.PAPER)


def _number(place, number):
    """Return a number that no other place has: one of theirs is not found in mine.

    The keys of PostgreSQL go on from one test to the next; the number stays a small one.
    """
    return 10 * (place.programme.pk % 1000) + number
