"""Each constraint of the contracts and of the acts, and a row that it refuses.

The triggers are away: what a table may contain does not rest on them.
"""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from contracts.ceremonies import ceremony_of
from contracts.models import (
    Comment,
    Commitment,
    CommitmentMention,
    ContractCopy,
    CopyPrint,
    FrozenName,
    FrozenPiece,
    FrozenVersion,
    ModelCommitment,
    Reading,
    Revision,
    Scan,
    Section,
    Signature,
    SigningNote,
)
from tests.constraints import constraints_of, names_of
from tests.contracts import refused_acts, refused_easy
from tests.contracts.kept import commitment, common, make_world, version_of
from tests.factories import make_user
from tests.unguarded import take_the_guard_away
from tests.workshops.making import make_meeting

pytestmark = pytest.mark.django_db
NOW = timezone.now()
DAY = dt.date(2026, 1, 22)


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)


def change(rows, **values):
    """Write ``values`` in the first row of a queryset."""
    assert rows.model.objects.filter(pk=rows.order_by("pk").first().pk).update(**values)


def again(model, **values):
    """Write the first row of ``model`` a second time, with other ``values``."""
    row = model.objects.order_by("pk").first()
    row.pk, row._state.adding = None, True
    for name, value in values.items():
        setattr(row, name, value)
    row.save()


def comment(world, **values):
    """A comment on an article of the draft, sound unless ``values`` say otherwise."""
    by = {"role_group": world.draft.blocks.first().role_group, "contract": world.draft}
    words = {"article": common(world.draft), "text": "Plus court ?"}
    Comment.objects.create(**by | words | values)


def archived(manager):
    return lambda w: change(manager(w), archived_by=make_user())


def twice(make):
    """Make the same thing two times."""

    def makes(world):
        for _ in range(2):
            make(world)

    return makes


def mention(world):
    """Say that the first session of the world's programme spoke of its commitment."""
    programme = world.draft.programme
    session = programme.sessions.first() or make_meeting(programme)
    CommitmentMention.objects.create(
        commitment=commitment(world.draft), session=session
    )


def versions(world):
    return world.signed.frozen_versions


REFUSED = {
    "commitment_mention_once_in_a_session": twice(mention),
    "section_archived_by_somebody_has_its_moment": archived(lambda w: w.draft.sections),
    "article_archived_by_somebody_has_its_moment": archived(lambda w: w.draft.articles),
    "block_archived_by_somebody_has_its_moment": archived(lambda w: w.draft.blocks),
    "commitment_archived_by_somebody_has_its_moment": archived(
        lambda w: w.draft.blocks.first().commitments
    ),
    "section_kind_once_per_contract": lambda w: again(Section),
    "block_role_group_once_in_the_text": lambda w: again(type(w.draft.blocks.first())),
    "commitment_says_something": lambda w: again(Commitment, text=""),
    "model_commitment_says_something": lambda w: ModelCommitment.objects.create(
        kind="participant", text=""
    ),
    "ceremony_closed_by_somebody": lambda w: change(
        type(ceremony_of(w.draft)).objects.filter(contract=w.draft), closed_at=NOW
    ),
    "turn_once_per_block": twice(
        lambda w: ceremony_of(w.draft).turns.create(
            block=w.draft.blocks.first(), reader="Une voix"
        )
    ),
    "comment_is_about_one_passage": lambda w: comment(
        w, commitment=commitment(w.draft)
    ),
    "comment_says_something": lambda w: comment(w, text=""),
    "comment_answered_with_a_decision": lambda w: comment(w, answered_at=NOW),
    "comment_declined_with_a_word": lambda w: comment(
        w, answered_at=NOW, decision="declined"
    ),
    "comment_accepted_is_a_wording": lambda w: comment(
        w, answered_at=NOW, decision="accepted"
    ),
    "reading_once_per_article_and_day": twice(
        lambda w: Reading.objects.create(
            article=common(w.draft), read_on=DAY, noted_at=NOW, noted_by=make_user()
        )
    ),
    "revision_is_of_one_passage_at_most": lambda w: Revision.objects.create(
        contract=w.draft,
        article=common(w.draft),
        commitment=commitment(w.draft),
        act="changed",
    ),
    "frozen_version_number_once_per_contract": lambda w: again(
        FrozenVersion, reopened_at=NOW, reopened_by=make_user(), reason="Un mot."
    ),
    "frozen_version_one_stands": lambda w: again(FrozenVersion, number=99),
    "frozen_version_reopened_with_a_reason": lambda w: change(
        versions(w), reopened_at=NOW
    ),
    "frozen_version_has_its_digest": lambda w: change(versions(w), digest=""),
    "frozen_name_once_per_token": lambda w: again(FrozenName),
    "frozen_piece_name_once_per_version": lambda w: again(FrozenPiece),
    "contract_copy_once_per_partner": lambda w: again(ContractCopy),
    "copy_print_one_serves": lambda w: again(CopyPrint),
    "signature_once_per_version": lambda w: again(Signature),
    "signature_struck_by_somebody": lambda w: change(
        version_of(w).signatures, struck_at=NOW
    ),
    "signing_note_once_per_version": twice(
        lambda w: SigningNote.objects.create(
            version=version_of(w),
            partner=version_of(w).copies.first().partner,
            token="P1",
            says="was_not_there",
        )
    ),
}

#: Rows that make their own contract.
REFUSED_ALONE = {**refused_acts.REFUSED, **refused_easy.REFUSED}
CONSTRAINTS = constraints_of("contracts")


def test_every_constraint_has_the_row_that_it_refuses():
    assert {*REFUSED, *REFUSED_ALONE} == set(CONSTRAINTS)


def is_refused(name, write, *args):
    """Say whether the constraint of this name is the one that refuses the row."""
    take_the_guard_away()
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        write(*args)
    return any(one in str(refusal.value) for one in names_of(*CONSTRAINTS[name]))


@pytest.mark.parametrize("name", REFUSED_ALONE)
def test_the_database_refuses_it_of_a_new_contract(name):
    assert is_refused(name, REFUSED_ALONE[name])


@pytest.mark.parametrize("name", REFUSED)
def test_the_database_refuses_it(world, name):
    assert is_refused(name, REFUSED[name], world)


def test_a_file_is_of_one_scan():
    assert Scan._meta.get_field("file").unique
