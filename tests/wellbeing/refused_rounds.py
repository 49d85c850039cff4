"""Each constraint of the questions asked together, and a row that it refuses."""

from tests.factories import make_round
from wellbeing.models import Round


def asked_with_itself():
    round_ = make_round()
    Round.objects.filter(pk=round_.pk).update(asked_with=round_)


REFUSED = {"round_is_not_asked_with_itself": asked_with_itself}
