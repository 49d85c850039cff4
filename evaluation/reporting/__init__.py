"""The report: what a group has lived through, for itself and for those outside it."""

from evaluation.reporting.report import (
    Report,
    has_report,
    may_read,
    may_read_inside,
    report_of,
)

__all__ = ["Report", "has_report", "may_read", "may_read_inside", "report_of"]
