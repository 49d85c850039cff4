"""Logos: known by their content, and drawn anew, so that nothing else travels along."""

import io

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

HEAVIEST = 10 * 1024 * 1024  # bytes received
LARGEST = 40_000_000  # pixels received: more is a bomb or a poster
SIDE = 1200  # pixels kept: 10 cm at 300 dots an inch
MOST = 12  # logos at the head of one contract

UNREADABLE = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)


def as_png(file) -> bytes:
    """Return the picture of an uploaded ``file`` as a PNG that holds nothing else.

    Raises ``ValidationError`` when it is too heavy, too large, or no PNG or JPEG
    by its content; its name and its declared type are not looked at.
    """
    if file.size > HEAVIEST:
        raise ValidationError(
            _("This file weighs %(size)s MB, and the most is 10 MB."),
            params={"size": -(-file.size // 1024 // 1024)},
        )
    try:
        return _drawn_anew(Image.open(file, formats=("PNG", "JPEG")))
    except UNREADABLE as error:
        raise ValidationError(
            _("This file is not a PNG or JPEG picture. Save it as one, then add it.")
        ) from error


def _drawn_anew(picture):
    width, height = picture.size
    if width * height > LARGEST:
        raise ValidationError(
            _("This picture is too large. Make it smaller, then add it.")
        )
    clear = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
    upright = ImageOps.exif_transpose(picture)
    upright.thumbnail((SIDE, SIDE))
    plain = upright.convert("RGBA" if clear else "RGB")
    plain.info.clear()
    kept = io.BytesIO()
    plain.save(kept, "PNG", optimize=True)
    return kept.getvalue()
