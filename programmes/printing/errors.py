class PdfRefused(Exception):  # noqa: N818 -- the name that the security rules give it
    """A print asked for something that is not ours; ``args[0]`` lists the addresses."""


class NotPrinted(Exception):  # noqa: N818 -- a refusal, not a fault
    """There is a reason not to print now; ``str()`` says it in words for people."""
