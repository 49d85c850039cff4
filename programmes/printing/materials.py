"""What prints are made of, as bytes: fonts, styles, drawings."""

import hashlib
import io
from functools import cache
from importlib.resources import files
from pathlib import Path

from django.conf import settings

ATKINSON = ("AtkinsonHyperlegible-Regular", "AtkinsonHyperlegible-Bold")


def folder() -> Path:
    return Path(settings.BASE_DIR) / "static" / "print"


@cache
def styles() -> str:
    return (folder() / "print.css").read_text()


@cache
def fonts() -> dict:
    """Return the embedded typefaces as assets: address → (bytes, media type)."""
    paths = sorted((folder() / "fonts").glob("*.ttf"))
    cuts = {f"csm:font/{path.stem}": (path.read_bytes(), "font/ttf") for path in paths}
    wheel = files("fontpkg_atkinson_hyperlegible") / "files"
    for name in ATKINSON:
        body = (wheel / f"{name}.ttf").read_bytes()
        cuts[f"csm:font/{name}"] = (body, "font/ttf")
    return cuts


@cache
def characters() -> frozenset:
    """Return the characters that the serif of people's names can set."""
    from fontTools.ttLib import TTFont  # Slow to import, and seldom needed.

    body, _mime = fonts()["csm:font/CSMSerif-Regular"]
    return frozenset(map(chr, TTFont(io.BytesIO(body)).getBestCmap()))


@cache
def drawings() -> dict:
    """Return the ornaments as assets: address → (bytes, media type)."""
    paths = sorted((folder() / "drawings").glob("*.svg"))
    return {
        f"csm:drawing/{path.stem}": (path.read_bytes(), "image/svg+xml")
        for path in paths
    }


@cache
def fingerprint() -> str:
    """Return a digest of everything above: another font, another print."""
    sha = hashlib.sha256(styles().encode())
    for address, (body, _mime) in sorted({**fonts(), **drawings()}.items()):
        sha.update(address.encode() + hashlib.sha256(body).digest())
    return sha.hexdigest()
