"""What the group keeps, on paper: the tools it was handed, and its rules on the wall."""

from difflib import SequenceMatcher

from django.template.loader import render_to_string

from programmes import printing
from programmes.models.programme import GROUP, TEAM
from workshops.models import GroupRules, HandedTool
from workshops.session_parts import Part

#: Up to so many characters the rules are set in this type, to be read from far away.
SIZES = ((460, ""), (1000, "snug"), (float("inf"), "dense"))
#: A short rule takes a line as a long one does.
SHORTEST = 40


def tools_on_paper(programme):
    """Return what the templates of the list of tools need, on paper and on screen."""
    tools = HandedTool.objects.kept().filter(programme=programme)
    return {"programme": programme, "tools": list(tools.latest_first())}


def rules_on_paper(rules):
    """Return what the templates of one version of the rules need."""
    lines = [line.strip() for line in rules.text.splitlines() if line.strip()]
    length = sum(max(len(line), SHORTEST) for line in lines)
    size = next(name for most, name in SIZES if length <= most)
    known = {"programme": rules.programme, "rules": rules, "lines": lines}
    return known | {"size": size}


def tools_pdf(programme, *, ask=None):
    """Return the list of tools as a tagged PDF; ``ask`` may raise to refuse it."""
    return _printed("workshops/print/tools.html", tools_on_paper(programme), ask)


def rules_pdf(rules, *, ask=None):
    """Return a version of the rules as a tagged PDF, for the wall."""
    return _printed("workshops/print/rules.html", rules_on_paper(rules), ask)


def _printed(template, context, ask):
    html = render_to_string(template, context)
    who = f"{context['programme'].slug} {template}"
    return printing.made_once(template, html, who, ask=ask)


def changed_lines(before: GroupRules, after: GroupRules):
    """Yield each line of two versions with what became of it: "same", "new" or "gone"."""
    old, new = before.text.splitlines(), after.text.splitlines()
    for mark, i1, i2, j1, j2 in SequenceMatcher(None, old, new, False).get_opcodes():
        if mark == "equal":
            yield from (("same", line) for line in new[j1:j2])
        else:
            yield from (("gone", line) for line in old[i1:i2])
            yield from (("new", line) for line in new[j1:j2])


def told(session, access):
    """Tell on a session's page what it handed over, and lead to what is noted of it."""
    if session.programme_id != access.programme.pk or not access.has(*GROUP):
        return None
    tools = HandedTool.objects.kept().filter(session=session).latest_first()
    may_write = access.has(*TEAM) and session.cancelled_at is None
    if not (tools or may_write):
        return None
    return Part(
        "workshops/session_keeps.html", {"tools": tools, "may_write": may_write}
    )
