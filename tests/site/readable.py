"""Who may read which personal value: written by hand from the tables of access.

A row is a field and whose it is (a regular expression); the roles that ``meet`` it
must be shown it somewhere, those that ``may`` are not refused it. Once the contract is
signed, those of ``signed`` meet it too.
"""

import re

from tests.site import expected_workshops
from tests.site.expected_acts import ACT_RULES
from tests.site.expected_asking import ASKING_RULES
from tests.site.expected_chain import CHAIN_RULES
from tests.site.expected_confided import CONFIDED_RULES
from tests.site.expected_easyend import EASYEND_RULES
from tests.site.expected_keeping import KEEPING_RULES
from tests.site.expected_measures import MEASURE_RULES
from tests.site.expected_rankings import RANKING_RULES
from tests.site.expected_readings import READING_RULES
from tests.site.expected_rights import RIGHTS_RULES
from tests.site.expected_rounds import RULES as ROUND_RULES
from tests.site.readable_rules import (
    COORDINATOR,
    MEMBERS,
    READERS,
    WRITERS,
    rule,
)

RULES = (
    *RIGHTS_RULES,
    *ACT_RULES,
    *CHAIN_RULES,
    *KEEPING_RULES,
    *EASYEND_RULES,
    *CONFIDED_RULES,
    *expected_workshops.RULES,
    *RANKING_RULES,
    *ROUND_RULES,
    *READING_RULES,
    *ASKING_RULES,
    *MEASURE_RULES,
    # The programme's own words.
    rule("question", "action", WRITERS, MEMBERS),  # of the round that was put away
    rule("purpose|aims|funding|audience|alt|question", ".*", MEMBERS),
    # Post-its: the ideas of a round are read once it is revealed, and by who types them
    # before. What somebody took back, or what names somebody, is for who may bring it.
    # Those of a round that was put away are shown nowhere.
    rule("idea", "out", (), WRITERS),
    rule("idea", r"secret|hidden|withdrawn", {"facilitator"}, COORDINATOR),
    rule("idea", ".*", READERS),
    # The texts of annex 1 are signed with the contract; its ideas only if the group
    # chose so, which nobody has here.
    rule("text", ".*", READERS, signed=MEMBERS),
    rule("theme", "own", READERS),
    rule("theme", "out", COORDINATOR, READERS),
    # The actions and their money are read by all; one taken out by who may put it back.
    rule("action", r"action\.out", {*WRITERS, "participant"}),
    rule("action_.*", r"action\.out", (), WRITERS),
    rule("action|action_.*|envelope", ".*", MEMBERS),
    # The path, and why it went as it did; what was taken out is for who brings it back.
    rule("path", r"taken\.out", COORDINATOR),
    rule("path", ".*", MEMBERS),
    # The page for the public: once published, everybody reads it.
    rule("public", "written", COORDINATOR),
    rule("public", "read", MEMBERS),
    # Participants: their names are for those who work with them. A first name that is
    # shared is for the other participants too.
    rule(
        "name",
        r"(participant\..*|silent|newcomer|shared|renamed|gone|further.*)",
        WRITERS,
    ),
    rule("first", "shared", {*WRITERS, "participant"}),
    rule("first", ".*", WRITERS),
    # The other partners are known to all.
    rule("name", r"(partner\..*|town)", MEMBERS),
    rule("representative|office", ".*", MEMBERS),
    # Accounts are the coordinators'. The history of the text says who wrote, but never
    # a participant; whoever is refused is told which coordinator to ask.
    rule("account", r"coordinator\.own", MEMBERS),
    rule("account", r"(facilitator|partner)\.own", COORDINATOR, READERS),
    # The steering committee knows its members, and the team knows them; the others are
    # told in what capacity they follow the programme.
    rule("account", r"observer\.own", {*WRITERS, "observer"}),
    rule("capacity", r"observer\.own", MEMBERS),
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
    rule("order", "ceremony", READERS),
    rule("room", "ceremony", MEMBERS),
    # Of the sessions, those who observe know the ones to which they are asked.
    rule("where|title", "steering", MEMBERS),
    rule("where|title", "group", READERS),
    rule("reader|thing", "ceremony", WRITERS),
    rule("thing", "removed", (), WRITERS),
    # The sessions: those who observe are told of the meetings to which they are asked.
    rule("session|hall|agenda", "group|series|moved", READERS),
    rule("session|hall|agenda", ".*", MEMBERS),
    rule("decision", r"decision\.out", WRITERS),
    rule("who", r"decision\.out", (), WRITERS),
    rule("decision|who", r"decision\.group", READERS),
    rule("decision|who", ".*", MEMBERS),
    # Minutes are read once they are closed, photos as long as they are kept: those who
    # observe know the decisions alone.
    rule("logged", r"draft\..*", WRITERS),
    rule("logged", ".*", READERS),
    rule("photo", r"document\.out\.agreement", (), WRITERS),
    rule("photo", r"document\.out\.title", WRITERS),
    rule("photo", ".*", READERS),
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


#: What is published for anybody, with an account or without; and the question that
#: whoever has the code of a round answers on a phone; the actions ranked on phones, and
#: the situations placed on them.
ANYBODY = re.compile(
    "CNRY-...-(public-read|question-(needs|improvement)|ranked-phones.*|(indicator|situation)-measured.*)$"
)


def rule_for(canary):
    return next(rule for rule in RULES if rule.covers(canary))
