"""What a place says in easy words, and what its group decided of the end."""

import datetime as dt

from django.utils import timezone

from contracts.easy import companion_of
from contracts.models import EasyArticle, EasyCheck
from evaluation.models import Ending
from programmes.models import Role

DAY = dt.date(2026, 2, 5)


def say_easily(place):
    """Say the articles of the place easily, and note who read them, kept or not."""
    by = place.accounts[f"{Role.FACILITATOR}, own"]
    for number, line in enumerate(companion_of(place.contract).lines):
        EasyArticle.objects.create(
            article=line.article,
            text=place.canary("easy", f"article.{number}"),
            written_for=line.said,
            written_at=timezone.now(),
            written_by=by,
        )
    digest = companion_of(place.contract).digest
    for name in ("own", "out"):
        place.rows[f"easy_check.{name}"] = EasyCheck.objects.create(
            contract=place.contract,
            read_on=DAY,
            readers=place.canary("check", name),
            said=place.canary("check", f"{name}.said" if name == "own" else "out"),
            digest=digest,
            noted_by=by,
            archived_at=timezone.now() if name == "out" else None,
        )
    place.rows["easy_check"] = place.rows["easy_check.own"]


def end_here(place, *, stops=False):
    """Let the group of the place carry on with support, or stop here."""
    by = place.accounts[f"{Role.COORDINATOR}, own"]
    ending = place.rows["ending"] = Ending.objects.create(
        programme=place.programme,
        choice="stops" if stops else "supported",
        decided_on=DAY,
        words=place.canary("ending", "words"),
        support=place.canary("ending", "support"),
        rooms=place.canary("ending", "rooms"),
        recorded_by=by,
    )
    ending.carriers.add(place.partners["participant.own"])
    ending.contacts.add(place.rows["contact"])
    ending.minutes.add(place.rows["approved_session"].minutes)
