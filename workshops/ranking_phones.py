"""What phones choose of a ranking; the agreement of the group erases each ballot."""

from wellbeing.phone_choices import PhoneChoices
from wellbeing.phone_keys import PhoneKeys
from workshops.models import Ballot, Ranking

COOKIE = "choix"
BALLOTS = PhoneChoices(
    keys=PhoneKeys(COOKIE, "ballot_cast", "workshops.ranking_phones"),
    chosen_in=Ranking,
    kept_in=Ballot,
    by="ranking",
    what="ballot",
)
ranking_of, choice_of, cast = BALLOTS.opened_by, BALLOTS.choice_of, BALLOTS.cast
