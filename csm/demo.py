"""The demo: two invented programmes that every part of the site has something to say on.

A third one, older and ended, passes on to both.
"""

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from contracts import demo as contracts
from contracts.demo.acts import join_rivemont
from contracts.demo.amended import amend_rivemont
from contracts.demo.ceremony import sign_rivemont
from contracts.demo.mentions import speak_of_commitments
from csm import keys
from evaluation import demo as evaluation
from phases import demo as phases
from programmes import demo as programmes
from programmes.demo import before, public
from programmes.models import Programme
from wellbeing import demo as wellbeing
from workshops import demo as workshops

SLUGS = (programmes.RIVEMONT, programmes.VAL_FLEURI, before.SLUG)


def password():
    """Return the password of the demo accounts: the one given, else the one kept."""
    return settings.CSM_DEMO_PASSWORD or keys.kept_secret(
        settings.CSM_DATA, "demo-password", strength=12
    )


def other_programmes():
    """Return the programmes that are not the demo's: people's own work."""
    return Programme.objects.exclude(slug__in=SLUGS)


def load_demo():
    """Load what is missing of the demo and set its passwords anew.

    A programme that is there already is left as people have changed it. Rivemont signs
    afterwards, and only then goes on: its prints are made outside the transaction, as
    everybody's are.
    """
    users, unsigned = _load_programmes()
    if unsigned is not None:
        sign_rivemont(unsigned, users["coordination"], users["animation"])
        with transaction.atomic():
            val_fleuri = Programme.objects.get(slug=programmes.VAL_FLEURI)
            workshops.go_on(unsigned, val_fleuri, users)
            speak_of_commitments(unsigned)
            join_rivemont(unsigned, users)
            amend_rivemont(unsigned, users)
            evaluation.look_back_in_rivemont(unsigned, users)


@transaction.atomic
def _load_programmes():
    """Return the accounts, and Rivemont when it has just been made."""
    users = programmes.make_accounts(password())
    known = {one.slug: one for one in Programme.objects.filter(slug__in=SLUGS)}
    made = None
    rivemont = known.get(programmes.RIVEMONT)
    if rivemont is None:
        rivemont = made = programmes.make_rivemont(users)
        contracts.write_rivemont(rivemont, users["coordination"], users["animation"])
        programmes.add_rivemont_friends(rivemont)
        phases.walk_rivemont(rivemont, users["coordination"])
        wellbeing.ask_rivemont(rivemont)
        workshops.meet_in_rivemont(rivemont, users["animation"])
        public.publish_page(rivemont, public.RIVEMONT, users["coordination"])
    val_fleuri = known.get(programmes.VAL_FLEURI)
    if val_fleuri is None:
        val_fleuri = programmes.make_val_fleuri(users)
        contracts.write_val_fleuri(
            val_fleuri, users["coordination"], users["animation"]
        )
        phases.walk_val_fleuri(val_fleuri, users["coordination"])
        wellbeing.ask_val_fleuri(val_fleuri)
        public.publish_page(val_fleuri, public.VAL_FLEURI, users["coordination"])
    programmes.make_memberships(users, rivemont, val_fleuri)
    if made is not None:
        workshops.meet_val_fleuri(rivemont, val_fleuri, users["animation"])
    if before.SLUG not in known:
        older = before.make_rivemont_before(users)
        phases.walk_rivemont_before(older, users["coordination"])
        workshops.meet_before(older, users["animation"])
        before.pass_on(older, (rivemont, val_fleuri), users["coordination"])
    return users, made


def logins():
    """Return the lines that say how to log in to the demo."""
    return [
        _("Demo logins, all with the password %(password)s") % {"password": password()},
        *(f"  {email}" for email in programmes.ACCOUNTS),
    ]
