"""Who meets what at each address, written by hand from the table of access.

A row is an address's name; a cell is the status that a group of people meets by a
method. Columns: the five roles of the programme visited; a stranger (another
programme's member, a former one); the site's admin, who takes part in nothing; and
whoever is not logged in, a disabled account too. LOGIN: sent to log in.
"""

ROLES = ("coordinator", "facilitator", "partner", "participant", "observer")
COLUMNS = (*ROLES, "stranger", "site_admin", "anonymous")
LOGIN = "login"
#: 405, unless the person is refused beforehand for another reason.
NOT_OFFERED = "not offered"


def inside(answer, *, others=403, **named):
    """A programme's address: 404 outside, ``others`` for the roles not named.

    ``answer`` goes to ``named`` roles given as True, or to every role if none is.
    """
    roles = dict.fromkeys(ROLES, others if named else answer)
    roles |= {role: answer if said is True else said for role, said in named.items()}
    return roles | {"stranger": 404, "site_admin": 404, "anonymous": LOGIN}


def members(answer):
    return inside(answer)


def coordinators(answer):
    return inside(answer, coordinator=True)


def writers(answer):
    """Whoever writes the whole text and names the partners."""
    return inside(answer, coordinator=True, facilitator=True)


def readers(answer):
    """Whoever reads the draft: those who sign it and those who help to write it."""
    return inside(answer, others=answer, observer=403)


def anybody(answer):
    return dict.fromkeys(COLUMNS, answer)


def accounts(answer, **named):
    """A page of the person, whatever the programme."""
    return dict.fromkeys(COLUMNS, answer) | {"anonymous": LOGIN} | named


NOBODY = dict.fromkeys(COLUMNS, NOT_OFFERED)


def read(who):
    return {"GET": who, "POST": NOBODY}


def write(who):
    """An act without a page of its own."""
    return {"GET": NOBODY, "POST": who}


def form(get, post=None):
    """A page with its form; a valid one leads elsewhere."""
    sent = {who: 302 if answer == 200 else answer for who, answer in get.items()}
    return {"GET": get, "POST": post or sent}


ROOF = {
    "home": read(accounts(200)),
    "programme_list": read(accounts(200)),
    # Ticked in the administration: here, the coordinator of the programme visited.
    "programme_open": form(accounts(403, coordinator=200)),
    "programme": read(members(200)),
    "contract_reference": read(inside(302)),
    "help": read(anybody(200)),
    "accessibility": read(anybody(200)),
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


def group_of(role):
    """A block, or a commitment of it: the writers, and the group itself."""
    return inside(200, coordinator=True, facilitator=True, **{role: True})


def done(who):
    return {column: 302 if answer == 200 else answer for column, answer in who.items()}


PARTICIPANTS, AUTHORITY = group_of("participant"), group_of("partner")

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
    for name, row in (ROOF | ACCOUNTS | PROGRAMMES | CONTRACTS).items()
}

#: What is accepted and changes no row save the session: the login, the language, a
#: letter on its way, a page shown again.
NOT_ONLY_ROWS = {
    "card",
    "contracts:import",
    "contracts:note_bring_back",
    "login",
    "logout",
    "password_reset",
    "password_reset_confirm",
    "set_language",
}
