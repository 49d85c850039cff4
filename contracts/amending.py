"""Amending: what stands before, what follows from a new length, and who signs again."""

import json
from dataclasses import replace
from itertools import chain

from contracts.models import Accession, Amendment
from contracts.paper import Span
from programmes.moving import moves_between


def frozen_content(contract):
    """Return the content of the text that was signed, read once for a page."""
    version = contract.frozen
    if "content" not in version.__dict__:
        version.content = json.loads(version.canonical)
    return version.content


def articles_of(contract):
    """Return the articles of the signed text with their numbers, in order."""
    rows = contract.articles.kept().order_by("part", "position", "pk")
    return list(enumerate(rows, start=1))


def _frozen_article(contract, number):
    parts = frozen_content(contract)["parts"]
    articles = (one for part in parts for one in part["articles"])
    return next(one for one in articles if one["number"] == number)


def place_of(article):
    """Return the number of an article in the signed text, and its heading there."""
    for number, row in articles_of(article.contract):
        if row.pk == article.pk:
            return number, _frozen_article(article.contract, number)["heading"]
    raise LookupError(article.pk)


def standing_text(act):
    """Return what the article of an amendment says before it, marks for names.

    That is the signed text, or what an earlier amendment put in its place.
    """
    last = (
        in_force(act.contract)
        .filter(article=act.article)
        .exclude(pk=act.pk)
        .order_by("-number")
        .first()
    )
    if last is not None:
        return last.text_after
    act.article.contract = act.contract
    number, _heading = place_of(act.article)
    paragraphs = _frozen_article(act.contract, number)["text"]
    return "\n".join("".join(map(_written, runs)) for runs in paragraphs)


def clauses_of(act):
    """Return the words of the signed article that may never be cut (domain 5.4)."""
    act.article.contract = act.contract
    number, _heading = place_of(act.article)
    runs = chain.from_iterable(_frozen_article(act.contract, number)["text"])
    marked = (run for run in runs if not isinstance(run, str))
    return [run[Span.CLAUSE] for run in marked if Span.CLAUSE in run]


def _written(run):
    """Return a frozen run as it is typed: a name is the mark of its partner."""
    if isinstance(run, str):
        return run
    [(kind, text)] = run.items()
    return f"{{partenaire {text[1:]}}}" if kind == "name" else text


def in_force(contract):
    return Amendment.objects.in_force().filter(contract=contract)


def words_since(contract):
    """Return, by the key of its article, what stands since an amendment; one query."""
    rows = in_force(contract).filter(article__isnull=False).in_order()
    return dict(rows.values_list("article", "text_after"))


def standing_months(programme):
    """Return how many months the contract lasts as it is today."""
    return programme.dates.duration_months


def dates_after(act):
    """Return the dates once ``act`` is signed, counted from the same first day."""
    return replace(act.programme.dates, duration_months=act.months)


def moves_of(act):
    """Return what goes elsewhere with a new length, None when it stays as it is."""
    if act.months is None:
        return None
    return moves_between(act.programme, act.programme.dates, dates_after(act))


def signers(act):
    """Return who signs an amendment: who has signed or joined, and still takes part.

    It changes what they agreed to; whoever has not signed the contract has nothing to
    sign again, and whoever left is bound by nothing new.
    """
    signed = act.contract.frozen.signatures.valid().values("partner")
    joined = Accession.objects.in_force().filter(contract=act.contract)
    partners = act.programme.partners.current()
    found = partners.filter(pk__in=signed) | partners.filter(
        pk__in=joined.values("partner")
    )
    rows = found.select_related("role_group", "organisation")
    return list(rows.prefetch_related("representatives").in_order().distinct())
