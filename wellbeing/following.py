"""What became of an idea: said again in other words, or split in parts, as often as need be."""

from collections import defaultdict

from django.db.models import Q

from wellbeing.models import Idea


class Following:
    """The ways between the ideas of a programme that changed, read in one query."""

    def __init__(self, programme):
        changed = Q(earlier__isnull=False) | Q(split_from__isnull=False)
        rows = Idea.objects.filter(changed, round__programme=programme)
        self._after, self._before = defaultdict(list), defaultdict(list)
        for pk, *roots in rows.values_list("pk", "earlier", "split_from"):
            for root in filter(None, roots):
                self._after[root].append(pk)
                self._before[pk].append(root)

    def after(self, *keys):
        """Return the keys of these ideas and of all that they became."""
        return _reached(self._after, keys)

    def before(self, *keys):
        """Return the keys of these ideas and of all that they come from."""
        return _reached(self._before, keys)


def _reached(ways, keys):
    found, left = set(), list(keys)
    while left:
        if (key := left.pop()) not in found:
            found.add(key)
            left += ways.get(key, ())
    return found
