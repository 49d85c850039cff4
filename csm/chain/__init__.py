"""The chain of solidarity: who passed on to whom, over the territories and the years.

``filiation`` draws links out as lines and ``drawing`` as one figure, whose lines
``routing`` leads; ``seen`` is the chain that a person may see, ``around`` what is before
and after one programme.
"""
