"""The pages for the public, and the list of programmes as a file: who meets what there.

Of the places visited the signed one has published its page, the others have not.
"""

from programmes.publishing import digest_of, publish
from tests.site.answers import accounts, anybody, coordinators, form, read, write

EXPECTED = {
    # Not published, it is there for nobody.
    "public_programme": read(anybody(404)),
    "public_programme@signed": read(anybody(200)),
    "programme_public_edit": form(coordinators(200)),
    # Words that everybody reads are shown before they are changed.
    "programme_public_edit@signed": form(coordinators(200), coordinators(200)),
    "programme_public_publish": form(coordinators(200)),
    "programme_public_take_back@signed": write(coordinators(302)),
    "programme_list_csv": read(accounts(200)),
}


def slug(place):
    return {"slug": place.programme.slug}


ARGUMENTS = {name: slug for name in EXPECTED if "public" in name}

TYPED = {
    "programme_public_edit": lambda world: {"public_text": "La porte est ouverte."}
}


def write_public_page(place, *, published=False):
    """Give the place words for the public, which are a canary, and publish them or not."""
    programme = place.programme
    programme.public_text = place.canary("public", "read" if published else "written")
    programme.save(update_fields=["public_text"])
    if published:
        by = place.accounts["coordinator, own"]
        publish(programme, by, digest_of(programme.public_text))
