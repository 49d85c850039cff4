"""Who may read which personal value: written by hand from the tables of access.

A row is a field and whose it is (a regular expression); the roles that ``meet`` it
must be shown it somewhere, those that ``may`` are not refused it. Once the contract is
signed, those of ``signed`` meet it too.
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
    signed: frozenset

    def covers(self, canary):
        _start, _code, what, whose = canary.split("-", 3)
        known = re.fullmatch(self.what, what) and re.fullmatch(self.whose, whose)
        return bool(known)

    def met_by(self, canary):
        """Return the roles that are shown this value somewhere."""
        return self.meet | (self.signed if is_of_the_signed(canary) else frozenset())

    def open_to(self, canary):
        """Return the roles that may read this value."""
        return self.may | self.met_by(canary)


def is_of_the_signed(canary):
    return canary.startswith("CNRY-SIG-")


def rule(what, whose, meet, may=(), signed=()):
    return Rule(
        what, whose, frozenset(meet), frozenset({*meet, *may}), frozenset(signed)
    )


RULES = (
    # The programme's own words.
    rule("purpose|aims|funding|audience|alt|path", ".*", MEMBERS),
    # Participants: their names are for those who work with them. A first name that is
    # shared is for the other participants too.
    rule("name", r"(participant\..*|silent|shared|renamed|gone|further.*)", WRITERS),
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
    # What is beside the text: whoever writes it has put it there.
    rule("note", ".*", WRITERS),
    rule("heading", "archived", WRITERS, READERS),
    # What is said of it speaks for a group; taken back, only its author reads it.
    rule("comment", "taken.back", {"participant"}),
    rule("comment|proposal|answer", ".*", READERS),
    # The day. Who reads aloud is a person's name: for those who prepare it.
    rule("order|room", "ceremony", READERS),
    rule("reader|thing", "ceremony", WRITERS),
    rule("thing", "removed", (), WRITERS),
    # Why the text was opened again is said to all who sign it; why the record of a
    # signature was struck out, at most to those who record.
    rule("reason", "reopening", READERS),
    rule("because", "struck.out", WRITERS),
    # The words of the text, as they stand and as they were: the contract that is
    # signed is published, what was written before is not.
    rule("article", "own.first", READERS),
    rule("place|section|heading|article|commitment", ".*", READERS, signed=MEMBERS),
)

#: The administration: accounts, invitations, settings, reference lists; no content.
#: A body that is a partner is told when its organisation would be removed.
ADMIN = re.compile(
    r"CNRY-...-((account|email|capacity|invited|purpose|aims|funding|audience|alt)-"
    r"|name-town)"
)


def rule_for(canary):
    return next(rule for rule in RULES if rule.covers(canary))
