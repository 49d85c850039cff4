from contracts.reading import lines_of, read
from tests.contracts.documents import docx, p, run, table
from tests.contracts.texts import OLD_CONTRACT

LEAD_IN = p("En tant que ville, nous nous engageons à :")
START = p("Article 1er") + LEAD_IN
END = p("Fait à Val-Fleuri, le 12 mars 2020")


def texts(body, **parts):
    return [line.whole for line in lines_of(docx(body, **parts)) if line.text]


def blocks_of(body, **parts):
    articles = read(lines_of(docx(body, **parts))).articles
    return [block for article in articles for block in article.blocks]


def commitments_of(body, **parts):
    (block,) = blocks_of(START + body + END, **parts)
    return block.commitments


def test_a_whole_contract_comes_out_of_word():
    body = "".join(map(p, OLD_CONTRACT.split("\n")))
    assert read(lines_of(docx(body))).summary() == (
        "4 articles ; blocs 6 7 11 0 ; 3 lignes en note"
    )


def test_runs_cut_in_mid_word_come_together():
    runs = run("Res") + run("pon") + run("sabilité ", "<w:b/>") + run("de tous")
    assert texts(p(runs)) == ["Responsabilité de tous"]


def test_breaks_tabs_and_hyphens_of_word_are_read():
    runs = (
        "<w:r><w:t>Un</w:t><w:tab/><w:t>deux</w:t><w:br/><w:t>mieux</w:t>"
        "<w:noBreakHyphen/><w:t>ê</w:t><w:softHyphen/><w:t>tre</w:t></w:r>"
    )
    assert texts(p(runs)) == ["Un deux", "mieux\u2011être"]


def test_what_was_inserted_is_text_and_what_was_deleted_is_not():
    runs = (
        run("Prêter ")
        + f"<w:ins>{run('la salle')}</w:ins><w:del><w:r><w:delText>rien</w:delText></w:r></w:del>"
        + f"<w:moveFrom>{run(' hier')}</w:moveFrom><w:moveTo>{run(' demain')}</w:moveTo>"
    )
    assert texts(p(runs)) == ["Prêter la salle demain"]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next():
    merged = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('Prêter ')}</w:p>"
    assert texts(merged + p("la salle")) == ["Prêter la salle"]


def test_links_fields_and_content_controls_are_read_without_their_codes():
    runs = (
        f"<w:hyperlink>{run('Voir ')}</w:hyperlink>"
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>DATE</w:instrText></w:r>'
        f"{run('demain ')}<w:sdt><w:sdtPr><w:alias/></w:sdtPr>"
        f"<w:sdtContent>{run('ici')}</w:sdtContent></w:sdt>"
    )
    assert texts(p(runs)) == ["Voir demain ici"]


def test_numbers_that_word_writes_are_numbers():
    body = p("Aider", num=1) + p("Ouvrir", num=1) + p("le matin", num=1, level=1)
    assert texts(body) == ["1) Aider", "2) Ouvrir", "a. le matin"]


def test_numbers_that_word_writes_make_commitments():
    body = (
        p("Aider", num=1)
        + p("Ouvrir :", num=1)
        + p("le matin", num=1, level=1)
        + p("le soir", num=1, level=1)
        + p("Rester", num=1)
    )
    assert commitments_of(body) == [
        "Aider",
        "Ouvrir :\na. le matin\nb. le soir",
        "Rester",
    ]


def test_bullets_and_numbers_of_a_style_make_commitments():
    assert commitments_of(p("Aider", num=2) + p("Ouvrir", num=2)) == ["Aider", "Ouvrir"]
    styled = p("Aider", style="Engagement") + p("Ouvrir", style="EngagementGras")
    assert commitments_of(styled) == ["Aider", "Ouvrir"]


def test_a_list_that_goes_on_through_the_blocks_is_cut_by_the_lead_ins():
    other = p("En tant que relais, je m’engage à :")
    body = START + p("Aider", num=1) + p("Ouvrir", num=1) + other + p("Venir", num=1)
    assert [b.commitments for b in blocks_of(body)] == [["Aider", "Ouvrir"], ["Venir"]]


def test_a_list_may_start_again():
    assert texts(p("Un", num=1) + p("Deux", num=1) + p("Un", num=4)) == [
        "1) Un",
        "2) Deux",
        "1) Un",
    ]


def test_articles_that_word_numbers_are_articles():
    body = p("Durée", num=3) + p("Six mois.") + p("Entraide", num=3) + p("Toujours.")
    assert [
        (a.number_as_written, a.heading, a.text)
        for a in read(lines_of(docx(body))).articles
    ] == [("1", "Durée", "Six mois."), ("2", "Entraide", "Toujours.")]


def test_a_number_of_zero_takes_the_style_s_number_away():
    body = '<w:p><w:pPr><w:pStyle w:val="Engagement"/><w:numPr><w:numId w:val="0"/>'
    assert texts(f"{body}</w:numPr></w:pPr>{run('Aider')}</w:p>") == ["Aider"]


def test_a_paragraph_set_in_under_an_item_belongs_to_it():
    inset = f'<w:p><w:pPr><w:ind w:left="720"/></w:pPr>{run("Chaque jeudi.")}</w:p>'
    body = START + p("Ouvrir", num=1) + inset + LEAD_IN + p("Aider", num=1)
    assert blocks_of(body)[0].commitments == ["Ouvrir\nChaque jeudi."]


def test_blocks_in_two_columns_are_read_one_after_the_other():
    other = p("En tant que relais, je m’engage à :")
    rows = (
        [LEAD_IN, other],
        [p("Aider", num=1) + p("Ouvrir", num=1), p("1) Venir") + p("2) Dire")],
    )
    assert [
        b.commitments for b in blocks_of(p("Article 1er") + table(*rows) + END)
    ] == [
        ["Aider", "Ouvrir"],
        ["Venir", "Dire"],
    ]


def test_blocks_in_rows_are_read_row_by_row():
    other = p("En tant que relais, je m’engage à :")
    rows = ([LEAD_IN, p("Aider") + p("Ouvrir")], [other, p("Venir")])
    assert [
        b.commitments for b in blocks_of(p("Article 1er") + table(*rows) + END)
    ] == [
        ["Aider", "Ouvrir"],
        ["Venir"],
    ]


def test_numbers_in_a_column_of_their_own_are_numbers():
    rows = ([p("1"), p("Aider")], [p("2"), p("Tout ouvrir") + p("le jeudi")])
    assert commitments_of(table(*rows)) == ["Aider", "Tout ouvrir le jeudi"]


def test_a_path_drawn_as_a_table_in_the_preamble_is_kept_as_notes():
    drawn = table([p("Phase 1"), p("Phase 2")], [p("se connaître"), p("signer")])
    reading = read(lines_of(docx(p("Préambule") + p("Bonjour.") + drawn + START)))
    assert reading.preamble == "Bonjour."
    assert reading.notes == ["Phase 1", "Phase 2", "se connaître", "signer"]


def test_text_boxes_notes_and_running_heads_are_kept_as_notes():
    box = f"<w:r><w:drawing><w:txbxContent>{p('Signature')}</w:txbxContent></w:drawing></w:r>"
    twice = (
        "<w:r><mc:AlternateContent xmlns:mc='mc'><mc:Choice><w:drawing><w:txbxContent>"
        f"{p('Une fois')}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f"<w:txbxContent>{p('Une fois')}</w:txbxContent></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    body = p("Article 1er") + p(run("Six mois.") + box + twice)
    reading = read(
        lines_of(
            docx(
                body,
                footnotes=f"<w:footnote>{p('Une note')}</w:footnote>",
                comments=f"<w:comment>{p('À revoir')}</w:comment>",
                header1=p("Ville de Val-Fleuri"),
                header2=p("Ville de Val-Fleuri"),
                footer1=p("Page 1"),
            )
        )
    )
    assert reading.articles[0].text == "Six mois."
    assert reading.notes == [
        "Signature",
        "Une fois",
        "Une note",
        "À revoir",
        "Ville de Val-Fleuri",
        "Page 1",
    ]


def test_hidden_words_are_kept_as_notes():
    body = p("Article 1er") + p(run("Six mois.") + run("Brouillon", "<w:vanish/>"))
    reading = read(lines_of(docx(body)))
    assert (reading.articles[0].text, reading.notes) == ("Six mois.", ["Brouillon"])


def test_a_table_of_contents_is_kept_as_notes():
    contents = p("Article 1er", style="TM1") + p("Article 2", style="TM1")
    reading = read(lines_of(docx(contents + p("Article 1er") + p("Six mois."))))
    assert reading.summary() == "1 articles ; blocs ; 2 lignes en note"


def test_the_title_is_known_by_its_style():
    body = p("Ville de Val-Fleuri") + p("Notre contrat", style="Titre") + START
    reading = read(lines_of(docx(body)))
    assert (reading.frame, reading.title) == ("Ville de Val-Fleuri", "Notre contrat")
