"""What an uploaded file is made of: known by its content, and kept without anything else.

A picture is drawn anew; a PDF is written anew from its pages, and refused when it holds
a script, a file or an action. Neither the name nor the declared type is looked at.
"""

import io
from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from PIL import Image, ImageOps

from programmes.logos import HEAVIEST, LARGEST, UNREADABLE

PDF, PNG, JPEG = "application/pdf", "image/png", "image/jpeg"
EXTENSIONS = {PDF: "pdf", PNG: "png", JPEG: "jpg"}

MOST_OBJECTS = 50_000  # of a PDF: a page that was scanned has about ten
#: So that a small file never fills the memory; a scanned page is not unpacked at all.
LIMITS = {
    "flate_max_memory": 64 * 1024 * 1024,
    "run_length_max_memory": 64 * 1024 * 1024,
    "parser_max_container_size": 100_000,
}

# What a viewer of PDFs would act on, by the key and by the name that tells it.
ACTIVE_KEYS = {"/JS", "/JavaScript", "/AA", "/EmbeddedFiles", "/EF", "/XFA"}
ACTIVE_NAMES = {
    "/S": {
        "/GoToE",
        "/GoToR",
        "/ImportData",
        "/JavaScript",
        "/Launch",
        "/Movie",
        "/Rendition",
        "/RichMediaExecute",
        "/Sound",
        "/SubmitForm",
    },
    "/Subtype": {"/3D", "/FileAttachment", "/Movie", "/RichMedia", "/Screen", "/Sound"},
    "/Type": {"/EmbeddedFile", "/Filespec"},
}


@dataclass(frozen=True)
class Content:
    """A file as it will be kept."""

    mime: str
    body: bytes


def harmless(file) -> Content:
    """Return what is kept of an uploaded ``file``: a PDF, a PNG or a JPEG, and only that.

    Raises ``ValidationError``, with what to do, when it is too heavy, none of the
    three by its content, damaged, locked, or when it holds more than pages.
    """
    if file.size > HEAVIEST:
        raise ValidationError(
            _("This file weighs %(size)s MB, and the most is 10 MB."),
            params={"size": -(-file.size // 1024 // 1024)},
        )
    body = file.read()
    if body.startswith(b"%PDF-"):
        return Content(PDF, _pages_only(body))
    return _drawn_anew(body)


def _drawn_anew(body):
    """Return a picture without what a camera writes beside it: place, day, device."""
    try:
        picture = Image.open(io.BytesIO(body), formats=("PNG", "JPEG"))
        width, height = picture.size
        if width * height > LARGEST:
            raise ValidationError(
                _("This picture is too large. Make it smaller, then add it.")
            )
        kind = picture.format
        ImageOps.exif_transpose(picture, in_place=True)
        plain = _on_white(picture)
        plain.info.clear()
    except UNREADABLE as error:
        raise ValidationError(
            _(
                "This file is no PDF, PNG or JPEG. Save it as one of them, then attach it."
            )
        ) from error
    kept = io.BytesIO()
    if kind == "PNG":
        plain.save(kept, "PNG")
        return Content(PNG, kept.getvalue())
    plain.save(kept, "JPEG", quality=90)
    return Content(JPEG, kept.getvalue())


def _on_white(picture):
    """Return a picture without transparency; one that has none is not copied."""
    if "A" in picture.getbands() or "transparency" in picture.info:
        clear = picture.convert("RGBA")
        plain = Image.new("RGB", clear.size, "white")
        plain.paste(clear, mask=clear)
        return plain
    return picture if picture.mode in ("1", "L", "RGB") else picture.convert("RGB")


def _pages_only(body):
    """Return the PDF written anew, without its properties; refuse what acts in it."""
    import pikepdf  # Slow to import, and seldom needed.

    pikepdf.settings.set_qpdf_limits(**LIMITS)
    kept = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(body), attempt_recovery=False) as pdf:
            if pdf.is_encrypted:
                raise pikepdf.PasswordError
            if len(pdf.objects) > MOST_OBJECTS or not len(pdf.pages):
                raise pikepdf.PdfError("no page")
            if any(map(_is_active, _dictionaries(pdf))):
                raise ValidationError(
                    _(
                        "This PDF holds more than pages: a script, a file or an action."
                        " Scan the paper, or save it without them."
                    )
                )
            # What did not unpack within the limits was not looked at.
            if any("error decoding" in said for said in pdf.get_warnings()):
                raise pikepdf.PdfError("packed too tight")
            del pdf.docinfo
            if "/Metadata" in pdf.Root:
                del pdf.Root.Metadata
            pdf.save(kept, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    except pikepdf.PasswordError as error:
        raise ValidationError(
            _("This PDF is locked by a password. Save it without one, then attach it.")
        ) from error
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError) as error:
        raise ValidationError(
            _(
                "This PDF cannot be read to its end. Save it anew, or attach the page as a picture."
            )
        ) from error
    return kept.getvalue()


def _dictionaries(pdf):
    """Yield every dictionary of a PDF, those inside others included."""
    import pikepdf  # Slow to import, and seldom needed.

    for start in pdf.objects:
        waiting = [start]
        while waiting:
            one = waiting.pop()
            if isinstance(one, pikepdf.Array):
                inside = list(one)
            elif isinstance(one, (pikepdf.Dictionary, pikepdf.Stream)):
                found = dict(one.items())
                yield found
                inside = list(found.values())
            else:
                continue
            # What is numbered comes by itself among the objects.
            waiting += [
                part
                for part in inside
                if isinstance(part, pikepdf.Object) and not part.is_indirect
            ]


def _is_active(dictionary):
    if ACTIVE_KEYS & dictionary.keys():
        return True
    return any(
        str(dictionary.get(key, "")) in names for key, names in ACTIVE_NAMES.items()
    )


class UploadForm:
    """The part of a form that takes one file, whole; its field ``file`` gives its content.

    To be put before the form's own class.
    """

    accept = ".pdf,.png,.jpg,.jpeg,application/pdf,image/png,image/jpeg"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["file"].widget.attrs["accept"] = self.accept
        # Sent after the file: an upload that was cut has lost it.
        self.fields["whole"] = forms.CharField(
            widget=forms.HiddenInput,
            initial="yes",
            error_messages={
                "required": gettext_lazy(
                    "The file did not arrive whole: attach it again."
                )
            },
        )

    def clean_file(self):
        return harmless(self.cleaned_data["file"])
