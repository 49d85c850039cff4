"""The thread of an idea: what each floor tells of it, one after the other."""

from contracts import thread as contract_thread
from evaluation import thread as evaluation_thread
from wellbeing import thread as idea_thread
from workshops import thread as workshop_thread

PARTS = (
    *idea_thread.PARTS,
    *contract_thread.PARTS,
    *workshop_thread.PARTS,
    *evaluation_thread.PARTS,
)


def thread_of(idea, access):
    """Return the parts that have something to tell, in order.

    The queries are the same however much is tied to the idea.
    """
    thread = idea_thread.begin_thread(idea, access)
    parts = (tell(thread) for tell in PARTS)
    return [part for part in parts if part.lines]
