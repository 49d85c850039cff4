"""What a rule of reading is: a value, those who must meet it, those who may."""

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
