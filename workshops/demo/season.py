"""The sessions of Rivemont’s season, told in order."""

from workshops.demo.autumn import AUTUMN
from workshops.demo.spring import SPRING

SEASON = (*AUTUMN, *SPRING)
