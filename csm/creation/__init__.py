"""Creating a programme in a few steps, each of which can be left and taken up again.

``opening`` makes it exist, in preparation; ``starting`` gives it what it starts from, a
method pack (``packs``) or an older programme (``taking_up``); ``parts`` says which of it
nobody has changed since, and may therefore still be replaced; ``steps`` tells how far it
has come.
"""
