"""The rules of access to programmes, partners and offers, each with its mutant."""

from programmes import roster
from programmes.models import HelpOffer
from programmes.models.help_offers import HelpOfferQuerySet
from programmes.models.membership import MembershipQuerySet
from programmes.models.partners import PartnerQuerySet
from programmes.models.programme import ProgrammeQuerySet
from tests.site.says_yes import yes

RULES = {
    "the partners one may see": (
        PartnerQuerySet, "visible_to", lambda rows, access: rows, "programmes:partner"
    ),
    "the partners of one's own programme": (
        PartnerQuerySet,
        "visible_to",
        lambda rows, access: rows.filter(programme=access.programme),
        "programmes:partner",
    ),
    "the programmes one may see": (
        ProgrammeQuerySet, "visible_to", lambda rows, user: rows, "contract_reference"
    ),
    "the programmes one leads": (
        ProgrammeQuerySet, "led_by", lambda rows, user: rows, "programme_take_up"
    ),
    "a draft is its team's alone": (
        MembershipQuerySet, "opening", MembershipQuerySet.current, "programme_c"
    ),
    "the pages that are published": (
        ProgrammeQuerySet, "published", lambda rows: rows, "public_programme"
    ),
    "the name of a partner": (
        roster, "row_of", lambda one, access: roster.Row(one, one.name, True), "prog"
    ),
    "the offers of the others": (
        HelpOfferQuerySet,
        "visible_to",
        lambda rows, access: rows.filter(partner__programme=access.programme),
        "chain:help",
    ),
    "the offers of another programme": (
        HelpOfferQuerySet, "visible_to", lambda rows, access: rows, "chain:help"
    ),
    "what another group offers": (
        HelpOfferQuerySet,
        "told_to",
        lambda rows, access: rows,
        "chain:nothing",
    ),
    "changing an offer": (HelpOffer, "may_be_changed_by", yes, "chain:help_edit"),
}  # fmt: skip
