"""What the tests of writing ask of a draft: its addresses, and its words."""

from django.urls import reverse


def url(contract, name, *args):
    return reverse(f"contracts:{name}", args=[contract.programme.slug, *args])


def texts(block):
    return [c.text for c in block.commitments.kept().order_by("position", "pk")]
