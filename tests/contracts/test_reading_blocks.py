import pytest

from contracts.reading import lines_of, read

TOWN = "Article 1er\n\nEn tant que ville, nous nous engageons à :\n\n"
END = "\n\nFait à ……………, le ……………\n"


@pytest.mark.parametrize(
    ("lead_in", "voice", "label"),
    [
        ("En tant que bénéficiaire, je m’engage à :", "je", "bénéficiaire"),
        ("En tant qu'animatrice, je m'engage à", "je", "animatrice"),
        ("En tant que ville,\nnous nous engageons à\xa0:", "nous", "ville"),
        ("En tant que ville, nous nous engageons :", "nous", "ville"),
        ("EN TANT QUE VILLE, NOUS NOUS ENGAGEONS À :", "nous", "VILLE"),
        ("1. En tant que ville, nous nous engageons à :", "nous", "ville"),
        ("En qualité de relais, je m’engage à :", "je", "relais"),
        ("En tant que relais :\nje m’engage à :", "je", "relais"),
        ("Nous, animateurs du CSM, nous engageons à :", "nous", "animateurs du CSM"),
        ("La Ville s’engage à :", "s_engageront", "Ville"),
        ("Les voisins s’engageront à :", "s_engageront", "voisins"),
    ],
)
def test_a_block_is_known_by_its_lead_in(lead_in, voice, label):
    reading = read(lines_of(f"Article 1er\n\n{lead_in}\n\n1) Aider{END}"))
    (block,) = reading.articles[0].blocks
    assert (block.voice, block.label, block.commitments) == (voice, label, ["Aider"])


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("partenaire-auteur", "participant"),
        ("habitantes", "participant"),
        ("Ville de Val-Fleuri", "authority"),
        ("animatrices", "facilitator"),
        ("centre hospitalier", "institution"),
        ("association de quartier", "association"),
        ("menuisiers", "institution"),
    ],
)
def test_the_kind_of_a_group_is_guessed_from_its_name(label, kind):
    text = f"Article 1er\nEn tant que {label}, nous nous engageons à :\n- Aider"
    assert read(lines_of(text)).articles[0].blocks[0].kind == kind


@pytest.mark.parametrize(
    "sentence",
    [
        "À définir avec eux.",
        "(à définir)",
        "[À définir ensemble]",
        "– à définir avec les voisins",
        "Leurs engagements seront définis plus tard.",
        "Reste à compléter",
        "…………………………",
    ],
)
def test_an_empty_group_says_that_it_is_to_be_defined(sentence):
    text = f"Article 1er\n\nEn tant que voisins, nous nous engageons à :\n\n{sentence}{END}"
    (block,) = read(lines_of(text)).articles[0].blocks
    assert block.commitments == []
    assert block.open_sentence == sentence.removeprefix("– ")


def test_the_opening_of_an_article_is_no_lead_in():
    text = (
        "Article 1er\n\nEn tant que partenaire, je m’engage à dire ma part.\n\n"
        "En tant que ville, nous nous engageons à :\n- Aider"
    )
    (article,) = read(lines_of(text)).articles
    assert article.text == "En tant que partenaire, je m’engage à dire ma part."
    assert [block.commitments for block in article.blocks] == [["Aider"]]


def test_what_follows_the_last_block_is_the_closing_clause():
    closing = "Des actions ont été proposées. Nous les classerons ensemble."
    reading = read(lines_of(f"{TOWN}1) Aider\n\n{closing}{END}"))
    assert reading.articles[0].blocks[0].commitments == ["Aider"]
    assert reading.closing == closing


def test_a_line_between_two_blocks_is_a_note_and_not_a_commitment():
    text = (
        f"{TOWN}1) Aider\n\nLes animateurs\n\n"
        f"En tant qu’animateurs, nous nous engageons à :\n\n1) Écouter{END}"
    )
    reading = read(lines_of(text))
    assert [b.commitments for b in reading.articles[0].blocks] == [
        ["Aider"],
        ["Écouter"],
    ]
    assert reading.notes == ["Les animateurs"]


def test_tabs_part_two_blocks_that_stand_side_by_side():
    text = (
        "Article 1er\n"
        "En tant que relais, je m’engage à :\tEn tant que ville, nous nous engageons à :\n"
        "1) Venir\t1) Prêter la salle\n"
        "2) Dire\t2) Ouvrir\n"
    )
    one, two = read(lines_of(text)).articles[0].blocks
    assert one.commitments == ["Venir", "Dire"]
    assert two.commitments == ["Prêter la salle", "Ouvrir"]


def test_lists_that_lost_their_table_go_back_to_their_lead_ins():
    text = (
        "Article 1er\n"
        "En tant que relais, je m’engage à :\n\nEn tant que ville, nous nous engageons à :\n"
        "\n1) Venir\n2) Dire\n\n1) Prêter\n2) Ouvrir\n3) Fermer\n"
    )
    one, two = read(lines_of(text)).articles[0].blocks
    assert one.commitments == ["Venir", "Dire"]
    assert two.commitments == ["Prêter", "Ouvrir", "Fermer"]


def test_a_headed_closing_clause_may_be_a_list():
    text = (
        f"{TOWN}1) Aider\n\nClause de clôture\n\nEnsuite :\n- classer\n- planifier{END}"
    )
    reading = read(lines_of(text))
    assert reading.closing == "Ensuite :\n- classer\n- planifier"


def test_a_drawing_after_the_closing_clause_is_kept_as_notes():
    text = f"{TOWN}1) Aider\n\nNous nous reverrons.\n\nÉtape 1 :\n- choisir\n\nBilan\n"
    reading = read(lines_of(text))
    assert reading.closing == "Nous nous reverrons."
    assert reading.notes == ["Étape 1 :", "- choisir", "Bilan"]


def test_the_name_of_a_group_above_its_promise_is_in_the_lead_in():
    text = f"Article 1er\n\nLa collectivité\n\nNous nous engageons à :\n\n- Aider{END}"
    (block,) = read(lines_of(text)).articles[0].blocks
    assert block.lead_in == "La collectivité Nous nous engageons à :"
    assert (block.kind, block.label) == ("authority", "collectivité")


def test_a_promise_without_a_name_has_no_label():
    text = f"Article 1er\n\nJe m’engage à :\n\n- Aider{END}"
    (block,) = read(lines_of(text)).articles[0].blocks
    assert (block.kind, block.voice, block.label) == ("participant", "je", "")


def test_columns_of_different_lengths_keep_their_places():
    text = (
        "Article 1er\n"
        "En tant que relais, je m’engage à :\tEn tant que ville, nous nous engageons à :\n"
        "1) Venir\t1) Prêter\n\t2) Ouvrir\n\t3) Fermer\n"
    )
    one, two = read(lines_of(text)).articles[0].blocks
    assert one.commitments == ["Venir"]
    assert two.commitments == ["Prêter", "Ouvrir", "Fermer"]


def test_partners_to_come_may_have_a_column_too():
    text = (
        "Article 1er\n"
        "En tant que relais, je m’engage à :\tLes voisins s’engageront à respecter ceci\n"
        "1) Venir\tÀ définir avec eux\n"
    )
    one, two = read(lines_of(text)).articles[0].blocks
    assert (one.commitments, one.open_sentence) == (["Venir"], "")
    assert (two.commitments, two.open_sentence) == ([], "À définir avec eux")


def test_tabs_in_a_sentence_are_layout():
    text = "Article 1er\nCe contrat\tdure\tsix mois.\n-\tUn\tdeux"
    (article,) = read(lines_of(text)).articles
    assert article.text == "Ce contrat dure six mois.\n- Un deux"


def test_items_that_end_with_commas_leave_the_next_lead_in_alone():
    text = (
        "Article 1er\nEn tant que ville, nous nous engageons à :\n- Aider,\n- Ouvrir,\n"
        "En tant que relais, je m’engage à :\n- Venir,\n"
        "Les voisins s’engageront à respecter ceci.\nÀ définir avec eux\nArticle 2\nFin."
    )
    first, second = read(lines_of(text)).articles
    assert [b.commitments for b in first.blocks] == [
        ["Aider,", "Ouvrir,"],
        ["Venir,"],
        [],
    ]
    assert second.text == "Fin."


def test_titles_above_the_lead_ins_never_enter_a_block():
    text = (
        "Article 1er\n\n1. Les relais\nEn tant que relais, je m’engage à :\n• Venir\n"
        "2. La commune\nNous nous engageons à :\n• Prêter une salle\n  (le jeudi)\n"
        f"3. Les animateurs\nEn tant qu’animateurs, nous nous engageons à :\n• Écouter{END}"
    )
    reading = read(lines_of(text))
    blocks = reading.articles[0].blocks
    assert [block.commitments for block in blocks] == [
        ["Venir"],
        ["Prêter une salle (le jeudi)"],
        ["Écouter"],
    ]
    assert [block.label for block in blocks] == ["relais", "commune", "animateurs"]
    assert reading.notes == ["1. Les relais", "3. Les animateurs"]


def test_an_item_that_names_a_group_stays_an_item():
    text = (
        "Article 1er\nEn tant que ville, nous nous engageons à :\n1) Aider\n"
        "2) Respect des animateurs\n"
        f"En tant qu’animateurs, nous nous engageons à :\n1) Écouter{END}"
    )
    first, _second = read(lines_of(text)).articles[0].blocks
    assert first.commitments == ["Aider", "Respect des animateurs"]
