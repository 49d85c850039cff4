from workshops.models.decisions import Decision
from workshops.models.sessions import Session

__all__ = ["Decision", "Session"]
