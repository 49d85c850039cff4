"""Filters of the reading version: a day in the contract's language, an article's change."""

from django import template

from programmes.spoken import spoken_date

register = template.Library()
register.filter("spoken", spoken_date)


@register.filter
def of_article(articles, number):
    """Return what an amendment changed in the article of this number."""
    return articles[number]
