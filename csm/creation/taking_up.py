"""« Reprendre un programme »: a programme starts from an older one, and from nobody.

What is copied is read by ``older``; what it held of people, ideas and days is not.
"""

import re

from contracts.composition import paper_of
from contracts.copying import write_text
from contracts.drafting import draft_contract, free_reference, write_models
from contracts.models import Contract
from contracts.open_points import passages_on
from csm.creation.older import Older
from csm.creation.people import as_words
from csm.creation.starting import OLDER, copy_columns
from phases.copying import take_up_path
from phases.models.paths import OUTCOME
from programmes.asking import copy_questions
from programmes.models import Logo, Partner, RoleGroup

#: Of what is left out, what belongs to a part that may be kept as it is.
PART_OF = {
    "question": "questions",
    "path": "path",
    "logo": "logos",
    "purpose": "purpose",
    "aims": "purpose",
}
COUNTED = {
    "questions": ("questions",),
    "path": ("phases", "steps", "milestones"),
    "logos": ("logos",),
    "purpose": ("purpose",),
}


class FromOlder:
    """An older programme as that from which another one starts."""

    source = OLDER

    def __init__(self, programme):
        self.programme, self.key = programme, programme.pk

    def fill(self, programme, contract, parts, by):
        """Copy the older one into those ``parts`` of ``programme``; return what is told."""
        older = Older(self.programme, programme.territory)
        copy_columns(self.programme, programme, parts)
        if "purpose" in parts:
            for name, words in older.purpose.items():
                setattr(programme, name, words)
        programme.save()
        if "questions" in parts:
            copy_questions(older.questions, programme)
        if "path" in parts and older.path is not None:
            _copy_path(older, programme)
        if "logos" in parts:
            _copy_logos(older, programme)
        groups = _copy_groups(older, programme)
        _copy_hosts(older, programme, groups)
        contract = _copy_text(older, programme, contract, groups, by)
        return _told(older, parts) | {"reread": _to_reread(older, contract)}


def copied_into(parts, counts):
    """Return ``counts`` without those of what is kept as it is."""
    kept = {
        name for part, names in COUNTED.items() if part not in parts for name in names
    }
    return {name: number for name, number in counts.items() if name not in kept}


def left_out_of(parts, places):
    """Return the places of what is left out, without those of what is kept as it is."""
    return [one for one in places if PART_OF.get(one[0], "text") in {*parts, "text"}]


def _told(older, parts):
    counts = older.counts  # everything is read by now
    return {
        "copied": copied_into(parts, counts),
        "not_copied": older.not_copied,
        "left_out": left_out_of(parts, older.left_out),
    }


def _copy_path(older, programme):
    path = take_up_path(programme, older.path, older.lines)
    if older.names.are_in(f"{path.outcome}\n{path.phase_word}"):
        path.outcome, path.phase_word = OUTCOME, ""
        path.save(update_fields=["outcome", "phase_word"])


def _copy_logos(older, programme):
    images = Logo.objects.in_bulk([row.pk for row in older.logos])
    for logo in older.logos:
        programme.logos.create(
            image=images[logo.pk].image,
            mime=logo.mime,
            alt=logo.alt,
            position=logo.position,
        )


def _copy_groups(older, programme):
    """Return the new role groups by the key of the older ones."""
    return {
        pk: RoleGroup.objects.create(programme=programme, **values)
        for pk, values in older.groups.items()
    }


def _copy_hosts(older, programme, groups):
    """Copy which organisations are at the table; since when, and who speaks, is not."""
    for host in older.hosts:
        Partner.objects.create(
            programme=programme,
            role_group=groups[host.role_group_id],
            organisation_id=host.organisation_id,
            name=host.name,
            has_cell=host.has_cell,
        )


def _copy_text(older, programme, contract, groups, by):
    """Write the text, or the models where the older programme had none."""
    if not older.text.articles:
        if contract is None:
            return draft_contract(programme, by)
        write_models(contract, by)
        return contract
    if contract is None:
        contract = Contract.objects.create(
            programme=programme, reference=free_reference(programme)
        )
    write_text(contract, older.text, groups, by)
    return contract


def _to_reread(older, contract):
    """Return the anchors of passages with a first name, another town or other years."""
    town = "" if older.is_of_the_same_town else as_words(older.programme.territory.name)
    new = contract.programme
    years = {older.programme.first_year, older.programme.last_year}
    years -= {new.first_year, new.last_year}
    other_years = re.compile("|".join(map(str, years)) or "$^")
    return [
        anchor
        for anchor, words in passages_on(paper_of(contract))
        if older.names.may_be_in(words)
        or (town and town in as_words(words))
        or other_years.search(words)
    ]
