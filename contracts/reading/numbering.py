"""Numbers as word processors write them: « 1) », « a. », « IV », « 1.2 »."""

_ROMANS = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ORDINALS = ("premier", "deuxième", "troisième", "quatrième", "cinquième", "sixième")
DASHES = "-–—−‑"


def written(number: int, form: str) -> str:
    """Return ``number`` in one of the forms of ODF (« 1 a A i I ») or of Word."""
    number = max(0, min(number, 3999))
    if form in ("a", "A", "lowerLetter", "upperLetter"):
        letters = _letters(number)
        return letters.upper() if form in ("A", "upperLetter") else letters
    if form in ("i", "I", "lowerRoman", "upperRoman"):
        letters = _roman(number)
        return letters.upper() if form in ("I", "upperRoman") else letters
    if form == "ordinal":
        return "1er" if number == 1 else f"{number}e"
    if form == "ordinalText" and 1 <= number <= len(_ORDINALS):
        return _ORDINALS[number - 1]
    if form in ("", "none"):
        return ""
    return f"{number:02}" if form == "decimalZero" else str(number)


def bullet(character: str) -> str:
    """Return the bullet that stands for a character of a symbol font."""
    return "–" if character.strip() in tuple(DASHES) else "•"


def _letters(number: int) -> str:
    """After z come aa, bb, cc."""
    if number < 1:
        return ""
    times, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (times + 1)


def _roman(number: int) -> str:
    letters = ""
    for value, letter in _ROMANS:
        times, number = divmod(number, value)
        letters += letter * times
    return letters
