"""Who meets what at each address: the whole table.

The shapes of its rows are in ``answers``; what comes after the writing of a contract
is in ``expected_signing``, the path in ``expected_path``.
"""

from tests.site.answers import (
    AUTHORITY,
    NOBODY,
    PARTICIPANTS,
    accounts,
    anybody,
    coordinators,
    done,
    form,
    inside,
    members,
    read,
    readers,
    write,
    writers,
)
from tests.site.expected_actions import EXPECTED as ACTIONS
from tests.site.expected_acts import ACTS, LEAVING
from tests.site.expected_acts import CHANGES_NOTHING as PRINTED_ALREADY
from tests.site.expected_asking import ASKING
from tests.site.expected_asking import CHANGES_NOTHING as LOOKS_BACK_ON_NOTHING
from tests.site.expected_calendar import CALENDAR
from tests.site.expected_chain import CHAIN
from tests.site.expected_confided import CONFIDED
from tests.site.expected_creation import EXPECTED as CREATION_AND_COURSE
from tests.site.expected_easyend import EASYEND
from tests.site.expected_keeping import KEEPING
from tests.site.expected_measures import CHANGES_NOTHING as PLACES_NOTHING
from tests.site.expected_measures import MEASURES
from tests.site.expected_meetings import MEETINGS
from tests.site.expected_minutes import MINUTES
from tests.site.expected_path import CHANGES_NOTHING, PATH
from tests.site.expected_presence import PRESENCE
from tests.site.expected_public import EXPECTED as PUBLIC
from tests.site.expected_rankings import CHANGES_NOTHING as CHOOSES_NOTHING
from tests.site.expected_rankings import RANKINGS
from tests.site.expected_readings import READINGS
from tests.site.expected_report import REPORT
from tests.site.expected_rights import RIGHTS
from tests.site.expected_rounds import CHANGES_NOTHING as ROUNDS_CHANGE_NOTHING
from tests.site.expected_rounds import ROUNDS
from tests.site.expected_signing import FROZEN, SIGNED, TOGETHER
from tests.site.expected_wellbeing import CHANGES_NOTHING as WRITES_NO_IDEA
from tests.site.expected_wellbeing import WELLBEING
from tests.site.expected_workshops import WORKSHOPS

ROOF = {
    "home": read(accounts(200)),
    "everything_awaited": read(accounts(200)),
    "programme_list": read(accounts(200)),
    # Ticked in the administration: here, the coordinator of the programme visited.
    "programme_open": form(accounts(403, coordinator=200)),
    "programme": read(members(200)),
    "contract_reference": read(inside(302)),
    "help": read(anybody(200)),
    "accessibility": read(anybody(200)),
    # Without a name of anybody: reference and fingerprint are asked for.
    "check_contract": read(anybody(200)),
    # Read, it only leads back.
    "set_language": form(anybody(302)),
}

ACCOUNTS = {
    # Who is logged in already goes on to the first page.
    "login": {"GET": anybody(302) | {"anonymous": 200}, "POST": anybody(302)},
    "logout": write(anybody(302)),
    "card": form(anybody(200)),
    # The letter: an account says that it takes part; anybody else chooses a password.
    "invitation": form(anybody(200)),
    "account": form(accounts(200)),
    "password_change": form(accounts(200)),
    "password_reset": form(anybody(200)),
    "password_reset_done": read(anybody(200)),
    # The token goes into the session, and the address is shown without it.
    "password_reset_confirm": {"GET": anybody(302), "POST": anybody(302)},
    "password_reset_complete": read(anybody(200)),
}

PROGRAMMES = {
    # A facilitator changes the calendar only.
    "programmes:settings": form(members(200), writers(302)),
    "programmes:logo_add": form(coordinators(200)),
    "programmes:logo": read(members(200)),
    "programmes:logo_remove": form(coordinators(200)),
    "programmes:group_list": read(members(200)),
    "programmes:group_add": form(coordinators(200)),
    "programmes:group_edit": form(coordinators(200)),
    "programmes:group_move": write(coordinators(302)),
    "programmes:group_remove": form(coordinators(200)),
    "programmes:partner_list": read(members(200)),
    "programmes:partner_add": form(writers(200)),
    # A participant without an account, whose first name is not shared: to the others,
    # there is no such partner.
    "programmes:partner_detail": read(
        inside(200, others=404, coordinator=True, facilitator=True)
    ),
    "programmes:partner_detail@town": read(members(200)),
    "programmes:partner_detail@herself": read(
        inside(200, others=404, coordinator=True, facilitator=True, participant=True)
    ),
    "programmes:partner_edit": form(writers(200)),
    "programmes:partner_edit@town": form(writers(200)),
    "programmes:partner_leave": form(writers(200)),
    "programmes:partner_return": write(writers(302)),
    "programmes:partner_remove": form(writers(200)),
    "programmes:member_list": read(coordinators(200)),
    "programmes:member_invite": form(coordinators(200)),
    "programmes:member_edit": form(coordinators(200)),
    "programmes:member_end": form(coordinators(200)),
    "programmes:invitation_resend": write(coordinators(302)),
    "programmes:invitation_revoke": write(coordinators(302)),
    # The code is shown once, in the answer itself.
    "programmes:invitation_card": form(coordinators(200), coordinators(200)),
}


CONTRACTS = {
    "contracts:detail": read(readers(200)),
    "contracts:begin": write(writers(302)),
    "contracts:history": read(readers(200)),
    "contracts:write": read(readers(200)),
    "contracts:edit": form(writers(200)),
    "contracts:section_edit": form(writers(200)),
    "contracts:article_add": form(writers(200)),
    "contracts:block_add": form(writers(200)),
    "contracts:commitment_add": form(PARTICIPANTS),
    "contracts:commitment_add@authority": form(AUTHORITY),
    "contracts:passage_edit": form(writers(200)),
    "contracts:passage_edit@block": form(writers(200)),
    "contracts:passage_edit@participants": form(PARTICIPANTS),
    "contracts:passage_edit@authority": form(AUTHORITY),
    "contracts:passage_move": write(writers(302)),
    "contracts:passage_move@participants": write(done(PARTICIPANTS)),
    "contracts:passage_archive": write(writers(302)),
    "contracts:passage_archive@authority": write(done(AUTHORITY)),
    "contracts:passage_bring_back": write(writers(302)),
    "contracts:library": read(readers(200)),
    "contracts:article_pick": write(writers(302)),
    "contracts:commitment_pick": write(done(PARTICIPANTS)),
    "contracts:notes": read(writers(200)),
    "contracts:note_put_away": write(writers(302)),
    "contracts:note_bring_back": write(writers(302)),
    # The text is shown as it was understood, before anything is filled.
    "contracts:import": form(writers(200), writers(200)),
    # Read, it only leads back.
    "contracts:import_fill": {"GET": writers(302), "POST": writers(302)},
    "contracts:prints": read(readers(200)),
    "contracts:print_html": read(readers(200)),
    "contracts:print_html@draft": read(readers(200)),
    "contracts:print_html@large": read(readers(200)),
    "contracts:print_html@poster": read(readers(200)),
    "contracts:print_html@archive": read(writers(200)),
    "contracts:print_pdf": read(readers(200)),
    "contracts:print_pdf@archive": read(writers(200)),
    # Named copies: the writers, and each participant her own.
    "contracts:copy_html": read(writers(200)),
    "contracts:copy_html@herself": read(PARTICIPANTS),
    "contracts:copy_pdf": read(writers(200)),
    "contracts:copy_pdf@herself": read(PARTICIPANTS),
    "contracts:pack": read(writers(200)),
    "contracts:copies_zip": read(writers(200)),
}

#: No page offers DELETE.
EXPECT = {
    name: row | {"DELETE": NOBODY}
    for name, row in (
        ROOF
        | ACCOUNTS
        | CREATION_AND_COURSE
        | PROGRAMMES
        | PATH
        | CONTRACTS
        | TOGETHER
        | FROZEN
        | SIGNED
        | MEETINGS
        | KEEPING
        | EASYEND
        | PRESENCE
        | MINUTES
        | CONFIDED
        | WORKSHOPS
        | ACTIONS
        | RANKINGS
        | ROUNDS
        | ACTS
        | LEAVING
        | WELLBEING
        | MEASURES
        | CHAIN
        | CALENDAR
        | PUBLIC
        | READINGS
        | ASKING
        | REPORT
        | RIGHTS
    ).items()
}

#: Whose reading is told to somebody: the first of a day leaves a line (trust 6.5).
LEAVES_A_LINE = {
    "evaluation:autonomy",
    "evaluation:autonomy_pdf",
    "evaluation:autonomy_zip",
    "rights:person",
    "rights:person@herself",
}
#: Where that line is: who read what, and the same in the journal; nothing else is written.
LINE = {"programmes_opening", "programmes_event"}
#: What is accepted and changes no row save the session: the login, the language, a
#: letter on its way, a page shown again.
NOT_ONLY_ROWS = (
    CHANGES_NOTHING
    | WRITES_NO_IDEA
    | CHOOSES_NOTHING
    | ROUNDS_CHANGE_NOTHING
    | LOOKS_BACK_ON_NOTHING
    | PLACES_NOTHING
    | PRINTED_ALREADY
    | {
        "card",
        "contracts:import",
        "contracts:press",
        "contracts:scan_bring_back",
        "contracts:freeze@frozen",
        "contracts:note_bring_back",
        "login",
        "logout",
        "programme_public_edit@signed",
        "password_reset",
        "password_reset_confirm",
        "set_language",
    }
)
