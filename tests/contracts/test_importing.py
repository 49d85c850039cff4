from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from contracts.composition import paper_of
from contracts.drafting import add_commitment, draft_contract
from contracts.importing import NotBroughtIn, bring_in
from contracts.models import ModelCommitment, Section
from contracts.reading import lines_of, read
from programmes.models import Kind
from tests.contracts.texts import AUTHORITY, FACILITATORS, OLD_CONTRACT, PARTICIPANTS
from tests.factories import make_contract, make_frozen, make_programme
from tests.factories import make_role_group as make_group

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme():
    programme = make_programme(
        slug="val-fleuri",
        participant_singular="partenaire bénéficiaire",
        participant_plural="partenaires bénéficiaires",
    )
    for kind in (Kind.PARTICIPANT, Kind.AUTHORITY, Kind.FACILITATOR, Kind.FUTURE):
        make_group(programme, kind)
    return programme


@pytest.fixture
def reading():
    return read(lines_of(OLD_CONTRACT))


def words_of(block):
    return [c.text for c in block.commitments.kept().order_by("position")]


def test_every_commitment_comes_in_to_the_letter(programme, reading):
    contract = bring_in(programme, reading)

    blocks = contract.blocks.kept().order_by("position").select_related("role_group")
    assert [(b.role_group.kind, words_of(b)) for b in blocks] == [
        (Kind.PARTICIPANT, list(PARTICIPANTS)),
        (Kind.AUTHORITY, list(AUTHORITY)),
        (Kind.FACILITATOR, list(FACILITATORS)),
        (Kind.FUTURE, []),
    ]


def test_the_groups_of_the_programme_are_taken_before_any_is_made(programme, reading):
    bring_in(programme, reading)
    assert programme.role_groups.count() == 4


def test_a_group_that_the_text_alone_knows_is_made(reading):
    programme = make_programme(participant_singular="auteur")
    make_group(programme)

    bring_in(programme, reading)

    made = programme.role_groups.exclude(label="").order_by("position")
    assert [(group.kind, group.voice) for group in made] == [
        (Kind.PARTICIPANT, "je"),
        (Kind.AUTHORITY, "nous"),
        (Kind.FACILITATOR, "nous"),
        (Kind.FUTURE, "s_engageront"),
    ]


def test_a_group_that_the_text_has_not_stays_out_of_the_contract(programme, reading):
    make_group(programme, Kind.ASSOCIATION)

    contract = bring_in(programme, reading)

    kinds = contract.blocks.kept().values_list("role_group__kind", flat=True)
    assert Kind.ASSOCIATION not in kinds
    assert programme.role_groups.filter(kind=Kind.ASSOCIATION).exists()


def test_lead_ins_keep_the_words_of_the_text(programme, reading):
    paper = paper_of(bring_in(programme, reading))

    lead_ins = [
        "".join(span.text for span in block.lead_in)
        for article in paper.own
        for block in article.blocks
    ]
    assert lead_ins == [
        "En tant que partenaire bénéficiaire, je m’engage à :",
        "En tant que collectivité, nous nous engageons à :",
        "En tant qu’animateurs du CSM, nous nous engageons à :",
        "Les partenaires que nous irons voir plus tard s’engageront à respecter ce"
        " contrat et à écrire leurs engagements",
    ]


def test_known_safety_clauses_are_told_apart(programme, reading):
    clause = "dans la mesure de mes disponibilités"
    ModelCommitment.objects.get_or_create(
        kind=Kind.PARTICIPANT, text=f"Venir, {clause}.", clause=clause
    )

    contract = bring_in(programme, reading)

    block = contract.blocks.get(role_group__kind=Kind.PARTICIPANT)
    assert clause in block.commitments.values_list("clause", flat=True)


def test_what_is_not_understood_is_kept_as_notes(programme, reading):
    contract = bring_in(programme, reading)

    notes = list(contract.notes.order_by("position").values_list("text", flat=True))
    assert notes == reading.notes
    assert any("Solène DARBEYRE" in note for note in notes)


def test_an_untouched_model_makes_way_for_the_text(programme, reading):
    draft_contract(programme)
    contract = bring_in(programme, reading)
    assert len(paper_of(contract).common) == 3


def test_a_contract_with_text_is_not_written_over(programme, reading):
    contract = make_contract(programme)
    before = paper_of(contract)

    with pytest.raises(NotBroughtIn):
        bring_in(programme, reading)

    assert paper_of(contract) == before


def test_a_single_commitment_is_text_enough(programme, reading):
    contract = draft_contract(programme)
    assert not contract.has_text()

    add_commitment(contract.blocks.first(), "Venir.")
    contract.text_version = 1

    assert contract.has_text()


def test_forced_what_stood_there_is_archived(programme, reading):
    contract = make_contract(programme)
    stood = set(contract.articles.kept().values_list("pk", flat=True))

    bring_in(programme, reading, force=True)

    assert stood <= set(contract.articles.archived().values_list("pk", flat=True))
    assert len(paper_of(contract).own[0].blocks) == 4


def test_a_second_import_replaces_the_first(programme, reading):
    bring_in(programme, reading)
    contract = bring_in(programme, reading, force=True)
    assert [len(block.items) for block in paper_of(contract).own[0].blocks] == [
        6,
        7,
        11,
        0,
    ]


def test_a_text_without_any_article_is_refused(programme):
    with pytest.raises(NotBroughtIn):
        bring_in(programme, read(lines_of("Acheter du pain.\nPasser à la poste.")))


def imported(*args):
    out = StringIO()
    call_command("contract_import", *args, stdout=out)
    return out.getvalue().splitlines()


def test_the_command_ends_with_its_count(programme, tmp_path, reading):
    path = tmp_path / "ancien contrat.txt"
    path.write_bytes(OLD_CONTRACT.replace("\n", "\r\n").encode("cp1252"))

    *notes, _reference, last = imported("val-fleuri", str(path))

    assert last == f"4 articles ; blocs 6 7 11 0 ; {len(reading.notes)} lignes en note"
    assert notes == [f"note\u00a0: {note}" for note in reading.notes]


@pytest.mark.parametrize(
    "args",
    [("nulle-part", "texte.txt"), ("val-fleuri", "absent.txt"), ("val-fleuri", ".")],
    ids=["no programme", "no file", "a folder"],
)
def test_the_command_says_what_is_wrong(programme, tmp_path, args, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "texte.txt").write_text(OLD_CONTRACT)
    with pytest.raises(CommandError):
        imported(*args)


def test_the_command_writes_over_text_only_when_forced(programme, tmp_path):
    path = tmp_path / "texte.txt"
    path.write_text(OLD_CONTRACT)
    imported("val-fleuri", str(path))

    with pytest.raises(CommandError, match="--force"):
        imported("val-fleuri", str(path))
    assert imported("val-fleuri", str(path), "--force")[-1].startswith("4 articles ;")


def test_the_texts_of_long_ago_keep_their_section(programme, reading):
    contract = bring_in(programme, reading)
    preamble = contract.sections.get(kind=Section.Kind.PREAMBLE)
    assert preamble.text == (
        "Ce contrat dit ce que chacun apporte pour aller vers un mieux-être.\n"
        "Il est moral et symbolique."
    )


def test_the_command_leaves_a_frozen_text_alone(tmp_path):
    file = tmp_path / "contrat.txt"
    file.write_text(OLD_CONTRACT, encoding="utf-8")
    version = make_frozen()
    programme = version.contract.programme
    with pytest.raises(CommandError, match="figé"):
        call_command("contract_import", programme.slug, file, force=True)
    programme.refresh_from_db()
    assert programme.contract.frozen == version
