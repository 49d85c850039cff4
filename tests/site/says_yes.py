"""What stands in the place of a rule of access: it says yes to everybody."""


def yes(*args, **kwargs):
    return True
