"""Rows of the easy words that the database refuses, by the name of the constraint."""

from django.utils import timezone

from contracts.models import Article, EasyArticle
from tests.contracts.making_easy import make_check, say_easily
from tests.factories import make_contract


def said_for_nothing():
    article = Article.objects.filter(contract=make_contract()).first()
    EasyArticle.objects.create(
        article=article, text="Simple.", written_for="", written_at=timezone.now()
    )


def checked(**values):
    contract = make_contract()
    say_easily(contract)
    make_check(contract, **values)


REFUSED = {
    "easy_article_knows_what_it_says": said_for_nothing,
    "easy_check_says_who_read": lambda: checked(readers=""),
}
