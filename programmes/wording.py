"""Sentences in which a programme hears its own words, in the contract's language."""

from programmes.vocabulary import Vocabulary, capitalised


def sentences(words: Vocabulary) -> list[str]:
    """Return examples of what the contract will say with ``words``, in French."""
    return [
        f"{words.in_the_role}, je m’engage à écouter les autres.",
        f"{capitalised(words.the)} signe son exemplaire.",
        f"La voix {words.of_the} compte autant que les autres.",
        f"Les engagements {words.of_the_plural} viennent en premier.",
    ]
