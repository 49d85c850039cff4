import pytest

from contracts.reading import Unreadable, lines_of, read
from tests.contracts.documents import odt, odt_list, odt_table, tp, zipped
from tests.contracts.texts import OLD_CONTRACT

LEAD_IN = tp("En tant que ville, nous nous engageons à :")
OTHER = tp("En tant que relais, je m’engage à :")
START = tp("Article 1er") + LEAD_IN
END = tp("Fait à Val-Fleuri, le 12 mars 2020")
LISTS = """
<text:list-style style:name="L1">
  <text:list-level-style-number text:level="1" style:num-suffix=")" style:num-format="1"/>
  <text:list-level-style-number text:level="2" style:num-suffix="." style:num-format="a"/>
</text:list-style>
<text:list-style style:name="L2">
  <text:list-level-style-bullet text:level="1" text:bullet-char="•"/>
</text:list-style>
"""


def texts(body, **parts):
    return [
        line.whole
        for line in lines_of(odt(body, automatic=LISTS, **parts))
        if line.text
    ]


def reading_of(body, **parts):
    return read(lines_of(odt(body, automatic=LISTS, **parts)))


def blocks_of(body):
    return [b for article in reading_of(body).articles for b in article.blocks]


def test_a_whole_contract_comes_out_of_an_opendocument():
    body = "".join(map(tp, OLD_CONTRACT.split("\n")))
    assert (
        reading_of(body).summary() == "4 articles ; blocs 6 7 11 0 ; 3 lignes en note"
    )


def test_spans_spaces_and_breaks_are_read():
    inside = (
        "<text:span>Un<text:s text:c='3'/></text:span>de<text:soft-page-break/>ux"
        "<text:line-break/><text:a>trois</text:a><text:tab/>quatre\n cinq"
    )
    assert texts(f"<text:p>{inside}</text:p>") == ["Un deux", "trois quatre cinq"]


def test_the_numbers_of_lists_are_numbers():
    inner = odt_list(tp("le matin"), tp("le soir"), style="")
    body = odt_list(tp("Aider"), tp("Ouvrir :") + inner, tp("Rester"))
    assert texts(body) == [
        "1) Aider",
        "2) Ouvrir :",
        "a. le matin",
        "b. le soir",
        "3) Rester",
    ]
    assert blocks_of(START + body + END)[0].commitments == [
        "Aider",
        "Ouvrir :\na. le matin\nb. le soir",
        "Rester",
    ]


def test_bullets_make_commitments():
    body = odt_list(tp("Aider"), tp("Ouvrir"), style="L2")
    assert blocks_of(START + body)[0].commitments == ["Aider", "Ouvrir"]


def test_a_second_paragraph_in_an_item_belongs_to_it():
    body = (
        START
        + odt_list(tp("Ouvrir.") + tp("Le jeudi."))
        + OTHER
        + odt_list(tp("Venir"))
    )
    assert [b.commitments for b in blocks_of(body)] == [
        ["Ouvrir.\nLe jeudi."],
        ["Venir"],
    ]


def test_a_list_goes_on_where_it_says_so():
    again = odt_list(tp("trois"), attributes='text:continue-numbering="true"')
    anew = odt_list(tp("un"))
    assert texts(odt_list(tp("un"), tp("deux")) + tp("Et puis") + again + anew) == [
        "1) un",
        "2) deux",
        "Et puis",
        "3) trois",
        "1) un",
    ]


def test_numbered_headings_are_articles():
    outline = (
        '<text:outline-style><text:outline-level-style text:level="1"'
        ' style:num-prefix="Article " style:num-format="1"/></text:outline-style>'
    )
    body = '<text:h text:outline-level="1">Durée</text:h>' + tp("Six mois.")
    (article,) = reading_of(body, styles=outline).articles
    assert (article.number_as_written, article.heading, article.text) == (
        "1",
        "Durée",
        "Six mois.",
    )


def test_blocks_in_two_columns_are_read_one_after_the_other():
    rows = (
        [LEAD_IN, OTHER],
        [odt_list(tp("Aider"), tp("Ouvrir")), odt_list(tp("Venir"), style="L2")],
    )
    assert [b.commitments for b in blocks_of(tp("Article 1er") + odt_table(*rows))] == [
        ["Aider", "Ouvrir"],
        ["Venir"],
    ]


def test_deleted_words_are_no_text():
    deleted = (
        "<text:tracked-changes><text:changed-region><text:deletion>"
        f"{tp('Hier')}</text:deletion></text:changed-region></text:tracked-changes>"
    )
    inside = "Prê<text:change/>ter<text:change-start/> la salle<text:change-end/>"
    assert texts(f"{deleted}<text:p>{inside}</text:p>") == ["Prêter la salle"]


def test_what_stands_beside_the_text_is_kept_as_notes():
    note = f"<text:note><text:note-citation>1</text:note-citation><text:note-body>{tp('Une note')}</text:note-body></text:note>"
    comment = f"<office:annotation>{tp('À revoir')}</office:annotation>"
    box = f"<draw:frame><draw:text-box>{tp('Étape 1')}</draw:text-box></draw:frame>"
    contents = f"<text:table-of-content><text:index-body>{tp('Article 1er')}</text:index-body></text:table-of-content>"
    masters = (
        "<office:master-styles><style:master-page>"
        f"<style:header>{tp('Val-Fleuri')}</style:header>"
        f"<style:footer>{tp('Page 1')}</style:footer>"
        "</style:master-page></office:master-styles>"
    )
    body = (
        contents + tp("Article 1er") + f"<text:p>Six{note}{comment}{box} mois.</text:p>"
    )
    reading = reading_of(body, styles=masters)
    assert [article.text for article in reading.articles] == ["Six mois."]
    assert reading.notes == [
        "Article 1er",
        "Étape 1",
        "Une note",
        "À revoir",
        "Val-Fleuri",
        "Page 1",
    ]


def test_a_protected_or_broken_document_is_refused():
    kind = {"mimetype": "application/vnd.oasis.opendocument.text"}
    locked = "<manifest:encryption-data/>"
    with pytest.raises(Unreadable, match="mot de passe"):
        lines_of(zipped(kind | {"META-INF/manifest.xml": locked, "content.xml": "x"}))
    for content in ("x", "<a/>"):
        with pytest.raises(Unreadable, match="abîmé"):
            lines_of(zipped(kind | {"content.xml": content}))


def test_a_spreadsheet_is_refused():
    kind = {"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}
    with pytest.raises(Unreadable, match="document de texte"):
        lines_of(zipped(kind | {"content.xml": "<a/>"}))
