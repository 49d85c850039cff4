"""The arguments by which each address is written, in any programme of the world."""

from contracts.models import ModelArticle, ModelCommitment
from programmes.models import Kind, Role
from tests.site import (
    expected_actions,
    expected_acts,
    expected_asking,
    expected_calendar,
    expected_confided,
    expected_creation,
    expected_easyend,
    expected_keeping,
    expected_measures,
    expected_meetings,
    expected_minutes,
    expected_presence,
    expected_public,
    expected_rankings,
    expected_readings,
    expected_rights,
    expected_rounds,
    expected_wellbeing,
    expected_workshops,
)
from tests.site.expected_chain import CHAIN_ARGUMENTS, CHAIN_WITHOUT_A_ROW
from tests.site.expected_path import PATH_ARGUMENTS
from tests.site.expected_signing import FROZEN
from tests.site.world import reset_link


def slug(place):
    return {"slug": place.programme.slug}


def partner(whose):
    return lambda place: slug(place) | {"number": place.partners[whose].number}


def row(name):
    return lambda place: slug(place) | {"pk": place.rows[name].pk}


def member(role, scope="own"):
    def arguments(place):
        user = place.accounts[f"{role}, {scope}"]
        found = place.programme.memberships.get(user=user, role=role)
        return slug(place) | {"pk": found.pk}

    return arguments


def group(kind):
    return lambda place: slug(place) | {"pk": place.groups[kind].pk}


def passage(noun, name):
    return lambda place: slug(place) | {"noun": noun, "pk": place.rows[name].pk}


def fixed(**values):
    return lambda place: slug(place) | values


def model(kind):
    return kind.objects.order_by("-pk")[0].pk


def picked(place):
    block = place.rows["participant_block"]
    return slug(place) | {"pk": block.pk, "model_pk": model(ModelCommitment)}


def earlier(noun, name):
    """An article or a commitment, and the words that it had before."""
    return lambda place: (
        passage(noun, name)(place)
        | {"revision_pk": place.rows[name].revisions.order_by("pk")[0].pk}
    )


def earlier_section(place):
    section = place.contract.sections.get(kind="preamble")
    first = section.revisions.order_by("pk")[0]
    return slug(place) | {"kind": "preamble", "revision_pk": first.pk}


def frozen_number(name):
    return lambda place: slug(place) | {"number": place.rows[name].number}


def scan(whose):
    return lambda place: partner(whose)(place) | {"pk": place.rows[f"scan.{whose}"].pk}


OWN_COPY = partner("participant.own")

#: The arguments of the addresses that take more than the programme's name. After the
#: sign @, another thing at the same address.
ARGUMENTS = {
    "contract_reference": lambda place: {"reference": place.contract.reference},
    "invitation": lambda place: {"token": place.rows["letter_secret"]},
    "password_reset_confirm": lambda place: reset_link(
        place.accounts["participant, own"]
    ),
    "programmes:logo": row("logo"),
    "programmes:logo_remove": row("logo"),
    "programmes:group_edit": group(Kind.AUTHORITY),
    "programmes:group_move": group(Kind.AUTHORITY),
    "programmes:group_remove": group(Kind.ASSOCIATION),
    "programmes:partner_detail": partner("silent"),
    "programmes:partner_detail@town": partner("town"),
    "programmes:partner_detail@herself": OWN_COPY,
    "programmes:partner_edit": partner("silent"),
    "programmes:partner_edit@town": partner("town"),
    "programmes:partner_leave": partner("silent"),
    "programmes:partner_return": partner("gone"),
    "programmes:partner_remove": partner("newcomer"),
    "programmes:member_edit": member(Role.OBSERVER),
    "programmes:member_end": member(Role.OBSERVER),
    "programmes:invitation_resend": row("letter"),
    "programmes:invitation_revoke": row("letter"),
    "programmes:invitation_card": row("card"),
    "contracts:section_edit": fixed(kind="preamble"),
    "contracts:article_add": fixed(part=2),
    "contracts:block_add": row("own_first"),
    "contracts:commitment_add": row("participant_block"),
    "contracts:commitment_add@authority": row("partner_block"),
    "contracts:passage_edit": passage("articles", "own_first"),
    "contracts:passage_edit@block": passage("groupes", "participant_block"),
    "contracts:passage_edit@participants": passage("engagements", "participant_first"),
    "contracts:passage_edit@authority": passage("engagements", "partner_first"),
    "contracts:passage_move": passage("articles", "own_first"),
    "contracts:passage_move@participants": passage("engagements", "participant_first"),
    "contracts:passage_archive": passage("articles", "own_second"),
    "contracts:passage_archive@authority": passage("engagements", "partner_first"),
    "contracts:passage_bring_back": passage("articles", "archived"),
    "contracts:article_pick": lambda place: (
        slug(place) | {"model_pk": model(ModelArticle)}
    ),
    "contracts:commitment_pick": picked,
    "contracts:note_put_away": row("note"),
    "contracts:note_bring_back": row("note"),
    "contracts:print_html": fixed(kind="sans-nom"),
    "contracts:print_html@draft": fixed(kind="projet"),
    "contracts:print_html@large": fixed(kind="gros-caracteres"),
    "contracts:print_html@poster": fixed(kind="affiche"),
    "contracts:print_html@archive": fixed(kind="archive"),
    "contracts:print_pdf": fixed(kind="sans-nom"),
    "contracts:print_pdf@archive": fixed(kind="archive"),
    "contracts:copy_html": partner("silent"),
    "contracts:copy_html@herself": OWN_COPY,
    "contracts:copy_pdf": partner("silent"),
    "contracts:copy_pdf@herself": OWN_COPY,
}

ARGUMENTS |= {
    "contracts:compare": fixed(before=1, after=2),
    "contracts:passage_take_again": earlier("articles", "own_first"),
    "contracts:section_take_again": earlier_section,
    "contracts:comment_add": passage("articles", "own_first"),
    "contracts:comment_add@commitment": passage("engagements", "participant_first"),
    "contracts:comment_add@frozen": passage("articles", "own_first"),
    "contracts:comment_edit": row("comment"),
    "contracts:comment_answer": row("comment"),
    "contracts:comment_answer@participants": row("proposal"),
    "contracts:comment_withdraw": row("comment"),
    "contracts:comment_bring_back": row("taken_back"),
    "contracts:reading_remove": row("reading"),
    "contracts:agreement": row("participant_first"),
    "contracts:thing_ready": row("thing"),
    "contracts:thing_remove": row("thing"),
    "contracts:thing_bring_back": row("thing_removed"),
    "contracts:aloud": fixed(screen=2),
    "contracts:passage_edit@frozen": passage("articles", "own_first"),
    "contracts:version": frozen_number("version"),
    "contracts:version@old": frozen_number("old_version"),
    "contracts:version@signed": frozen_number("version"),
    "contracts:version_pdf": frozen_number("version"),
    "contracts:version_pdf@signed": frozen_number("version"),
    "contracts:version_text": frozen_number("version"),
    "contracts:copy_pdf@frozen": partner("silent"),
    "contracts:copy_print": partner("silent"),
    "contracts:copy_print@herself": OWN_COPY,
    "contracts:copy_remake": partner("shared"),
    "contracts:copy_returned": partner("silent"),
    "contracts:scan_add": partner("silent"),
    "contracts:scan": scan("silent"),
    "contracts:scan@herself": scan("participant.own"),
    "contracts:scan_put_away": scan("silent"),
    "contracts:scan_bring_back": scan("silent"),
    "contracts:signature_strike": row("signature.silent"),
    "contracts:receipt": partner("silent"),
    "contracts:receipt@herself": OWN_COPY,
    "contracts:receipt_html": partner("silent"),
    "contracts:receipt_html@herself": OWN_COPY,
    "contracts:print_html@signed": fixed(kind="sans-nom"),
    "contracts:print_pdf@signed": fixed(kind="sans-nom"),
}

ARGUMENTS |= PATH_ARGUMENTS
ARGUMENTS |= expected_meetings.ARGUMENTS
ARGUMENTS |= expected_keeping.ARGUMENTS
ARGUMENTS |= expected_presence.ARGUMENTS
ARGUMENTS |= expected_minutes.ARGUMENTS
ARGUMENTS |= expected_confided.ARGUMENTS
ARGUMENTS |= expected_actions.ARGUMENTS
ARGUMENTS |= expected_rankings.ARGUMENTS
ARGUMENTS |= expected_rounds.ARGUMENTS
ARGUMENTS |= expected_acts.ARGUMENTS
ARGUMENTS |= expected_wellbeing.ARGUMENTS
ARGUMENTS |= expected_measures.ARGUMENTS
ARGUMENTS |= expected_workshops.ARGUMENTS
ARGUMENTS |= CHAIN_ARGUMENTS
ARGUMENTS |= expected_calendar.ARGUMENTS
ARGUMENTS |= expected_creation.ARGUMENTS
ARGUMENTS |= expected_public.ARGUMENTS
ARGUMENTS |= expected_readings.ARGUMENTS
ARGUMENTS |= expected_asking.ARGUMENTS
ARGUMENTS |= expected_easyend.ARGUMENTS
ARGUMENTS |= expected_rights.ARGUMENTS

#: Kinds of print, parts of a contract, and the library that all programmes share.
NOT_OF_A_PROGRAMME = (
    expected_wellbeing.WITHOUT_A_ROW | expected_workshops.OF_A_TERRITORY
)
NOT_OF_A_PROGRAMME |= expected_asking.WITHOUT_A_ROW
NOT_OF_A_PROGRAMME |= {
    *expected_meetings.WITHOUT_A_ROW,
    *expected_acts.WITHOUT_A_ROW,
    "contracts:aloud",
    "contracts:compare",
    # Sent back before it is looked for.
    "contracts:passage_edit@frozen",
    "contracts:version",
    "contracts:version@old",
    "contracts:version@signed",
    "contracts:version_pdf",
    "contracts:version_pdf@signed",
    "contracts:version_text",
    "contracts:article_add",
    "contracts:article_pick",
    "contracts:section_edit",
    *CHAIN_WITHOUT_A_ROW,
    *expected_rights.WITHOUT_A_ROW,
    "programmes:question_add",
    *(name for name in ARGUMENTS if name.startswith("contracts:print_")),
}

#: The addresses that ask for a frozen text; the others are visited while it is a draft.
#: After the sign @, « frozen » and « signed » say it too.
IN_A_FROZEN_ONE = {name for name in FROZEN if not name.endswith("@frozen")}
