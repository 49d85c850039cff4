"""Cut the serif of the printed contract from the variable Source Serif 4.

Run once, when the family changes: python docs/cut_fonts.py static/print/fonts
(needs the packages fonttools and fontpkg-source-serif-4 of requirements-test.in).

The licence reserves the name « Source » to the unmodified family, so the cuts
are called « CSM Serif ».
"""

import sys
from importlib.resources import files
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

UPRIGHT, ITALIC = "SourceSerif4[opsz,wght].ttf", "SourceSerif4-Italic[opsz,wght].ttf"
SERIF = "CSM Serif"
CUTS = {  # file: source, family, style, place on the axes
    "CSMSerif-Regular": (UPRIGHT, SERIF, "Regular", {"opsz": 11, "wght": 400}),
    "CSMSerif-Italic": (ITALIC, SERIF, "Italic", {"opsz": 11, "wght": 400}),
    "CSMSerif-Semibold": (UPRIGHT, SERIF, "Bold", {"opsz": 14, "wght": 600}),
    "CSMSerif-Display": (
        UPRIGHT,
        "CSM Serif Display",
        "Regular",
        {"opsz": 40, "wght": 500},
    ),
}
# Latin with all its accents, combining marks, punctuation, currencies, arrows.
KEPT = [
    *range(0x20, 0x250),
    *range(0x2B0, 0x370),
    *range(0x1E00, 0x1F00),
    *range(0x2000, 0x2070),
    *range(0x20A0, 0x20C0),
    *range(0x2100, 0x2200),
    0x2212,
]
# People's names are set in Regular and Semibold: Greek and Cyrillic too.
NAMES = [*KEPT, *range(0x370, 0x530)]
FEATURES = [
    "ccmp",
    "kern",
    "liga",
    "lnum",
    "locl",
    "mark",
    "mkmk",
    "onum",
    "pnum",
    "tnum",
]
FAMILY, STYLE, UNIQUE, FULL, POSTSCRIPT = 1, 2, 3, 4, 6


def cut(source, family, style, place):
    """Return one static font, renamed and reduced to the characters kept."""
    path = files("fontpkg_source_serif_4") / "files" / source
    font = instancer.instantiateVariableFont(TTFont(path), place, inplace=True)
    options = subset.Options(hinting=False, layout_features=FEATURES, name_IDs=["*"])
    options.drop_tables += ["STAT", "DSIG", "MVAR"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=NAMES if source == UPRIGHT and family == SERIF else KEPT)
    cutter.subset(font)
    rename(font, family, style)
    return font


def rename(font, family, style):
    """Give the font its own name in every record that carries one."""
    full = f"{family} {style}"
    names = {FAMILY: family, STYLE: style, UNIQUE: full, FULL: full}
    names[POSTSCRIPT] = full.replace(" ", "")
    table = font["name"]
    kept = [record for record in table.names if record.nameID in (0, 5, 13, 14)]
    table.names = kept
    for name_id, value in names.items():
        table.setName(value, name_id, 3, 1, 0x409)


def main(folder):
    for name, (source, family, style, place) in CUTS.items():
        font = cut(source, family, style, place)
        font.save(Path(folder) / f"{name}.ttf")
    licence = files("fontpkg_source_serif_4") / "LICENSE"
    (Path(folder) / "OFL.txt").write_text(licence.read_text())


if __name__ == "__main__":
    main(sys.argv[1])
