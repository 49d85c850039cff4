"""Who meets what where a programme is created, in its course, and at its questions.

A programme in preparation is its team's alone: to the others there is none.
"""

from django.utils import timezone

from programmes.models import MethodPack, Role
from tests.site.answers import coordinators, form, inside, members, read, write

TEAM = inside(200, others=404, coordinator=True, facilitator=True)
LEADS = inside(200, others=404, coordinator=True, facilitator=403)
NO_SUCH = inside(404, others=404, facilitator=403)

CREATION = {
    "programme_creation": read(TEAM),
    # Once it is open, they are led on to its course.
    "programme_creation@running": read(members(302)),
    "programme_pack": form(LEADS),
    "programme_take_up": read(LEADS),
    "programme_take_up_from": form(LEADS),
    # An older programme that somebody leads who only observes this one; then one in
    # which the person has no part.
    "programme_take_up_from@other": {"GET": NO_SUCH, "POST": NO_SUCH},
    "programme_copied": read(TEAM),
    "programme_dates": form(TEAM),
    "programme_team": form(LEADS),
    "programme_begin": form(LEADS),
    "programme@draft": read(TEAM),
    "programme_course@draft": read(TEAM),
}
COURSE = {
    "programme_course": read(members(200)),
    "programme_course@ended": read(members(200)),
    "programme_course@archived": read(members(200)),
    "programme_end": form(coordinators(200)),
    "programme_resume": write(coordinators(302)),
    "programme_put_away": write(coordinators(302)),
    "programme_bring_back": write(coordinators(302)),
}
QUESTIONS = {
    "programmes:question_list": read(members(200)),
    "programmes:question_edit": form(coordinators(200)),
    "programmes:question_add": form(coordinators(200)),
}
EXPECTED = CREATION | COURSE | QUESTIONS

#: The places of the world where these addresses are visited; the others are of « mine ».
PLACES = {
    **{name: "draft" for name in CREATION if name != "programme_creation@running"},
    "programme_resume": "ended",
    "programme_put_away": "ended",
    "programme_course@ended": "ended",
    "programme_bring_back": "archived",
    "programme_course@archived": "archived",
}


def _slug(place):
    return {"slug": place.programme.slug}


def _older(name):
    return lambda place: _slug(place) | {"older": place.rows[name].slug}


ARGUMENTS = {
    "programme_take_up_from": _older("older"),
    "programme_take_up_from@other": _older("of_others"),
    "programmes:question_edit": lambda place: (
        _slug(place) | {"pk": place.rows["question"].pk}
    ),
    "programmes:question_add": lambda place: _slug(place) | {"name": "sans-effet"},
}

TYPED = {
    "programme_pack": lambda world: {"pack": MethodPack.objects.order_by("-pk")[0].pk},
    "programme_take_up_from": lambda world: {},
    "programme_team": lambda world: {
        "role": Role.OBSERVER,
        "name": "Quelqu’un",
        "email": "quelquun@exemple.fr",
        "capacity": "déléguée",
    },
    "programme_end": lambda world: {"day": timezone.localdate().isoformat()},
}
