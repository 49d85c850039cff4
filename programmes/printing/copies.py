"""Many copies that differ by a few words, for the price of about one.

The page is laid out once, with a stand-in where each copy has its own words,
and all those words are laid out once on a page of names. The stand-ins become
forms (small drawings that a page refers to); a copy is the same bytes with its
own forms appended as an update. ``packs`` puts such copies into one file.

This leans on how WeasyPrint writes its pages: a run of text is « r g b rg … BT
… ET ». Whatever does not look like that (words on two lines, a typeface that is
not ours, emoji) is printed by itself, whole: ``alone`` does it.
"""

import io
import re
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name

from programmes.printing import renderer
from programmes.printing.recipe import Words

# The style sheet paints the words that differ in colours that nothing else has; the
# last component is the number of the stand-in.
STAND_IN = re.compile(
    rb"0\.003922 0\.007843 (0\.\d+) rg\s+(?:/\S+ gs\s+)?BT\s(.*?)\sET", re.DOTALL
)
PLACE = re.compile(rb"([-\d.]+) ([-\d.]+) Tm")
TYPEFACE = re.compile(rb"/(\S+) [\d.]+ Tf")
#: The head of a form in an update, as ``Update`` writes it.
FORM = re.compile(
    rb"(\d+) 0 obj\n<< /Type /XObject /Subtype /Form [^>]*/Length (\d+) >>\nstream\n"
)
END = b"%%EOF\n"
OURS = ("CSM-Serif", "Atkinson-Hyperlegible")


class UnexpectedShape(Exception):  # noqa: N818 -- not a fault: another way is taken
    """The renderer wrote its pages in a way that this module does not know."""


@dataclass
class StandIn:
    """Where the words of each copy go, and by what name the page refers to them."""

    number: int
    words: Words
    x: bytes
    y: bytes

    @property
    def form(self):
        return f"/Copy{self.number}"

    def draw(self, run):
        """Return a run of text moved here from the page of names."""
        x = _place(run)[0] if self.words.is_centred else self.x
        moved = PLACE.sub(lambda _found: x + b" " + self.y + b" Tm", run)
        return b"%s BT %s ET" % (self.words.ink, moved)


def separate(recipe, *, tagged=True):
    """Yield the PDF of each copy; without tags, which cost a tenth, for a printer."""
    try:
        template = Template(recipe, tagged=tagged)
    except UnexpectedShape:
        yield from map(recipe.alone, range(recipe.count))
        return
    update = Update(template)
    for index, forms in enumerate(template.copies):
        yield update.with_forms(forms) if forms else recipe.alone(index)


class Template:
    """The page with forms for stand-ins, and what each copy draws in them."""

    def __init__(self, recipe, *, tagged):
        pdf = renderer.render(recipe.page, recipe.assets, tagged=tagged)
        names = renderer.render(recipe.names, tagged=False)
        self.pdf = pikepdf.open(io.BytesIO(pdf))
        self.places = self._find_stand_ins(recipe.words)
        with pikepdf.open(io.BytesIO(names)) as document:
            #: For each copy its drawings by form, or None where they do not fit.
            drawn = enumerate(self._draw(document, recipe.count))
            self.copies = [None if i in recipe.strange else forms for i, forms in drawn]
            typefaces = self.pdf.copy_foreign(document.pages[0].Resources.Font)
        self.resources = self.pdf.make_indirect(Dictionary(Font=typefaces))
        objects = self.pdf.pages[0].Resources.XObject
        for place in self.places:
            objects[place.form] = make_form(self.pdf, b"", self.resources)

    def _find_stand_ins(self, words):
        """Return the stand-ins in the order of ``words``, and refer to forms instead."""
        found = {}

        def refer(run):
            number = round(float(run[1]) * 255)
            if number in found or not 0 < number <= len(words):
                raise UnexpectedShape(number)
            found[number] = StandIn(number, words[number - 1], *_place(run[2]))
            return f"{found[number].form} Do".encode()

        for page in self.pdf.pages:
            content = page.Contents.read_bytes()
            changed = STAND_IN.sub(refer, content)
            if changed != content:
                page.Contents = self.pdf.make_stream(changed)
        if len(found) != len(words):
            raise UnexpectedShape(sorted(found))
        return [found[number] for number in sorted(found)]

    def _draw(self, document, count):
        content = b"\n".join(page.Contents.read_bytes() for page in document.pages)
        fonts = document.pages[0].Resources.Font
        ours = {key[1:].encode() for key, font in fonts.items() if _is_ours(font)}
        pieces = STAND_IN.split(content)[1:]
        drawn = [
            run if _is_one_run(run, rest, ours) else None
            for run, rest in zip(pieces[1::3], pieces[2::3], strict=True)
        ]
        kinds = len(self.places)
        if len(drawn) != count * kinds:
            raise UnexpectedShape(len(drawn))
        for start in range(0, len(drawn), kinds):
            runs = drawn[start : start + kinds]
            forms = [
                (p.form, p.draw(run))
                for p, run in zip(self.places, runs, strict=True)
                if run
            ]
            yield dict(forms) if len(forms) == kinds else None


class Update:
    """Writes a copy as the template's bytes followed by its own forms.

    PDF calls it an incremental update: the objects that change, and a table that
    says where they are now.
    """

    def __init__(self, template):
        output = io.BytesIO()
        compact = pikepdf.ObjectStreamMode.generate
        template.pdf.save(output, object_stream_mode=compact)
        self.bytes = output.getvalue()
        previous = int(self.bytes.rpartition(b"startxref")[2].split()[0])
        with pikepdf.open(io.BytesIO(self.bytes)) as saved:
            objects = saved.pages[0].Resources.XObject
            self.numbers = {p.form: objects[p.form].objgen[0] for p in template.places}
            first = objects[template.places[0].form]
            self.resources = first.Resources.objgen[0]
            self.size = int(saved.trailer.Size)
            kept = {key: saved.trailer[key] for key in ("/Root", "/Info", "/ID")}
        trailer = Dictionary(Type=Name.XRef, W=[1, 4, 1], Prev=previous, **_keys(kept))
        trailer.Size = self.size + 1
        trailer.Index = [n for one in self._objects() for n in (one, 1)]
        self.trailer = trailer.unparse().removesuffix(b">>")

    def _objects(self):
        return [*sorted(self.numbers.values()), self.size]

    def with_forms(self, forms):
        """Return the copy whose forms draw these words."""
        body, places = bytearray(self.bytes) + b"\n", []
        for form in sorted(forms, key=self.numbers.get):
            places.append(len(body))
            body += (
                b"%d 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 1600 2400]"
                b" /Resources %d 0 R /Length %d >>\nstream\n%s\nendstream\nendobj\n"
                % (self.numbers[form], self.resources, len(forms[form]), forms[form])
            )
        places.append(len(body))
        table = b"".join(b"\1" + place.to_bytes(4) + b"\0" for place in places)
        body += b"%d 0 obj\n%s /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (
            self.size,
            self.trailer,
            len(table),
            table,
        )
        body += b"startxref\n%d\n%%%%EOF\n" % places[-1]
        return bytes(body)


def in_parts(body):
    """Return the bytes that a copy shares with others, and its own drawings.

    The drawings are by the number of their object, and empty for a PDF that was
    printed by itself.
    """
    # An update has an end of its own: what is shared ends with the one before it.
    before = body.rfind(END, 0, body.rfind(END))
    if before < 0:
        return body, {}
    drawings = {
        int(form[1]): body[form.end() : form.end() + int(form[2])]
        for form in FORM.finditer(body, before)
    }
    return body[:before], drawings


def _keys(values):
    return {key.removeprefix("/"): value for key, value in values.items()}


def _is_ours(font):
    return any(name in str(font.BaseFont) for name in OURS)


def _place(drawing):
    place = PLACE.search(drawing)
    if not place:
        raise UnexpectedShape("a run of text without its place")
    return place[1], place[2]


def _is_one_run(run, rest, ours):
    """Whether the words are one run of text in our typefaces, and nothing follows."""
    alone = len(PLACE.findall(run)) == 1 and b"BT" not in rest and b" Do" not in rest
    return alone and set(TYPEFACE.findall(run)) <= ours


def make_form(pdf, drawing, resources):
    return pdf.make_stream(
        drawing,
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, 1600, 2400]),
        Resources=resources,
    )
