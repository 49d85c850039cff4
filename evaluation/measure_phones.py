"""What phones choose of a measure; closing it erases each vote, the counts stay."""

from evaluation.models import Measure, Vote
from wellbeing.phone_choices import PhoneChoices
from wellbeing.phone_keys import PhoneKeys

COOKIE = "situation"
VOTES = PhoneChoices(
    keys=PhoneKeys(COOKIE, "vote_cast", "evaluation.measure_phones"),
    chosen_in=Measure,
    kept_in=Vote,
    by="measure",
    what="vote",
)
measure_of, choice_of, cast = VOTES.opened_by, VOTES.choice_of, VOTES.cast
