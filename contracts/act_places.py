"""How addresses name the acts that come after the signature."""

from django.urls import reverse

from contracts.models import Accession, Amendment

#: How addresses call each kind of act.
NOUNS = {"adhesions": Accession, "avenants": Amendment}


def noun_of(act):
    return "adhesions" if isinstance(act, Accession) else "avenants"


def address_of(act, view="act_detail"):
    """Return the page of ``act``, or another ``view`` of it."""
    args = [act.programme.slug, noun_of(act), act.number]
    return reverse(f"contracts:{view}", args=args)
