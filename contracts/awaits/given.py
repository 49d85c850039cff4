"""The signatures given on some contracts, read once for all that waits for them."""

from collections import defaultdict

from contracts.models import Signature


class Given:
    """Signatures that nobody struck out: valid ones, and those void since a reopening."""

    def __init__(self, contracts):
        rows = Signature.objects.filter(version__contract__in=contracts, struck_at=None)
        self.valid, self.void = defaultdict(list), defaultdict(list)
        for one in rows.select_related("version", "partner").defer(
            "version__canonical", "version__reason"
        ):
            stands = self.valid if one.version.stands else self.void
            stands[one.version.contract_id].append(one)

    def tokens(self, contract):
        """Return the tokens of the cells that are signed on the text that stands."""
        return {one.token for one in self.valid[contract.pk]}

    def by_partner(self):
        """Return the valid signatures of all these contracts, by partner."""
        return {one.partner_id: one for rows in self.valid.values() for one in rows}

    def to_see_again(self, contract):
        """Return the names of those whose signature is void, and not given again.

        Of those only who still sign and have not left the programme.
        """
        signed = self.tokens(contract)
        partners = {
            one.partner.number: one.partner.name
            for one in self.void[contract.pk]
            if one.token not in signed
            and one.partner.has_cell
            and one.partner.left_on is None
        }
        return [name for _number, name in sorted(partners.items())]
