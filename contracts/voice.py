"""How a commitment will be heard, and hints on how it begins.

A hint is never a refusal: the group's own words win (domain 5.2).
"""

import re

from django.utils.translation import gettext as _

from programmes.models import Voice

PRONOUNS = {
    Voice.JE: ("me", "m’", "m'"),
    Voice.NOUS: ("nous",),
    Voice.S_ENGAGERONT: ("se", "s’", "s'"),
}
BEFORE_A_VERB = re.compile(
    r"(?:ne\s+(?:(?:pas|plus|jamais|rien|point)\s+)*|n[’']|(?:me|te|se|nous|vous|le|la|les|lui|leur|y|en)"
    r"\s+|[mtsl][’'])",
    re.IGNORECASE,
)
INFINITIVE = re.compile(r"[\wœæ-]*(?:er|ir|re)\b", re.IGNORECASE)
# Words that end like an infinitive and are none.
NOT_VERBS = re.compile(
    r"(?:[nv]otre|autre|hier|cher|premier|dernier|entre|contre|outre|membre|chambre"
    r"|lettre|maître|mer|cadre|livre|leur|par|première|dernière|ordre|centre|titre"
    r"|nombre|lumière|manière|affaire|histoire)",
    re.IGNORECASE,
)


def _after_pronouns(text: str) -> tuple[str, list[str]]:
    """Return the text without its leading negation and pronouns, and these."""
    taken = []
    while match := BEFORE_A_VERB.match(text):
        taken.append(match[0].strip().lower())
        text = text[match.end() :]
    return text, taken


def begins_with_an_infinitive(text: str) -> bool:
    """Whether a verb in the infinitive comes first, after « me », « ne pas »…"""
    rest, _taken = _after_pronouns(text.strip())
    match = INFINITIVE.match(rest)
    return match is not None and not NOT_VERBS.fullmatch(match[0])


def hints(text: str, voice: str) -> list[str]:
    """Return what the writers may want to look at again, in plain sentences."""
    found = []
    if not begins_with_an_infinitive(text):
        found.append(
            _("Begin with a verb in the infinitive: écouter, prendre, essayer…")
        )
    _rest, pronouns = _after_pronouns(text.strip())
    wrong = {
        pronoun
        for pronoun in pronouns
        for own, words in PRONOUNS.items()
        if own != voice and pronoun in words
    }
    if wrong:
        found.append(
            _("“%(pronoun)s” does not go with the voice of this group.")
            % {"pronoun": wrong.pop()}
        )
    return found


def aloud(voice: str, speaker: str = "") -> str:
    """Return what is said before a commitment: « Je m’engage à ».

    ``speaker`` is who speaks in the third person, « Les partenaires à venir ».
    """
    if voice == Voice.JE:
        return "Je m’engage à"
    if voice == Voice.NOUS:
        return "Nous nous engageons à"
    return f"{speaker or 'Ils'} s’engageront à"


def small_initial(text: str) -> str:
    """Lower the capital of a first word, but not of initials such as « CSM »."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
