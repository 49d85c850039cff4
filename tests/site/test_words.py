"""The French of the screens: complete, well set, and in the words of the ground."""

import re

import pytest

from tests.site.sources import TEMPLATES, template_name, templates, text
from tests.site.words import (
    CATALOGUE,
    every_message,
    french,
    length,
    messages_below,
    sentences,
    translations,
)

SPACES = "\u00a0\u202f"
MISSET = {
    "straight apostrophe": r"\w'\w",
    "guillemet without its space": rf"«(?![{SPACES}])|(?<![{SPACES}])»",
    "sign without its thin space": r"(?<![\u202f;!?])[;!?]",
    "colon without its space": r"(?<![\u00a0\d/])(?<!https):(?!\d)",
    "capital without its accent": r"\b(A(?! quitté)|Etat|Ecri\w*|Ecout\w*|Etap\w*|Edit\w*)\b(?!\.)",
    "three dots": r"\.\.\.",
}
MISSET_LINES = {
    "straight apostrophe": "l'adresse",
    "guillemet without its space": "« mot »",
    "sign without its thin space": "Vraiment ?",
    "colon without its space": "Attention :",
    "capital without its accent": "Ecrire l’article",
    "three dots": "Et puis...",
}
#: Around what a page puts in, where no catalogue sees the space.
LOOSE = re.compile(r"«[ ](?=[{<])|(?<=[}>])[ ](?=[»:;!?](?:[\s<{]|$))", re.MULTILINE)
#: What says nothing, or is set by the catalogue.
ASIDE = re.compile(r"{#.*?#}|{% blocktranslate.*?{% endblocktranslate %}", re.DOTALL)
# Words that make of a person a file (trust 5.6), and the programme's own words, which
# are the programme's to choose.
NEVER = r"\b(usag(er|ère)s?|patiente?s?|cas|login|bénéficiaires?|auteure?s?)\b"
#: Read by participants: shorter.
PARTICIPANT_PAGES = (
    "accounts/",
    "csm/chain/own",
    "csm/rights/person",
    "csm/help.html",
    "csm/calendar",
    "wellbeing/phone",
    "workshops/ballot_",
    "evaluation/vote_",
    "evaluation/measure_told",
    "evaluation/print/measure_sheet",
    "workshops/print/ranking_sheet",
    "workshops/ranking_told",
    "wellbeing/screen",
    "wellbeing/print/",
    "wellbeing/wall",
    "403.html",
    "404.html",
)
LONGEST_SENTENCE = 30
LONGEST_FOR_PARTICIPANTS = 20
MEAN_FOR_PARTICIPANTS = 12
#: The paper keeps the language of the contract, whatever that of the screen.
IN_THE_CONTRACTS_LANGUAGE = ("contracts/print/", "contracts/paper")


def our_french():
    return [words for forms in translations().values() for words in forms if words]


def test_every_message_has_its_french():
    known = translations()
    assert len(known) > 100
    missing = {m for m in every_message() if m.strip() and not any(known.get(m, []))}
    assert sorted(missing) == []


def test_the_catalogue_is_complete_and_compiled():
    assert [entry.msgid for entry in french() if entry.fuzzy] == []
    assert [entry.msgid for entry in french().untranslated_entries()] == []
    assert CATALOGUE.with_suffix(".mo").read_bytes() == french().to_binary()


def test_a_translation_keeps_the_placeholders():
    changed = []
    for entry in french():
        wanted = set(
            re.findall(r"%\(\w+\)\w|\{\w+\}", entry.msgid + entry.msgid_plural)
        )
        for words in [entry.msgstr, *entry.msgstr_plural.values()]:
            found = set(re.findall(r"%\(\w+\)\w|\{\w+\}", words))
            if words and not found <= wanted:
                changed.append(entry.msgid)
    assert changed == []


@pytest.mark.parametrize("fault", MISSET)
def test_french_is_set_as_a_printer_would(fault):
    assert re.search(MISSET[fault], MISSET_LINES[fault])
    assert [words for words in our_french() if re.search(MISSET[fault], words)] == []


def test_a_page_is_set_as_a_printer_would_around_what_it_puts_in():
    for wrong in ("« {{ words }}", "}} »\n", "</strong> : {{ day }}"):
        assert LOOSE.search(wrong)
    pages = [path for path in templates() if path.suffix == ".html"]
    loose = [template_name(path) for path in pages if LOOSE.search(_said_by(path))]
    assert loose == []


def _said_by(path):
    return ASIDE.sub("", text(path))


def test_no_word_makes_a_file_of_a_person():
    assert re.search(NEVER, "Les usagers", re.IGNORECASE)
    assert [w for w in our_french() if re.search(NEVER, w, re.IGNORECASE)] == []


def test_no_sentence_is_longer_than_thirty_words():
    long = [
        sentence
        for words in our_french()
        for sentence in sentences(words)
        if length(sentence) > LONGEST_SENTENCE
    ]
    assert long == []


def test_sentences_for_participants_are_shorter():
    known = translations()
    found = [
        sentence
        for message in messages_below(*PARTICIPANT_PAGES)
        for words in known.get(message, [])
        for sentence in sentences(words)
    ]
    lengths = [length(sentence) for sentence in found]
    assert [s for s in found if length(s) > LONGEST_FOR_PARTICIPANTS] == []
    assert sum(lengths) / len(lengths) <= MEAN_FOR_PARTICIPANTS


def test_templates_say_nothing_outside_the_catalogue():
    said = [
        (template_name(path), words)
        for path in templates()
        if not template_name(path).startswith(IN_THE_CONTRACTS_LANGUAGE)
        for words in bare_words(text(path))
    ]
    assert list(bare_words("<p>Bonjour</p>{% translate 'x' %}")) == ["Bonjour"]
    assert TEMPLATES.is_dir()
    assert said == []


def bare_words(source):
    """Yield the words of a template that no translation tag holds."""
    source = re.sub(
        r"{% blocktrans(late)?\b.*?{% endblocktrans(late)? %}", "", source, flags=re.S
    )
    source = re.sub(r"{% block body_class %}.*?{% endblock %}", "", source)
    source = re.sub(r"{% partialdef \w+_class %}.*?{% endpartialdef %}", "", source)
    source = re.sub(r"{#.*?#}|{% comment.*?endcomment %}", "", source, flags=re.S)
    # What has a language of its own is not translated.
    source = re.sub(r"<(\w+)[^>]*\slang=\"[a-z]+\"[^>]*>[^<]*</\1>", "", source)
    source = re.sub(r"<(style|svg)\b.*?</\1>", "", source, flags=re.S)
    source = re.sub(r"{%.*?%}|{{.*?}}", "", source, flags=re.S)
    source = re.sub(r"<[^>]*>|&\w+;", "\n", source)
    for line in source.splitlines():
        if re.search(r"[^\W\d_]{2,}", line.strip()) and line.strip() != "· CSM":
            yield line.strip()
