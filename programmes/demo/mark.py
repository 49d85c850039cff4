"""The mark of the invented town."""

import io

from PIL import Image, ImageDraw


def town_mark():
    """Return the mark of the invented town, a bridge over a river, as PNG bytes."""
    image = Image.new("RGB", (480, 480), "white")
    draw = ImageDraw.Draw(image)
    draw.ellipse((20, 20, 460, 460), outline="#1d4d5c", width=14)
    draw.arc((110, 150, 370, 410), 180, 360, fill="#1d4d5c", width=26)
    draw.line((80, 200, 400, 200), fill="#1d4d5c", width=20)
    for height in (310, 350):
        for left in range(110, 350, 80):
            draw.arc((left, height, left + 40, height + 24), 0, 180, "#8f6c0c", 10)
            draw.arc(
                (left + 40, height, left + 80, height + 24), 180, 360, "#8f6c0c", 10
            )
    kept = io.BytesIO()
    image.save(kept, "PNG", optimize=True)
    return kept.getvalue()
