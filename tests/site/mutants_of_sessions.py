"""The rules of access to sessions and what is kept of them, each with its mutant."""

from django.shortcuts import get_object_or_404

from programmes.models import Partner
from programmes.models.contacts import HostContactQuerySet
from tests.site.says_yes import yes
from workshops.models import Action, Minutes, Session
from workshops.models.actions import ActionQuerySet
from workshops.models.confided import ConfidenceQuerySet, SharingPermissionQuerySet
from workshops.models.decisions import DecisionQuerySet
from workshops.models.documents import SessionDocumentQuerySet
from workshops.models.handing_over import GroupRulesQuerySet, HandedToolQuerySet
from workshops.models.letters import PartnerLetterQuerySet
from workshops.models.minutes import MinutesQuerySet
from workshops.models.ranking_queries import RankingQuerySet
from workshops.models.sessions import SessionQuerySet
from workshops.models.workshops import WorkshopQuerySet
from workshops.views import actions, attestations, sessions

RULES = {
    "the sessions of the others": (
        SessionQuerySet,
        "visible_to_each",
        lambda rows, accesses: rows.of(*(access.programme for access in accesses)),
        "calendar",
    ),
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
}  # fmt: skip
