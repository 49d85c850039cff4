"""Sealing an act so that it can be signed, and reopening it while nobody has signed.

What is agreed on is frozen first, then the print is made (``contracts.prints.acts``).
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from contracts import amending, canonical
from contracts.act_text import composed, content
from contracts.clauses import kept_words
from contracts.freezing import TextHasChanged
from contracts.joining import ActIsSealed, refuse_gone, refuse_unsigned
from contracts.models import Accession, ActName, Amendment
from contracts.models.contract import Refusal
from programmes import journal
from programmes.naming import full_names_written


def kind_of(act):
    return act._meta.model_name


def pieces(act):
    """Return the condition that finds what belongs to ``act``."""
    return {kind_of(act): act}


def hold(act):
    """Hold the contract, and return the act as it is by now."""
    act.contract.hold()
    rows = type(act).objects.select_for_update(of=["self"])
    fresh = rows.get(pk=act.pk)
    fresh.contract, fresh.programme = act.contract, act.contract.programme
    return fresh


def record(act, kind, by, at, **facts):
    act_facts = {"act": kind_of(act), "number": act.number, "digest": act.digest}
    journal.record(act.programme, kind, by, at=at, **act_facts | facts)


def what_lacks(act, paper):
    """Return what is to be mended before ``act`` can be sealed, as sentences."""
    found = []
    if isinstance(act, Accession):
        if not paper.block.items:
            found.append(_("It has no commitment yet: who joins writes its own."))
        try:
            refuse_gone(act)
        except ValidationError as refusal:
            found += refusal.messages
    else:
        found += _lacking_in_a_change(act)
    text = "\n".join(
        "".join(span.text for span in one if not span.token)
        for one in paper.paragraphs()
    )
    participants = act.programme.partners.participants()
    if names := full_names_written(text, participants):
        said = _("Take these participants’ names out of the words: %(names)s.")
        found.append(said % {"names": ", ".join(names)})
    return found


def _lacking_in_a_change(act):
    if act.article_id and act.text_after.strip() == amending.standing_text(act).strip():
        yield _("The article says the same before and after: change its words.")
    for clause in amending.clauses_of(act) if act.article_id else ():
        if not kept_words(clause, act.text_after):
            said = _("Keep the words that may never be cut: “%(clause)s”.")
            yield said % {"clause": clause}
    if act.months == amending.standing_months(act.programme):
        yield _("The contract lasts as long as that already.")
    elif act.months and amending.dates_after(act).ends_on < timezone.localdate():
        yield _("With this length the contract would be over already.")
    if not act.accords.exists():
        yield _("Note which groups agreed, and on which day.")
    if not amending.signers(act):
        yield _("Nobody has signed the contract: there is nobody to sign this.")


@transaction.atomic
def seal(act, by, digest, *, at=None):
    """Freeze the words of ``act`` so that it can be signed; returns it.

    ``digest`` is the one of the text that the person read; ``at`` the instant, now
    unless the demo tells its story. Raises ``ActIsSealed``, ``TextHasChanged``, and
    ``ValidationError`` for what lacks.
    """
    act = hold(act)
    if not act.is_draft or act.archived_at is not None:
        raise ActIsSealed
    refuse_unsigned(act.contract)
    paper, partners = composed(act)
    if paper.digest != digest:
        raise TextHasChanged
    if lacking := what_lacks(act, paper):
        raise ValidationError(lacking)
    if isinstance(act, Amendment):
        act.text_before = amending.standing_text(act) if act.article_id else ""
        act.months_before = act.months and amending.standing_months(act.programme)
    act.canonical = canonical.as_text(content(act, paper, partners))
    act.digest, act.sealed_at, act.sealed_by = digest, at or timezone.now(), by
    act.version += 1
    act.save()
    named = {partner.token: partner for partner in partners}
    ActName.objects.bulk_create(
        ActName(
            **pieces(act), partner=named[token], token=token, salt=salt, value=value
        )
        for token, (salt, value) in canonical.names(paper, partners).items()
    )
    record(act, "act_sealed", by, at)
    return act


@transaction.atomic
def reopen(act, by):
    """Let a sealed act be written again; nothing of it is lost.

    Raises ``ValidationError`` once somebody has signed it, or it is in force.
    """
    act = hold(act)
    if act.is_draft:
        return act
    if act.is_signed or valid_signatures(act).exists():
        raise Refusal(
            _("Somebody has signed this act: it is no longer written in."), "signed"
        )
    record(act, "act_reopened", by, None)
    act.canonical = act.digest = ""
    act.sealed_at = act.sealed_by = None
    act.version += 1
    act.save()
    act.actnames.all().delete()
    act.actprints.all().delete()
    return act


def valid_signatures(act):
    """Return the signatures of an act that count: on its present words, not struck."""
    return act.actsignatures.filter(struck_at=None, digest=act.digest)
