"""The rules of access, each with what would say yes to everybody in its place.

By its name, each gives what is replaced, by what, and the beginning of the addresses
where it is felt.
"""

from tests.site import (
    mutants_of_contracts,
    mutants_of_evaluations,
    mutants_of_people,
    mutants_of_sessions,
)

RULES = {
    **mutants_of_people.RULES,
    **mutants_of_contracts.RULES,
    **mutants_of_sessions.RULES,
    **mutants_of_evaluations.RULES,
}
