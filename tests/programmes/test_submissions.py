import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.http import HttpResponse, HttpResponseRedirect

from programmes.models import Kind, Partner, Submission
from programmes.submissions import once, said_once
from tests.factories import make_partner, make_programme, make_role_group, make_user


@once
def add(request, programme):
    """A view that adds a partner, unless it is given no name."""
    if not request.POST["name"]:
        return HttpResponse("a name is needed")
    partner = make_partner(programme, name=request.POST["name"])
    return HttpResponseRedirect(f"/partenaires/{partner.number}/")


@pytest.fixture
def programme(db):
    programme = make_programme()
    make_role_group(programme)
    return programme


@pytest.fixture
def send(rf, programme):
    """Send the form once; the same person unless another is given."""
    person = make_user()

    def sending(name, key, user=person):
        request = rf.post("/ajouter/", {"name": name, "submission_id": str(key)})
        request.user = user
        return add(request, programme)

    return sending


def test_the_same_form_sent_twice_makes_one_thing(send, programme):
    key = uuid.uuid4()
    first, second = send("Ada", key), send("Ada", key)

    assert [partner.name for partner in programme.partners.all()] == ["Ada"]
    assert (second.status_code, second.url) == (302, first.url)


def test_other_words_under_the_same_mark_are_given_back(send, programme):
    key = uuid.uuid4()
    send("Ada", key)

    answer = send("Basile, écrit longuement", key)

    assert answer.status_code == 409
    assert answer.context_data["typed"] == ["Basile, écrit longuement"]
    assert [partner.name for partner in programme.partners.all()] == ["Ada"]


def test_somebody_else_cannot_replay_a_form(send, programme):
    key = uuid.uuid4()
    send("Ada", key)

    assert send("Ada", key, user=make_user()).status_code == 409
    assert programme.partners.count() == 1


def test_a_form_shown_again_with_its_errors_may_be_sent_again(send, programme):
    key = uuid.uuid4()
    assert send("", key).status_code == 200
    assert not Submission.objects.exists()

    assert send("Ada", key).status_code == 302
    assert programme.partners.count() == 1


def test_a_page_that_says_a_secret_counts_as_made(rf, programme):
    @once
    def shows(request):
        make_partner(programme)
        return said_once(HttpResponse("secret"), "/secrets/")

    request = rf.post("/ajouter/", {"submission_id": str(uuid.uuid4())})
    request.user = make_user()
    first, second = shows(request), shows(request)
    assert (first.content, programme.partners.count()) == (b"secret", 1)
    assert (second.status_code, second.url) == (302, "/secrets/")


def test_a_mark_that_is_none_protects_nothing_and_breaks_nothing(send, programme):
    send("Ada", "n’importe quoi")
    send("Ada", "n’importe quoi")
    assert programme.partners.count() == 2


def test_somebody_quicker_is_told_of_by_the_form_itself(rf, programme):
    taken = []

    @once
    def name_a_group(request):
        if taken:
            return HttpResponse("this name is taken")
        taken.append(1)  # the form was good when it was checked, and no more at saving
        make_role_group(programme, Kind.AUTHORITY, label="Mairie")
        make_role_group(programme, Kind.AUTHORITY, label="Mairie")
        return HttpResponseRedirect("/groupes/")

    request = rf.post("/", {"submission_id": str(uuid.uuid4())})
    request.user = make_user()

    assert name_a_group(request).content == b"this name is taken"
    assert not programme.role_groups.filter(label="Mairie").exists()


@pytest.mark.django_db(transaction=True)
def test_the_same_form_sent_at_once_makes_one_thing(send, programme):
    key = uuid.uuid4()

    def sending(_):
        try:
            return send("Ada", key).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        statuses = list(pool.map(sending, range(4)))

    assert statuses == [302] * 4
    assert Partner.objects.count() == 1
