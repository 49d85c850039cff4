"""Who may read which personal value: written by hand from the tables of access.

A row is a field and whose it is (a regular expression); the roles that ``meet`` it
must be shown it somewhere, those that ``may`` are not refused it.
"""

import re
from dataclasses import dataclass

COORDINATOR = {"coordinator"}
WRITERS = {"coordinator", "facilitator"}
READERS = {*WRITERS, "partner", "participant"}
MEMBERS = {*READERS, "observer"}


@dataclass(frozen=True)
class Rule:
    what: str
    whose: str
    meet: frozenset
    may: frozenset

    def covers(self, canary):
        _start, _code, what, whose = canary.split("-", 3)
        known = re.fullmatch(self.what, what) and re.fullmatch(self.whose, whose)
        return bool(known)


def rule(what, whose, meet, may=()):
    return Rule(what, whose, frozenset(meet), frozenset({*meet, *may}))


RULES = (
    # The programme's own words.
    rule("purpose|aims|funding|audience|alt", ".*", MEMBERS),
    # Participants: their names are for those who work with them. A first name that is
    # shared is for the other participants too.
    rule("name", r"(participant\..*|silent|shared.*|gone|further.*)", WRITERS),
    rule("first", "shared", {*WRITERS, "participant"}),
    rule("first", ".*", WRITERS),
    # The other partners are known to all.
    rule("name", r"(partner\..*|town)", MEMBERS),
    rule("representative|office", ".*", MEMBERS),
    # Accounts are the coordinators'. The history of the text says who wrote, but never
    # a participant; whoever is refused is told which coordinator to ask.
    rule("account", r"coordinator\.own", MEMBERS),
    rule("account", r"(facilitator|partner)\.own", COORDINATOR, READERS),
    rule("account", r"participant\.own", COORDINATOR, WRITERS),
    rule("account", ".*", COORDINATOR),
    rule("invited", ".*", COORDINATOR),
    rule("capacity", r".*\.(own|disabled)", COORDINATOR),
    rule("email", "letter", COORDINATOR),
    # Of an access that has ended nothing more needs to be seen, nor of an address.
    rule("email|capacity", ".*", (), COORDINATOR),
    # The draft.
    rule("note", ".*", WRITERS, READERS),
    rule("heading", "archived", WRITERS, READERS),
    # What is said of it speaks for a group; taken back, only its author reads it.
    rule("comment", "taken.back", (), {"participant"}),
    rule("comment|proposal", ".*", READERS),
    # The day: who reads aloud is named to those who prepare it.
    rule("order|room", "ceremony", READERS),
    rule("reader|thing", "ceremony", WRITERS),
    rule("thing", "removed", (), WRITERS),
    rule("reason", "reopening", READERS),
    rule("because", "struck.out", (), WRITERS),
    rule("place|section|heading|article|commitment", ".*", READERS),
)

#: The administration: accounts, invitations, settings, reference lists; no content.
#: A body that is a partner is told when its organisation would be removed.
ADMIN = re.compile(
    r"CNRY-...-((account|email|capacity|invited|purpose|aims|funding|audience|alt)-"
    r"|name-town)"
)


def rule_for(canary):
    return next(rule for rule in RULES if rule.covers(canary))
