"""The reading of a page finds what it looks for: or else it could not fail."""

import pytest
from django.http import HttpResponse

from tests.site.soundness import Elements, faults

SOUND = """<!doctype html><html lang="fr"><head><title>Une page</title></head>
<body><main><h1>Une page</h1><h2>Une partie</h2><p id="why">Un mot.</p>
<form><label for="name">Nom</label><input id="name" name="name"></form>
<a href="#why">Pourquoi</a></main></body></html>"""
BROKEN = {
    "not one main": ("<main>", "<main></main><main>"),
    "not one title": ("Une page</title>", "</title>"),
    "several navigations, one without a name": (
        "<main>",
        "<nav></nav><nav></nav><main>",
    ),
    "no language": ('lang="fr"', ""),
    "unexpected-end-tag, line 4": ("</main>", "</b></main>"),
    "2 h1": ("<h2>Une partie</h2>", "<h1>Une partie</h1>"),
    "0 h1": ("<h1>Une page</h1>", ""),
    "h3 after h1": ("<h2>Une partie</h2>", "<h3>Une partie</h3>"),
    "empty heading": ("Une partie", ""),
    "id why 2 times": ('id="name"', 'id="why"'),
    "aria-describedby of nothing: rien": ('name="name"', 'aria-describedby="rien"'),
    "link to nothing: #rien": ('href="#why"', 'href="#rien"'),
    "field without a label: name": ("<label for", "<label data-for"),
    "image without alt": ("Un mot.", '<img src="a.png">'),
    'a without words: <a href="#why"></a>': ("Pourquoi", ""),
    "error not tied to name": ('name="name"', 'name="name" aria-invalid="true"'),
    "the summary of errors says nothing": (
        "<form>",
        '<p id="errors" tabindex="-1"></p>',
    ),
    "the summary of errors cannot take the focus": ("<form>", '<p id="errors"></p>'),
    "style inside the page": ("<h2>", '<h2 style="color: red">'),
    "script inside the page": ("<h2>", "<script>1</script><h2>"),
    "onclick inside the page": ("<h2>", '<h2 onclick="1">'),
    "another site: //ailleurs.example/a.js": (
        "<h2>",
        '<script src="//ailleurs.example/a.js"></script><h2>',
    ),
}


def found(page):
    return faults(Elements(HttpResponse(page)))


def test_a_sound_page_has_no_fault():
    assert found(SOUND) == []


@pytest.mark.parametrize("fault", BROKEN)
def test_a_fault_is_found(fault):
    sound, broken = BROKEN[fault]
    assert SOUND.count(sound) == 1
    assert fault in found(SOUND.replace(sound, broken))
