"""What must always be true of the sessions."""

from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from programmes.models import Membership, Opening, Role
from programmes.soundness import Invariant, among, each, where
from workshops.models import (
    Action,
    Attendance,
    Ballot,
    Confidence,
    Decision,
    GroupRules,
    Hosting,
    LetterTo,
    Minutes,
    RankedAction,
    Ranking,
    Session,
    SessionDocument,
    SharingPermission,
    Workshop,
)
from workshops.models.documents import SHELF


def leaders_are_of_the_programme():
    led = Session.leaders.through.objects.select_related("session__programme")
    wrong = ~Q(partner__programme=F("session__programme"))
    return among(led, wrong, lambda one: where(one, one.session.programme.slug))


def only_what_took_place_decides():
    kept = Decision.objects.kept().select_related("session__programme")
    wrong = Q(session__cancelled_at__isnull=False) | Q(session__kind="ceremony")
    wrong |= Q(session__decided_nothing=True)
    return among(kept, wrong, lambda one: where(one, one.session.programme.slug))


def sessions_are_tied_at_home():
    """A workshop and a series are of one programme, and a workshop is of one track."""
    sessions = Session.objects.select_related("programme")
    wrong = ~Q(workshop=None) & (
        ~Q(workshop__programme=F("programme"))
        | Q(kind="workshop") & ~Q(workshop__track="progress")
        | Q(kind="social_skills") & ~Q(workshop__track="social_skills")
    )
    wrong |= ~Q(series=None) & ~Q(series__programme=F("programme"))
    return among(sessions, wrong, lambda one: where(one, one.programme.slug))


def rounds_are_of_the_programme():
    held = Session.rounds.through.objects.select_related("session__programme")
    wrong = ~Q(round__programme=F("session__programme"))
    return among(held, wrong, lambda one: where(one, one.session.programme.slug))


def what_was_cancelled_was_not_held():
    cancelled = Session.objects.exclude(cancelled_at=None).select_related("programme")
    wrong = Q(attendance_noted_on__isnull=False)
    wrong |= Q(minutes__closed_on__isnull=False)
    return among(cancelled, wrong, lambda one: where(one, one.programme.slug))


def letters_go_to_partners_of_the_programme():
    rows = LetterTo.objects.select_related("letter__programme")
    wrong = ~Q(partner__programme=F("letter__programme"))
    return among(rows, wrong, lambda one: where(one, one.letter.programme.slug))


def rules_are_agreed_on_at_a_session_of_the_programme():
    rows = GroupRules.objects.exclude(session=None).select_related("programme")
    wrong = ~Q(session__programme=F("programme"))
    return among(rows, wrong, lambda one: where(one, one.programme.slug))


def those_present_are_of_the_programme():
    """At an exchange, each of the two groups notes its own people."""
    rows = Attendance.objects.select_related("session__programme")
    own = Q(partner__programme=F("session__programme"))
    invited = Q(session__other_programme__isnull=False)
    wrong = ~(own | invited & Q(partner__programme=F("session__other_programme")))
    return among(rows, wrong, lambda one: where(one, one.session.programme.slug))


def only_what_took_place_is_closed():
    closed = Minutes.objects.closed().select_related("session__programme")
    wrong = Q(session__cancelled_at__isnull=False) | Q(session__day=None)
    wrong |= Q(session__kind="ceremony") | Q(session__day__gt=F("closed_on"))
    wrong |= Q(approved_on__lt=F("session__day"))
    return among(closed, wrong, lambda one: where(one, one.session.programme.slug))


def documents():
    return SessionDocument.objects.select_related("session__programme")


def documents_have_their_file():
    """As it was added, until the agreement is withdrawn: then there is none."""
    return each(documents(), _has_its_file, _named)


def _has_its_file(document):
    if document.withdrawn_on:
        return SHELF.is_missing(document)
    return not (SHELF.is_missing(document) or SHELF.is_altered(document))


def _named(document):
    return where(document, document.session.programme.slug)


def files_have_their_document():
    """A file without a row was cut while it came, or is none of ours."""
    orphans = set(SHELF.orphans(set(documents().values_list("file", flat=True))))
    for path in sorted(SHELF.folder.iterdir()):
        yield f"media/{SHELF.name}/{path.name}" if path.name in orphans else ""


def who_keeps_what_is_confided_was_a_facilitator():
    led = Membership.objects.filter(
        programme=OuterRef("programme"), role=Role.FACILITATOR
    )
    wrong = ~Exists(led.filter(user=OuterRef("author")))
    companion = led.filter(user=OuterRef("companion"))
    wrong |= Q(companion__isnull=False) & ~Exists(companion)
    kept = Confidence.objects.select_related("programme")
    return among(kept, Q(wrong), lambda one: where(one, one.programme.slug))


def what_was_destroyed_says_nothing():
    gone = Confidence.objects.exclude(destroyed_on=None).select_related("programme")
    told = SharingPermission.objects.filter(confidence=OuterRef("pk")).exclude(
        sealed="", sealed_purpose="", revoked_at__isnull=False
    )
    wrong = ~Q(sealed="") | Q(Exists(told))
    return among(gone, wrong, lambda one: where(one, one.programme.slug))


def permissions_are_of_one_programme():
    """Given, confided and told in the same one."""
    given = SharingPermission.objects.select_related("programme")
    told = SharingPermission.recipients.through.objects.filter(
        sharingpermission=OuterRef("pk")
    )
    elsewhere = told.exclude(partner__programme=OuterRef("programme"))
    wrong = ~Q(confidence__programme=F("programme")) | Q(Exists(elsewhere))
    return among(given, wrong, lambda one: where(one, one.programme.slug))


def only_those_named_read():
    """Each reading is of a permission that names whoever read, before its end."""
    read = Opening.objects.filter(what=Opening.What.PERMISSION)
    named = SharingPermission.recipients.through.objects.filter(
        sharingpermission=OuterRef("key"),
        sharingpermission__programme=OuterRef("programme"),
        partner__memberships__user=OuterRef("opened_by"),
    )
    in_time = Q(sharingpermission__revoked_at=None)
    in_time |= Q(sharingpermission__revoked_at__gte=OuterRef("opened_at"))
    wrong = Q(~Exists(named.filter(in_time)))
    rows = read.select_related("programme")
    return among(rows, wrong, lambda one: where(one, one.programme.slug))


def workshops_answer_their_own_programme():
    """Whoever proposed a theme, and the ideas that it answers, are of its programme."""
    there = Workshop.objects.select_related("programme")
    wrong = ~Q(proposed_by=None) & ~Q(proposed_by__programme=F("programme"))
    yield from among(there, wrong, lambda one: where(one, one.programme.slug))
    cited = Workshop.ideas.through.objects.select_related("workshop__programme")
    wrong = ~Q(idea__round__programme=F("workshop__programme"))
    yield from among(cited, wrong, lambda one: where(one, one.workshop.programme.slug))


def contacts_are_called_where_they_work():
    """Whom to call for a workshop is of the organisation, known on its territory."""
    called = Hosting.objects.exclude(contact=None).select_related("workshop__programme")
    wrong = ~Q(contact__organisation=F("organisation"))
    wrong |= ~Q(contact__territory=F("workshop__programme__territory"))
    return among(called, wrong, lambda one: where(one, one.workshop.programme.slug))


def actions_are_of_the_programmes_own_groups():
    actions = Action.objects.select_related("programme")
    wrong = ~Q(proposed_by__programme=F("programme"))
    return among(actions, wrong, lambda one: where(one, one.programme.slug))


def actions_answer_ideas_of_their_programme():
    cited = Action.ideas.through.objects.select_related("action__programme")
    wrong = ~Q(idea__round__programme=F("action__programme"))
    return among(cited, wrong, lambda one: where(one, one.action.programme.slug))


def ranked_actions_are_of_the_programme():
    ranked = RankedAction.objects.select_related("ranking__programme")
    wrong = ~Q(action__programme=F("ranking__programme"))
    return among(ranked, wrong, lambda one: where(one, one.ranking.programme.slug))


def what_is_agreed_on_has_places_and_forgot_each_choice():
    settled = Ranking.objects.exclude(settled_on=None).select_related("programme")
    unplaced = RankedAction.objects.filter(place=None).values("ranking")
    left = Ballot.objects.values("ranking")
    wrong = Q(pk__in=unplaced) | Q(pk__in=left)
    return among(settled, wrong, lambda one: where(one, one.programme.slug))


def a_choice_that_is_closed_knows_no_phone():
    known = Ballot.objects.exclude(key_digest="")
    known = known.select_related("ranking__programme")
    wrong = Q(ranking__closed_at__isnull=False)
    return among(known, wrong, lambda one: where(one, one.ranking.programme.slug))


INVARIANTS = (
    Invariant(
        _("Each session is led by partners of its own programme"),
        leaders_are_of_the_programme,
    ),
    Invariant(
        _(
            "Each decision is of a session that was not cancelled, that is not said to"
            " have decided nothing, and of no ceremony"
        ),
        only_what_took_place_decides,
    ),
    Invariant(
        _("Each session belongs to a workshop and a series of its own programme"),
        sessions_are_tied_at_home,
    ),
    Invariant(
        _("Each session held rounds of post-its of its own programme"),
        rounds_are_of_the_programme,
    ),
    Invariant(
        _("No session that was cancelled has its presence noted or its minutes closed"),
        what_was_cancelled_was_not_held,
    ),
    Invariant(
        _("Each letter goes to partners of its own programme"),
        letters_go_to_partners_of_the_programme,
    ),
    Invariant(
        _("The rules of a group are agreed on at a session of its own programme"),
        rules_are_agreed_on_at_a_session_of_the_programme,
    ),
    Invariant(
        _("Whoever is noted at a session takes part in a programme that holds it"),
        those_present_are_of_the_programme,
    ),
    Invariant(
        _(
            "Minutes that are closed are of a session that took place, and approved"
            " after it"
        ),
        only_what_took_place_is_closed,
    ),
    Invariant(
        _(
            "Each photo or document of a session has its file as it was added, and none"
            " once its agreement is withdrawn"
        ),
        documents_have_their_file,
    ),
    Invariant(
        _("Each file beside those of the sessions is that of a photo or document"),
        files_have_their_document,
    ),
    Invariant(
        _("Whoever keeps what was confided led the programme"),
        who_keeps_what_is_confided_was_a_facilitator,
    ),
    Invariant(
        _("What was destroyed says nothing more, and nothing permits to tell it"),
        what_was_destroyed_says_nothing,
    ),
    Invariant(
        _("Each permission to speak is of one programme"),
        permissions_are_of_one_programme,
    ),
    Invariant(
        _("Only those whom a permission names have read its words"),
        only_those_named_read,
    ),
    Invariant(
        _("Each workshop is proposed by a group, and answers ideas, of its programme"),
        workshops_answer_their_own_programme,
    ),
    Invariant(
        _("Each person to call for a workshop works there, on the same territory"),
        contacts_are_called_where_they_work,
    ),
    Invariant(
        _("Each action is proposed by a role group of its own programme"),
        actions_are_of_the_programmes_own_groups,
    ),
    Invariant(
        _("Each action answers ideas of its own programme"),
        actions_answer_ideas_of_their_programme,
    ),
    Invariant(
        _("Each action that is ranked is of the programme of its ranking"),
        ranked_actions_are_of_the_programme,
    ),
    Invariant(
        _("Each ranking agreed on has all its places, and no choice of anybody"),
        what_is_agreed_on_has_places_and_forgot_each_choice,
    ),
    Invariant(
        _("Once its choice is closed, a ranking knows no phone"),
        a_choice_that_is_closed_knows_no_phone,
    ),
)
