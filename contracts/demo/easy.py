"""Rivemont's contract in easy words, and who has read them; all invented."""

import datetime as dt
from zoneinfo import ZoneInfo

from contracts.easy import companion_of
from contracts.models import EasyArticle, EasyCheck

PARIS = ZoneInfo("Europe/Paris")
WRITTEN_AT = dt.datetime(2026, 1, 26, 10, 30, tzinfo=PARIS)
READ_ON = dt.date(2026, 2, 5)
READERS = "Quatre personnes du groupe"
SAID = "La partie sur l’entraide est claire. Le mot « signataire » a été remplacé."

#: What each article says, by its heading.
WORDS = {
    "Durée": "Notre contrat dure {durée}.\nIl s’arrête {fin}.\nCe jour-là compte encore.",
    "Coopération et évaluation": (
        "Nous avons tous signé le contrat.\n"
        "Nous nous aidons.\n"
        "Deux fois, nous regardons ensemble ce qui va bien.\n"
        "Nous regardons aussi ce qui va mal.\n"
        "La première fois, c’est {mi-parcours}.\n"
        "La deuxième fois, c’est à la fin du contrat.\n"
        "Nous gardons en mémoire ce qui marche."
    ),
    "Chaîne de solidarité": (
        "D’autres groupes nous ont appris des choses.\n"
        "À la fin, nous pourrons aider d’autres groupes.\n"
        "Chacun aide dans la mesure de ses moyens et de son temps.\n"
        "Ce n’est pas une obligation."
    ),
    "Nos engagements": (
        "Chacun dit ce qu’il veut faire.\n"
        "Je parle de ce qui dépend de moi.\n"
        "J’écoute les autres.\n"
        "Je viens quand je peux.\n"
        "J’essaie de refaire seul ce que nous avons appris.\n"
        "La ville garde les séances et paie les actions choisies.\n"
        "Elle paie dans la limite de l’argent prévu.\n"
        "Si le groupe le veut, la ville l’aide à continuer seul.\n"
        "Les animateurs gardent pour eux ce qu’on leur confie.\n"
        "Ils en parlent seulement avec notre permission."
    ),
}


def say_easily_in_rivemont(programme, by):
    """Write the contract of ``programme`` in easy words, and note who read them."""
    contract = programme.contract
    contract.programme = programme
    for line in companion_of(contract).lines:
        if text := WORDS.get(line.article.heading):
            EasyArticle.objects.create(
                article=line.article,
                text=text,
                written_for=line.said,
                written_at=WRITTEN_AT,
                written_by=by,
            )
    EasyCheck.objects.create(
        contract=contract,
        read_on=READ_ON,
        readers=READERS,
        said=SAID,
        is_understood=True,
        digest=companion_of(contract).digest,
        noted_by=by,
    )
