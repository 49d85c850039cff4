"""What the writers may want to look at again in a passage: said, never refused."""

from django.utils.translation import gettext as _

from contracts.models import Commitment
from contracts.models.contract import WRITERS
from contracts.voice import hints
from programmes.naming import names_written


def remarks_on(passage, access):
    """Return what to look at again in a passage that was just saved.

    A participant's name is spoken of to those only who know who takes part:
    to the others the form says once and for all to write none.
    """
    found = []
    if isinstance(passage, Commitment):
        found += hints(passage.text, passage.block.role_group.voice)
    if access.has(*WRITERS):
        partners = access.programme.partners.participants()
        names = names_written(" ".join(passage.wording().values()), partners)
        if names:
            found.append(
                _(
                    "%(names)s: the common text names no %(participant)s."
                    " Each copy gets one name, of its own."
                )
                % {
                    "names": ", ".join(names),
                    "participant": access.programme.vocabulary.singular,
                }
            )
    return found
