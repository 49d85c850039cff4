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


def group_of(role):
    """A block, or a commitment of it: the writers, and the group itself."""
    return inside(200, coordinator=True, facilitator=True, **{role: True})


def done(who):
    return {column: 302 if answer == 200 else answer for column, answer in who.items()}


PARTICIPANTS, AUTHORITY = group_of("participant"), group_of("partner")


def who_may(row):
    """Return the first column whose people open a page, or send its form."""
    wanted = [who for who in (*ROLES, "anonymous") if row["GET"][who] == 200]
    wanted += [who for who in ROLES if row["POST"][who] in (200, 302)]
    return next(iter(wanted), "anonymous")
