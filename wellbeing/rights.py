"""What the post-its keep about a person: nothing, for no idea has an author (trust 6.1).

A card or a phone is a keyed digest that leads to nobody; ideas stay when somebody is
erased, which the notice tells beforehand.
"""

DECLARED = {}


def erase(person, by):
    """Nothing here names a person."""
