from django.urls import reverse


def place(contract, view, anchor=None, **query):
    """Return the address of a page of the contract."""
    slug = contract.programme.slug
    return reverse(f"contracts:{view}", args=[slug], query=query, fragment=anchor)
