"""What the tests of answers send, and where."""

from tests.contracts.addresses import url

NEW = "Écouter les autres, chacun son tour."


def sent(comment, decision, answer="", **values):
    read = {"version": comment.version, "passage_version": comment.passage.version}
    return read | {"decision": decision, "answer": answer} | values


def answer_to(comment):
    return url(comment.contract, "comment_answer", comment.pk)
