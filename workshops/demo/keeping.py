"""What Rivemont's group keeps: tools, rules in two versions, and a letter that was sent."""

import datetime as dt

from django.utils import timezone

from programmes.models import Kind
from workshops import writing_to_partners
from workshops.models import GroupRules, HandedTool, LetterTo, PartnerLetter

#: Day of the session, tool, and what it is for.
TOOLS = [
    (
        dt.date(2025, 10, 9),
        "Le tour de météo",
        "Pour commencer : un mot chacun, du soleil à l’orage. Personne ne commente.",
    ),
    (
        dt.date(2026, 2, 12),
        "Le cahier de comptes en trois colonnes",
        "Ce qui entre, ce qui sort, ce qui peut attendre.",
    ),
    (
        dt.date(2026, 3, 12),
        "Un bail en six questions",
        "Une page à garder dans son sac le jour de la visite.",
    ),
    (
        dt.date(2026, 4, 2),
        "Le souffle en carré",
        "Quatre temps pour se poser, seul ou à plusieurs.",
    ),
]
KEPT_RULES = (
    "Nous commençons à l’heure, et nous attendons ceux qui préviennent.\n"
    "Nous laissons finir celui ou celle qui parle.\n"
    "Ce qui est dit ici reste ici.\n"
    "Chacun peut passer son tour.\n"
)
#: The day on which the group agreed to each version, and its text.
RULES = [
    (dt.date(2025, 11, 27), f"{KEPT_RULES}Nous éteignons les téléphones.\n"),
    (
        dt.date(2026, 3, 26),
        f"{KEPT_RULES}Un téléphone reste allumé si quelqu’un attend un appel.\n"
        "Nous rangeons la salle ensemble.\n",
    ),
]
SENT_AT = dt.datetime(2026, 3, 27, 10, 15, tzinfo=dt.UTC)
WORDS = (
    "Voici ce que le groupe a fait en février et en mars, et les prochaines dates. Vous"
    " êtes les bienvenus au repas du dernier jeudi du mois."
)
FIRST_TOLD, LAST_TOLD = dt.date(2026, 2, 12), dt.date(2026, 3, 26)
#: Kind of the partners written to, and how.
WRITTEN_TO = ((Kind.AUTHORITY, "mail"), (Kind.ASSOCIATION, "paper"))


def keep_in_rivemont(programme, by):
    """Hand tools over, agree on two versions of the rules, and write to the partners."""
    today = timezone.localdate()
    sessions = {one.day: one for one in programme.sessions.past(today)}
    for day, title, words in TOOLS:
        if session := sessions.get(day):
            HandedTool.objects.create(
                programme=programme,
                session=session,
                title=title,
                words=words,
                handed_on=day,
            )
    for number, (day, text) in enumerate(RULES, start=1):
        rules = GroupRules.objects.create(programme=programme, number=number, text=text)
        if day <= today:
            rules.agree(day, sessions.get(day))
    if SENT_AT.date() <= today:
        write_to_partners(programme, by)


def write_to_partners(programme, by):
    """Tell a letter as it was sent on its day; no mail leaves."""
    letter = PartnerLetter.objects.create(programme=programme, words=WORDS)
    told_of = programme.sessions.held_or_planned()
    letter.sessions.set(told_of.filter(day__range=(FIRST_TOLD, LAST_TOLD)))
    for kind, way in WRITTEN_TO:
        for partner in programme.partners.filter(role_group__kind=kind):
            mailed_at = SENT_AT if way == LetterTo.Way.MAIL else None
            letter.to.create(partner=partner, way=way, mailed_at=mailed_at)
    told = writing_to_partners.told_by(letter, by, on=SENT_AT.date())
    letter.send(told, by)
    PartnerLetter.objects.filter(pk=letter.pk).update(sent_at=SENT_AT)
