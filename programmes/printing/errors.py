class PdfRefused(Exception):
    """A print asked for something that is not ours, or is too large; args say what."""


class PrintingBusy(Exception):
    """Another print of the same thing is under way; try again in a moment."""
