"""Numbers shaped like a French social-security number: warned of, never refused.

Such a number has no place in a text that a group reads (domain 8.1). Digits that only
look like one may be anything else: whoever writes is told, and decides.
"""

import re

from django.contrib import messages
from django.utils.translation import gettext as _

#: 13 digits, or 15 with the key, beginning with 1 or 2, whatever stands between them; the
#: departments of Corsica have a letter.
SHAPED_ALIKE = re.compile(
    r"(?<![0-9])[12]"
    r"(?:[\s.-]?[0-9]){5}"
    r"[\s.-]?(?:[0-9]|[ABab])"
    r"(?:[\s.-]?[0-9]){6}"
    r"(?:[\s.-]?[0-9]{2})?"
    r"(?![0-9])"
)


def has_social_security_number(text: str) -> bool:
    """Whether some digits of ``text`` are shaped like a social-security number."""
    return bool(SHAPED_ALIKE.search(text))


def warn_of_numbers(request, *forms):
    """Speak of a number in the words of valid forms that were just saved, once.

    The number itself is not repeated.
    """
    values = (value for form in forms for value in form.cleaned_data.values())
    texts = (value for value in values if isinstance(value, str))
    if any(map(has_social_security_number, texts)):
        messages.warning(
            request,
            _(
                "What you wrote is saved. It has a number that looks like a"
                " social-security number: if it is one, take it out."
            ),
        )
