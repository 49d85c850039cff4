"""The words and shapes by which the parts of a French contract are known.

Patterns are matched on ``folded`` text: small letters, no accents, straight
apostrophes, one character for one, so that a match tells where to cut.
"""

import re
import unicodedata

from contracts.reading.labels import labels_of

_ALIKE = dict(zip("’ʼ‘´`‐‑−–—œæ\u00a0\u202f\u2009", "'''''-----oa   ", strict=True))

_END = r"(?=\W|_|$)"
_LABEL = r"(?:\(?(?:\d{1,2}|[a-d]|[ivx]{1,4})\s?[.)-]+\s*)?"
_SEPARATOR = r"\s*[:.-]*\s*"
_ORDINAL = (
    r"premiere?|unique|liminaire|preliminaire|second|deuxieme|troisieme|quatrieme"
    r"|cinquieme|sixieme|septieme|huitieme|neuvieme|dixieme|un|deux|trois|quatre|cinq"
    r"|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze"
)

PREAMBLE = re.compile(rf"{_LABEL}preambule\s*(?:[:.-]+\s*|$)")
PART = re.compile(
    rf"{_LABEL}(?:(?:partie|titre|chapitre|volet)\s*(?:n\s?[°o]\s?)?"
    rf"(?P<number>1|iii|ii|i|une?|premiere?|2|deux(?:ieme)?|seconde?|3|trois(?:ieme)?)"
    rf"(?:\s?(?:ere|er|re|e|eme|nde?))?{_END}"
    rf"|(?P<ordinal>premiere|1\s?(?:ere|re)|deuxieme|seconde|2\s?(?:eme|nde|de|e)"
    rf"|troisieme|3\s?(?:eme|e))\s+partie{_END})(?P<separator>\s*[:.-]*)\s*(?P<rest>.*)"
)
PART_BY_NAME = re.compile(
    r"(?:les\s+|nos\s+)?(?:articles?|engagements?|dispositions?|responsabilites?|clauses?)"
    r"\s+(?:(?P<one>commun|general|partage|collecti|mutuel)"
    r"|(?P<two>propre|individuel|particuli|specifique|respectif))"
)
ARTICLE = re.compile(
    rf"(?:(?:article|art)\.?\s*(?:n\s?[°o]\s?)?"
    rf"(?P<number>\d{{1,3}}(?:[.-]\d{{1,2}}(?!\d))*|{_ORDINAL}|[ivxl]{{1,6}})"
    rf"(?:\s?(?:ere|er|re|eme|e|nd|°))?{_END}"
    rf"|(?P<ordinal>premier|1er|deuxieme|second|troisieme|quatrieme)\s+article{_END})"
    rf"(?P<separator>\s*[:.-]*)\s*(?P<rest>.*)"
)
FAMILIES = re.compile(
    r"(?:(?:un\s+)?(?:partenariat|contrat\s+conclu|conclu)\s+)?entre(?:\s+les\s+soussignes)?"
    r"\s*(?::\s*|$)|(?:un\s+)?partenariat\s+entre\s+"
)
_MONTHS = (
    r"janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre"
    r"|decembre"
)
PLACE_DATE = re.compile(
    rf"(?:[^,;:]{{2,60}},?\s+)?(?:le\s+)?(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi"
    rf"|dimanche)\s+)?(?:\d{{1,2}}(?:er)?\s+(?:{_MONTHS})\s+\d{{4}}|(?:{_MONTHS})\s+\d{{4}}"
    rf"|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}}|[….\s_]{{4,}})\s*\.?$"
)
MADE_AT = re.compile(
    rf"(?:fait|signe|etabli|conclu)\s+(?:a{_END}|en\s+.*(?:exemplaire|original)|le\s"
    r"|aux?\s.{2,60}(?:exemplaire|original|\ble\s))"
)
SIGNATURES = re.compile(
    r"(?:les\s+)?signat(?:aires?|ures?)"
    r"(?:\s+(?:des?|du|et)\s+(?:partenaires?|parties|signataires?|cachets?))?\s*:?\s*$"
)
ANNEX = re.compile(
    rf"annexes?\s*(?:n\s?[°o]\s?)?(?P<number>\d{{1,2}}|[ivx]{{1,4}}{_END}|[a-e]{_END})?"
    rf"{_SEPARATOR}"
)
CLOSING = re.compile(
    rf"{_LABEL}(?:clauses?\s+(?:de\s+cloture|finales?)|cloture|dispositions\s+finales"
    r"|conclusion|pour\s+conclure|pour\s+finir)\s*[:.]?\s*$"
)
TO_BE_DEFINED = re.compile(
    r"[(\[]?\s*(?:(?:engagements?\s+|points?\s+)?(?:reste(?:nt)?\s+)?a\s+(?:definir"
    r"|preciser|completer|determiner|venir|construire|ecrire)|[….\s_]{4,}$)"
    r"|.*\b(?:seront|sera|restent|reste)\s+(?:a\s+)?(?:defini|precise|determine|fixe"
    r"|ajoute|arrete|complete|ecrit)"
)
_PLACEHOLDER = re.compile(
    r"[(\[]?\s*a\s+(?:definir|preciser|completer|determiner)"
    r"(?:\W*$|\s+(?:avec|ensemble|ulterieurement|plus\s+tard|au|en|lors|par|apres)\b)"
)
# Who speaks for everybody speaks in an article, not in the block of one group.
EVERYBODY = re.compile(
    r"(?:nous\s*,\s*)?(?:l'ensemble|tou(?:s|te|tes)\b|chacun|chaque\s+(?:partie|signataire)"
    r"|les\s+(?:partenaires\s+)?signataires|les\s+parties)\b"
)
FINITE_VERB = re.compile(
    r"\b(?:est|sont|sera|seront|ont|peut|peuvent|doit|doivent|vise|s'engage(?:nt)?)\b"
)
CONTENTS = re.compile(r"(?:sommaire|table\s+des\s+matieres)\s*:?\s*$")
CONTENTS_LINE = re.compile(r".*?[.…·_]{3,}\s*\d{1,3}$")
PAGE_NUMBER = re.compile(
    r"(?:page\s+|p\.\s?|-\s)?\d{1,3}(?:\s?(?:/|sur|de)\s?\d{1,3})?(?:\s-)?$"
)

ROLE = re.compile(
    rf"{_LABEL}(?:en\s+(?:tant|qualite)\s+(?:que?|d)|en\s+ma\s+qualite\s+d)"
)
ENGAGED = re.compile(
    r"(?P<je>\bm'engage\b)|(?P<nous>\bnous\s+(?:[^.;:]{0,60}\s)?engageons\b)"
    r"|(?P<s_engageront>\bs'engageront\b|\bs'engage(?:nt|ra)?\b)"
)
_WAITING = re.compile(r".*(?::|…|\b(?:engage\w*|ensuite)\s+a|\bce\s+qui\s+suit)\W*$")
LETS_PROMISE = re.compile(r"(?:je\s+m'engage|nous\s+(?:nous\s+)?engageons)\b")

# A line that ends on one of these goes on in the next.
_UNFINISHED = re.compile(
    r".*(?:[,(«\[/&]|\b(?:de|du|des|la|le|les|l'|d'|qu'|un|une|a|au|aux|et|ou|en|pour|par"
    r"|sur|sous|dans|avec|sans|vers|chez|entre|que|qui|dont|ce|cet|cette|ces|son|sa|ses"
    r"|leur|leurs|notre|nos|mon|ma|mes|votre|vos|article|art\.|annexe|phase|cf\.|voir))$"
)


class _Folding(dict):
    """What each character becomes, kept once it was asked for."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        plain = _ALIKE.get(letter) or unicodedata.normalize("NFD", letter)[0]
        self[code] = plain.lower()[0]
        return self[code]


_FOLDING = _Folding()
_TAIL = 200  # characters that tell how a line ends, however long it is


def folded(text: str) -> str:
    """Return ``text`` in small letters without accents, as long as it was."""
    return text.translate(_FOLDING)


def is_waiting(text: str) -> bool:
    """Whether a list is to follow: « … je m'engage à : »."""
    return _WAITING.match(folded(text[-_TAIL:])) is not None


def is_placeholder(text: str) -> bool:
    """Whether a line stands in for commitments to come: « À définir avec… »."""
    return _PLACEHOLDER.match(folded(text)) is not None


def is_unfinished(text: str, *, by_comma: bool = True) -> bool:
    """Whether a line ends in the midst of a sentence, on « de la » or a comma."""
    end = text[-_TAIL:]
    if is_waiting(end) or (end.endswith(",") and not by_comma):
        return False
    opened = end.rfind("(") > end.rfind(")") or end.rfind("«") > end.rfind("»")
    return opened or _UNFINISHED.match(folded(end)) is not None


def is_ended(text: str) -> bool:
    """Whether a line ends with the mark of a sentence's end."""
    return text.rstrip(' \u00a0\u202f»”")')[-1:] in tuple(".!?:;…")


def begins_small(text: str) -> bool:
    """Whether a line can only be the rest of another: « à respecter… », « , puis »."""
    return text[:1].islower() or text[:1] in tuple(":;,.)»!?%]")


def begins_something(text: str) -> bool:
    """Whether a table cell begins like an item, a promise or an article."""
    small = folded(text.strip()[:400])
    return bool(
        labels_of(text.strip())
        or ROLE.match(small)
        or ARTICLE.match(small)
        or ENGAGED.search(small)
        or _PLACEHOLDER.match(small)
    )
