"""The path on a page: its drawings, and the words that say the same."""

from django import template

from phases import drawing

register = template.Library()

register.filter("plain", drawing.pieces.number)
