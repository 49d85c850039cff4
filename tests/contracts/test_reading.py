import pytest

from contracts.reading import Role, lines_of, read
from tests.contracts.texts import AUTHORITY, FACILITATORS, OLD_CONTRACT, PARTICIPANTS


def blocks_of(reading):
    return [block for article in reading.articles for block in article.blocks]


def pieces_as(reading, role):
    return [piece.text for piece in reading.pieces if piece.role == role]


@pytest.fixture(scope="module")
def reading():
    return read(lines_of(OLD_CONTRACT))


def test_a_contract_of_the_known_shape_is_understood_whole(reading):
    assert reading.summary() == "4 articles ; blocs 6 7 11 0 ; 3 lignes en note"


def test_the_head_comes_in_parts(reading):
    assert reading.title == "Contrat Social Multipartite"
    assert reading.frame == (
        "Val-Fleuri : une ville qui écoute\n"
        "Le Contrat Social Multipartite fait partie de la démarche"
        " « une ville qui écoute »."
    )
    assert reading.families == [
        "Les partenaires bénéficiaires",
        "La Ville de Val-Fleuri et le comité de pilotage",
        "Des associations de Val-Fleuri",
    ]
    assert reading.place_date == "Val-Fleuri, le 12 mars 2020"
    assert reading.place == "Val-Fleuri"


def test_the_preamble_has_its_paragraphs_and_not_its_heading(reading):
    assert reading.preamble == (
        "Ce contrat dit ce que chacun apporte pour aller vers un mieux-être.\n"
        "Il est moral et symbolique."
    )


def test_the_articles_stand_in_their_parts(reading):
    assert reading.part_one == "Partie 1 : Les articles que nous partageons"
    assert reading.part_two == "Partie 2 : Les articles de chacun"
    assert [(a.number_as_written, a.part) for a in reading.articles] == [
        ("1er", 1),
        ("2", 1),
        ("3", 1),
        ("4", 2),
    ]
    assert [a.text for a in reading.articles][1::2] == [
        "Tous les partenaires évaluent le contrat ensemble.",
        "En tant que partenaire de cette démarche, je m’engage à écrire mes propres"
        " engagements.",
    ]


def test_each_block_has_its_commitments_to_the_letter(reading):
    participants, authority, facilitators, future = blocks_of(reading)
    assert participants.commitments == list(PARTICIPANTS)
    assert authority.commitments == list(AUTHORITY)
    assert facilitators.commitments == list(FACILITATORS)
    assert future.commitments == []


def test_each_block_is_taken_for_the_group_that_speaks(reading):
    assert [(b.kind, b.voice, b.label) for b in blocks_of(reading)] == [
        ("participant", "je", "partenaire bénéficiaire"),
        ("authority", "nous", "collectivité"),
        ("facilitator", "nous", "animateurs du CSM"),
        ("future", "s_engageront", "partenaires que nous irons voir plus tard"),
    ]


def test_an_empty_block_keeps_its_lead_in_and_its_sentence(reading):
    *_others, future = blocks_of(reading)
    assert future.lead_in == (
        "Les partenaires que nous irons voir plus tard s’engageront à respecter ce"
        " contrat et à écrire leurs engagements"
    )
    assert future.open_sentence == "A définir avec eux"


def test_the_closing_clause_follows_the_empty_block(reading):
    assert reading.closing == (
        "Nos premières envies sont écrites plus loin (cf. annexe2). Nous les classerons"
        " ensemble après la signature."
    )
    assert reading.made_at == "Fait à……………………. , le…………………………."


def test_names_in_the_signature_grid_never_enter_the_text(reading):
    assert pieces_as(reading, Role.SIGNATURE) == [
        "Le partenaire Bénéficiaire",
        "Solène DARBEYRE",
    ]
    assert reading.notes[1:] == pieces_as(reading, Role.SIGNATURE)


def test_the_days_of_the_text_are_notes_for_they_are_set_in_the_programme(reading):
    assert reading.notes[0] == "Val-Fleuri, le 12 mars 2020"
    dated = read(lines_of(OLD_CONTRACT.replace("…………………………", "15 mars 2020")))
    assert dated.notes[1] == "Fait à……………………. , le15 mars 2020."


def test_a_drawing_flattened_under_the_grid_is_kept_as_notes():
    flattened = (
        "\nPréparation\ufffd\nÉtape 1 : \n\n\n- se connaître\ufffd\n\nBilan à 3 mois\n"
    )
    reading = read(lines_of(OLD_CONTRACT + flattened))

    assert blocks_of(reading)[-1].commitments == []
    assert reading.notes[3:] == [
        "Préparation\ufffd",
        "Étape 1 :",
        "- se connaître\ufffd",
        "Bilan à 3 mois",
    ]


def test_annexes_after_the_signatures_are_annexes():
    text = (
        f"{OLD_CONTRACT}\nAnnexe 1 : le bien-être\n\nDormir\n\nChanter"
        "\n\nANNEXE N° 2 – Les actions\nUn potager\n"
    )
    reading = read(lines_of(text))
    assert [(a.number, a.heading, a.text) for a in reading.annexes] == [
        (1, "le bien-être", "Dormir\nChanter"),
        (2, "Les actions", "Un potager"),
    ]


@pytest.mark.parametrize(
    ("heading", "number", "title"),
    [
        ("Article 1er", "1er", ""),
        ("ARTICLE PREMIER", "PREMIER", ""),
        ("Art. 2", "2", ""),
        ("Article n° 3 :", "3", ""),
        ("Article 1er : La durée", "1er", "La durée"),
        ("ARTICLE 2 – Entraide", "2", "Entraide"),
        ("Art. 3. Transmettre", "3", "Transmettre"),
        ("Article 4 Nos engagements", "4", "Nos engagements"),
        ("Article II - L’entraide", "II", "L’entraide"),
        ("Premier article : Durée", "Premier", "Durée"),
        ("Article 5\nLa durée", "5", "La durée"),
    ],
)
def test_an_article_is_known_by_many_headings(heading, number, title):
    reading = read(lines_of(f"Préambule\n\nBonjour.\n\n{heading}\n\nNous durons."))
    (article,) = reading.articles
    assert (article.number_as_written, article.heading, article.text) == (
        number,
        title,
        "Nous durons.",
    )


def test_words_on_the_line_of_an_article_are_its_text():
    reading = read(
        lines_of("Article 1er – Ce contrat dure six mois.\n\nArticle 2\nFin.")
    )
    assert [(a.heading, a.text) for a in reading.articles] == [
        ("", "Ce contrat dure six mois."),
        ("", "Fin."),
    ]


def test_an_article_named_in_a_sentence_is_no_heading():
    text = "Article 1er\nNous suivons ce que dit l'\nArticle 2 et le reste."
    (article,) = read(lines_of(text)).articles
    assert article.text == "Nous suivons ce que dit l' Article 2 et le reste."


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("PARTIE 1", "PARTIE 2"),
        ("Première partie : ensemble", "Deuxième partie : chacun"),
        ("I. Les articles communs", "II. Les articles propres"),
        ("Engagements communs", "Engagements propres à chacun"),
        ("Titre I – Ensemble", "Titre II – Chacun"),
    ],
)
def test_the_parts_are_known_by_number_or_by_name(one, two):
    text = f"{one}\n\nArticle 1er\nBonjour.\n\n{two}\n\nArticle 2\nAu revoir."
    reading = read(lines_of(text))
    assert [article.part for article in reading.articles] == [1, 2]


def test_without_parts_the_articles_with_blocks_are_those_of_part_two():
    text = "Article 1er\nUn.\n\nArticle 2\nEn tant que ville, nous nous engageons à :\n- Aider"
    assert [article.part for article in read(lines_of(text)).articles] == [1, 2]


def test_a_list_that_everybody_promises_stays_in_the_article():
    text = (
        "Article 1er\nLes signataires s'engagent à :\n- se parler ;\n- s'écouter.\n\n"
        "Article 2\nEn tant que ville, nous nous engageons à :\n- Aider"
    )
    common, own = read(lines_of(text)).articles
    assert common.text == "Les signataires s'engagent à :\n- se parler ;\n- s'écouter."
    assert common.blocks == []
    assert [block.commitments for block in own.blocks] == [["Aider"]]


def test_a_table_of_contents_makes_no_article():
    text = (
        "Sommaire\nPréambule ......... 1\nArticle 1er : Durée ....... 2\n\n"
        "Préambule\n\nBonjour.\n\nArticle 1er : Durée\n\nSix mois."
    )
    reading = read(lines_of(text))
    assert reading.summary() == "1 articles ; blocs ; 3 lignes en note"
    assert reading.preamble == "Bonjour."


def test_a_text_that_is_no_contract_is_all_notes():
    reading = read(lines_of("Bonjour,\n\nVoici le compte rendu.\nMerci"))
    assert reading.summary() == "0 articles ; blocs ; 3 lignes en note"
    assert reading.notes == ["Bonjour,", "Voici le compte rendu.", "Merci"]


def test_annexes_beyond_the_second_are_notes():
    text = (
        "Article 1er\nSix mois.\n\nAnnexes\n\nAnnexe 1 : le bien-être\n\nDormir\n\n"
        "Annexe 2\n\nUn potager\n\nAnnexe 3 : le plan\n\nDeux rues"
    )
    reading = read(lines_of(text))
    assert [(a.number, a.heading, a.text) for a in reading.annexes] == [
        (1, "le bien-être", "Dormir"),
        (2, "", "Un potager"),
    ]
    assert reading.notes == ["Annexe 3 : le plan", "Deux rues"]


def test_annexes_announced_in_the_preamble_do_not_swallow_the_articles():
    text = (
        "Préambule\n\nDeux annexes :\n\nAnnexe 1 : le bien-être\n\nArticle 1er\nSix mois."
        "\n\nAnnexe 1 : le bien-être\n\nDormir"
    )
    reading = read(lines_of(text))
    assert reading.preamble == "Deux annexes :\nAnnexe 1 : le bien-être"
    assert [article.text for article in reading.articles] == ["Six mois."]
    assert [annex.text for annex in reading.annexes] == ["Dormir"]
