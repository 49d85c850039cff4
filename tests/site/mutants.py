"""The rules of access, each with what would say yes to everybody in its place."""

from django.shortcuts import get_object_or_404

from contracts.discussion import Discussion
from contracts.models import (
    Block,
    Ceremony,
    Comment,
    Commitment,
    Contract,
    Passage,
)
from contracts.models.comments import CommentQuerySet
from contracts.models.frozen import ContractCopyQuerySet
from contracts.models.signatures import SignatureQuerySet
from contracts.views import prints
from evaluation.models.evaluations import EvaluationQuerySet
from evaluation.models.indicators import IndicatorQuerySet
from evaluation.models.measures import MeasureQuerySet
from evaluation.views import readings
from programmes import roster
from programmes.models import HelpOffer, Partner
from programmes.models.contacts import HostContactQuerySet
from programmes.models.help_offers import HelpOfferQuerySet
from programmes.models.membership import MembershipQuerySet
from programmes.models.partners import PartnerQuerySet
from programmes.models.programme import ProgrammeQuerySet
from workshops.models import Action, Minutes, Session
from workshops.models.actions import ActionQuerySet
from workshops.models.confided import (
    ConfidenceQuerySet,
    SharingPermissionQuerySet,
)
from workshops.models.decisions import DecisionQuerySet
from workshops.models.documents import SessionDocumentQuerySet
from workshops.models.handing_over import GroupRulesQuerySet, HandedToolQuerySet
from workshops.models.letters import PartnerLetterQuerySet
from workshops.models.minutes import MinutesQuerySet
from workshops.models.ranking_queries import RankingQuerySet
from workshops.models.sessions import SessionQuerySet
from workshops.models.workshops import WorkshopQuerySet
from workshops.views import actions, attestations, sessions


def yes(*args, **kwargs):
    return True


#: What is replaced, by what, and the beginnings of the addresses where it is felt.
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
    "reading the contract": (Contract, "may_be_read_by", yes, "programme"),
    "writing the contract": (Contract, "may_be_written_by", yes, "contracts:"),
    "writing a passage": (Passage, "may_be_written_by", yes, "contracts:passage"),
    "receiving a commitment": (Block, "may_receive_from", yes, "contracts:"),
    "writing a commitment": (Commitment, "may_be_written_by", yes, "contracts:"),
    "printing the archive copy": (prints, "may_print", yes, "contracts:print"),
    "the copies of the others": (
        ContractCopyQuerySet,
        "visible_to",
        lambda rows, access: rows.filter(version__contract__programme=access.programme),
        "contracts:scan",
    ),
    "the copies of another programme": (
        ContractCopyQuerySet, "visible_to", lambda rows, access: rows, "contracts:scan"
    ),
    "the signatures of the others": (
        SignatureQuerySet,
        "visible_to",
        lambda rows, access: rows.filter(version__contract__programme=access.programme),
        "contracts:copies",
    ),
    "the signatures of another programme": (
        SignatureQuerySet, "visible_to", lambda rows, access: rows, "contracts:signature"
    ),
    "the comments of another programme": (
        CommentQuerySet, "visible_to", lambda rows, access: rows, "contracts:comment_w"
    ),
    "changing a comment": (Comment, "may_be_changed_by", yes, "contracts:comment_e"),
    "answering a comment": (Comment, "may_be_answered_by", yes, "contracts:comment_a"),
    "the sessions of the others": (
        SessionQuerySet,
        "visible_to_each",
        lambda rows, accesses: rows.of(*(access.programme for access in accesses)),
        "calendar",
    ),
    "preparing the day": (Ceremony, "may_be_prepared_by", yes, "contracts:ceremony"),
    "the meetings one is asked to": (
        SessionQuerySet,
        "visible_to",
        lambda rows, access: rows.of(access.programme),
        "workshops:session_d",
    ),
    "the exchanges to be accepted": (
        SessionQuerySet,
        "known_to",
        lambda rows, access: rows.visible_to(access) | rows.inviting(access.programme),
        "workshops:session_d",
    ),
    "the sessions of another programme": (
        SessionQuerySet, "of", lambda rows, programme: rows, "workshops:session_d"
    ),
    "the workshops of another programme": (
        WorkshopQuerySet,
        "visible_to",
        lambda rows, access: rows.kept(),
        "workshops:workshop_d",
    ),
    "the actions of another programme": (
        ActionQuerySet,
        "visible_to",
        lambda rows, access: rows.kept(),
        "workshops:action_d",
    ),
    "changing an action": (Action, "may_be_changed_by", yes, "workshops:action_e"),
    "planning an action": (actions, "keeps_accounts", yes, "workshops:action_p"),
    "the rankings that are not agreed on": (
        RankingQuerySet,
        "visible_to",
        lambda rows, access: rows.filter(programme=access.programme),
        "workshops:ranking_d",
    ),
    "the rankings of another programme": (
        RankingQuerySet, "visible_to", lambda rows, access: rows, "workshops:ranking_d"
    ),
    "the indicators of another programme": (
        IndicatorQuerySet,
        "visible_to",
        lambda rows, access: rows,
        "evaluation:indicator_",
    ),
    "the measures of another programme": (
        MeasureQuerySet, "visible_to", lambda rows, access: rows, "evaluation:measure_"
    ),
    "the attestations of the others": (
        attestations,
        "partner_attested",
        lambda request, number: get_object_or_404(
            Partner, programme=request.access.programme, number=number
        ),
        "workshops:attestation",
    ),
    "the minutes that are not closed": (
        MinutesQuerySet,
        "visible_to",
        lambda rows, access: rows.filter(session__programme=access.programme),
        "workshops:minutes_d",
    ),
    "writing the minutes": (
        Minutes, "may_be_written_by", yes, "workshops:minutes_edit"
    ),
    "the photos that were taken out": (
        SessionDocumentQuerySet,
        "visible_to",
        lambda rows, access: rows.of(access.programme),
        "workshops:document",
    ),
    "the photos of another programme": (
        SessionDocumentQuerySet,
        "visible_to",
        lambda rows, access: rows.kept(),
        "workshops:document",
    ),
    "the tools of another programme": (
        HandedToolQuerySet,
        "visible_to",
        lambda rows, access: rows.kept(),
        "workshops:tool_list",
    ),
    "the rules that are being written": (
        GroupRulesQuerySet,
        "visible_to",
        lambda rows, access: rows.filter(programme=access.programme),
        "workshops:rules_version",
    ),
    "the rules of another group": (
        GroupRulesQuerySet,
        "visible_to",
        lambda rows, access: rows.agreed(),
        "workshops:rules_version",
    ),
    "the letters to the others": (
        PartnerLetterQuerySet,
        "visible_to",
        lambda rows, access: rows.kept().filter(programme=access.programme),
        "workshops:letter_d",
    ),
    "the letters of another programme": (
        PartnerLetterQuerySet,
        "visible_to",
        lambda rows, access: rows.kept(),
        "workshops:letter_d",
    ),
    "whom to call elsewhere": (
        HostContactQuerySet,
        "visible_to",
        lambda rows, access: rows.kept(),
        "workshops:host_d",
    ),
    "the decisions of what one is not asked to": (
        DecisionQuerySet,
        "visible_to",
        lambda rows, access: rows.kept().of(access.programme),
        "workshops:decision_l",
    ),
    "what was confided to the others": (
        ConfidenceQuerySet,
        "visible_to",
        lambda rows, access: rows.kept().filter(programme=access.programme),
        "workshops:confidence_d",
    ),
    "what was confided in another programme": (
        ConfidenceQuerySet,
        "visible_to",
        lambda rows, access: rows.kept(),
        "workshops:confidence_d",
    ),
    "changing what another one wrote": (
        ConfidenceQuerySet,
        "written_by",
        lambda rows, access: rows.kept().filter(programme=access.programme),
        "workshops:confidence_e",
    ),
    "the permissions of the others": (
        SharingPermissionQuerySet,
        "visible_to",
        lambda rows, access: rows.filter(programme=access.programme),
        "workshops:permission_d",
    ),
    "what may be told to the others": (
        SharingPermissionQuerySet,
        "told_to",
        lambda rows, access, day: rows.current(day).filter(programme=access.programme),
        "workshops:permission_read",
    ),
    "what is no more permitted": (
        SharingPermissionQuerySet,
        "current",
        lambda rows, day: rows,
        "workshops:permission_read",
    ),
    "changing a session": (Session, "may_be_changed_by", yes, "workshops:"),
    "the names of who leads": (
        sessions,
        "leaders_named",
        lambda session, access: [str(one) for one in session.leaders.all()],
        "workshops:session_d",
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
    "the readings of a co-evaluation to come": (
        EvaluationQuerySet,
        "visible_to",
        lambda rows, access: rows.filter(programme=access.programme),
        "evaluation:reading_l",
    ),
    "the readings of another programme": (
        EvaluationQuerySet, "visible_to", lambda rows, access: rows, "evaluation:reading_l"
    ),
    "typing for another group": (
        readings, "may_type_for", yes, "evaluation:reading_t"
    ),
    "noting an agreement": (Discussion, "may_note", True, "contracts:discussion"),
}  # fmt: skip
