"""One file for the printer from many copies, which share all that they can."""

import io

import pikepdf
from pikepdf import Dictionary

from programmes.printing.copies import in_parts, make_form, separate


def together(recipe):
    """Return one untagged PDF of all copies; see ``join``."""
    return join(separate(recipe, tagged=False))


def join(bodies):
    """Return one untagged PDF of these PDFs, each beginning on a right-hand page.

    Those that ``copies.separate`` made together share their pages, but for the words
    of each: sixty weigh less than two.
    """
    pack, known = pikepdf.new(), {}
    for body in bodies:
        if len(pack.pages) % 2:
            pack.add_blank_page(page_size=_size(pack.pages[-1]))
        shared, drawings = in_parts(body)
        if not drawings:
            with pikepdf.open(io.BytesIO(body)) as alone:
                pack.pages.extend(map(_plain, alone.pages))
            continue
        if shared not in known:
            known[shared] = Shared(pack, body)
        known[shared].add(drawings)
    output = io.BytesIO()
    pack.save(output, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return output.getvalue()


class Shared:
    """The pages that several copies have in common, taken into a pack once."""

    def __init__(self, pack, body):
        self.pack = pack
        before = len(pack.pages)
        with pikepdf.open(io.BytesIO(body)) as copy:
            objects = copy.pages[0].Resources.XObject
            #: The names of the forms, by the number of their object.
            self.forms = {
                objects[key].objgen[0]: key for key in objects if key[:5] == "/Copy"
            }
            pack.pages.extend(map(_plain, copy.pages))
        self.pages = list(pack.pages)[before:]
        del pack.pages[before:]

    def add(self, drawings):
        """Append the pages of a copy: only the resources that hold its words differ."""
        first = self.pages[0].Resources
        objects = self.pack.make_indirect(Dictionary(first.XObject))
        resources = self.pack.make_indirect(Dictionary(first))
        resources.XObject = objects
        for number, drawing in drawings.items():
            form = self.forms[number]
            fonts = first.XObject[form].Resources
            objects[form] = make_form(self.pack, drawing, fonts)
        for page in self.pages:
            copy = Dictionary(page.obj)
            copy.Resources = resources
            self.pack.pages.append(pikepdf.Page(self.pack.make_indirect(copy)))


def _plain(page):
    """Take from a page what only serves tags and links: this one is for the printer."""
    for key in ("/Annots", "/StructParents", "/Tabs"):
        if key in page.obj:
            del page.obj[key]
    return page


def _size(page):
    left, bottom, right, top = page.mediabox
    return float(right - left), float(top - bottom)
