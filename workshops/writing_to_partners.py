"""The letter to the partners: what it tells, how it reads, and how it leaves.

The facilitators promise to let information circulate (M, article 4): it tells minutes
that are closed, decisions and dates. What was confided is nowhere near: nothing here
reads it.
"""

import hashlib
import json
import logging
from functools import partial

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from programmes import printing
from programmes.models import Membership
from programmes.typography import long_date
from workshops.models import Decision, LetterTo, Minutes, PartnerLetter, Session
from workshops.models.session_kinds import said_outside
from workshops.session_fields import day_and_hour

logger = logging.getLogger(__name__)

#: How many dates to come a letter tells.
DATES = 6


def told_by(letter, by, *, on=None):
    """Return what the letter tells, as plain data: what is sent, shown and printed.

    In the language of the site, whoever writes it; ``by`` signs it. The dates told are
    those from ``on``, today unless the demo tells its story. Four queries.
    """
    if letter.is_sent:
        return letter.told
    with translation.override(settings.LANGUAGE_CODE):
        return {
            "words": letter.words,
            "sessions": _sessions(letter),
            "dates": _dates(letter.programme, on or timezone.localdate()),
            "signed": str(by),
        }


def _sessions(letter):
    sessions = list(letter.sessions.order_by("day", "starts_at", "pk"))
    minutes = Minutes.objects.filter(session__in=sessions).exclude(closed_on=None)
    minutes = {one.session_id: one for one in minutes}
    decided = {}
    for one in (
        Decision.objects.kept().filter(session__in=sessions).order_by("position")
    ):
        decided.setdefault(one.session_id, []).append(_decision(one))
    return [
        _session(one, minutes.get(one.pk), decided.get(one.pk, []), letter)
        for one in sessions
    ]


def _session(session, minutes, decisions, letter):
    done = minutes.done if minutes and letter.with_what_was_done else ""
    return {
        "when": day_and_hour(session),
        "what": _what(session),
        "kept": minutes.kept if minutes else "",
        "done": done,
        "decisions": decisions,
    }


def _decision(decision):
    until = long_date(decision.due_on) if decision.due_on else ""
    return {"words": decision.words, "who": decision.who, "until": until}


def _dates(programme, today):
    """Return the next sessions, as an agenda would say them."""
    rows = Session.objects.filter(programme=programme).held_or_planned()
    rows = rows.filter(day__gte=today).order_by("day", "starts_at", "pk")
    return [
        {"when": day_and_hour(one), "what": _what(one), "place": one.place}
        for one in rows[:DATES]
    ]


def _what(session):
    return capfirst(session.title or str(said_outside(session.kind).label))


def as_text(told, number, programme):
    """Return the letter as the plain text of a mail, in the language of the site."""
    context = {"told": told, "programme": programme, "number": number}
    with translation.override(settings.LANGUAGE_CODE):
        return render_to_string("workshops/partner_letter.txt", context)


def accounts_of(partners):
    """Return the addresses of the accounts that speak for each partner, by its key."""
    rows = Membership.objects.current().filter(partner__in=partners)
    rows = rows.filter(user__is_active=True).exclude(user__email=None)
    found = {}
    for pk, email in rows.values_list("partner", "user__email").order_by("pk"):
        addresses = found.setdefault(pk, [])
        if email and email not in addresses:
            addresses.append(email)
    return found


def sign_of(letter, told):
    """Return a short sign of what a letter tells and to whom: it changes with them."""
    to = sorted(letter.to.values_list("partner", "way"))
    said = json.dumps([told, to], sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()


@transaction.atomic
def send(letter, by, seen, tell):
    """Let the letter leave, once all is saved; ``tell`` is given how many did not.

    ``seen`` is the sign of the letter that ``by`` has read. Returns False when it had
    left already. Raises ``ValidationError`` when it is another one by now, and as
    ``PartnerLetter.send`` does.
    """
    # Nobody changes it between what is read of it here and what leaves.
    letter = PartnerLetter.objects.select_for_update(of=["self"]).get(pk=letter.pk)
    told = told_by(letter, by)
    if not letter.is_sent and seen != sign_of(letter, told):
        raise ValidationError(
            _("The letter is not the one that you read. Read it, then send it."),
            "changed",
        )
    if not letter.send(told, by):
        return False
    rows = list(letter.to.filter(way=LetterTo.Way.MAIL))
    addresses = accounts_of([one.partner_id for one in rows])
    text = as_text(told, letter.number, letter.programme)
    mails = [(one.pk, _mails(letter, addresses, one, text, by)) for one in rows]
    transaction.on_commit(partial(_post, letter.pk, mails, tell))
    return True


def _mails(letter, addresses, to, text, by):
    """Return one mail for each account: nobody reads the address of another."""
    words = {"number": letter.number, "ref": letter.programme.slug}
    with translation.override(settings.LANGUAGE_CODE):
        subject = _("Letter no. %(number)s · %(ref)s") % words
    reply = [by.email] if by.email else []
    found = addresses.get(to.partner_id, [])
    return [EmailMessage(subject, text, to=[one], reply_to=reply) for one in found]


def _post(pk, mails, tell):
    left_behind = 0
    for to, letters in mails:
        try:
            for letter in letters:
                letter.send()
        except OSError as error:  # what the mail server refuses is an OSError too
            # Its words may hold the address, which stays out of the log.
            logger.error("letter %s was not sent: %s", pk, type(error).__name__)
            letters = []
        if letters:
            LetterTo.objects.filter(pk=to).update(mailed_at=timezone.now())
        else:
            left_behind += 1
    tell(left_behind)


def on_paper(letter, told, names):
    """Return what the templates of the letter need; one letter for each of ``names``."""
    day = letter.sent_at and timezone.localdate(letter.sent_at)
    return {
        "programme": letter.programme,
        "letter": letter,
        "told": told,
        "names": names or [""],
        "day": day or timezone.localdate(),
    }


def letter_pdf(letter, told, names, *, ask=None):
    """Return the letter as a tagged PDF; ``ask`` may raise to refuse the rendering."""
    context = on_paper(letter, told, names)
    with translation.override(settings.LANGUAGE_CODE):
        html = render_to_string("workshops/print/letter.html", context)
    with printing.one_at_a_time(f"{letter.programme.slug} lettre"):
        if ask:
            ask()
        return printing.render(html)
