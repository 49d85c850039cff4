"""A co-evaluation from its day to what the group keeps: on paper, on phones, in a room."""

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from evaluation.models import CommitmentReading, Evaluation, Improvement
from programmes.models import Kind, Role
from tests import factories
from tests.browser import post_its
from tests.browser.steps import PHONE, fill, go, press, reads, save
from tests.browser.test_two_phones import write
from tests.evaluation import making_asking, making_readings
from tests.wellbeing.sorting import part
from wellbeing.models import Referential

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

KEPT = "Marcher ensemble le mardi nous a fait du bien."
SAID = ("Je sors davantage", "Les réunions trop longues", "Finir avant 16 h")
AT_THE_END = ("Je connais mes voisines", "Le café du début", "Une visite par mois")


@pytest.fixture
def programme(transactional_db):
    Referential.objects.update(is_usual=False)
    factories.make_referential(is_usual=True)
    return factories.make_programme()


@pytest.fixture
def as_(opened, programme):
    """Return a function that opens the programme as somebody, without a script."""

    def as_(role, **values):
        user = factories.make_membership(programme, role, **values).user
        start = reverse("programme", args=[programme.slug])
        return opened(start, user, java_script_enabled=False)

    return as_


def test_the_mid_term_goes_from_slips_of_paper_to_what_the_group_keeps(as_, programme):
    page, observer = as_(Role.FACILITATOR), as_(Role.OBSERVER)
    evaluation = prepare(page, programme)
    for round_, words in zip(evaluation.rounds, SAID, strict=True):
        post_its.see(page, round_)
        post_its.follow(page, "wellbeing:typing", programme, round_.pk)
        post_its.type_slip(page, words, number=1, following=2)
    post_its.reveal(page, evaluation.brought)
    go(page, "evaluation:evaluation_detail", programme, evaluation.pk)
    post_its.follow(page, "wellbeing:sorting", programme, evaluation.brought_id)
    assert post_its.sort(page, part(evaluation.brought, "A01")) == SAID[0]

    hold_and_keep(page, evaluation, observer)
    improve(page, evaluation)
    go(page, "evaluation:synthesis", programme, evaluation.pk)
    reads(page, *SAID)
    refused = go(observer, "evaluation:synthesis", programme, evaluation.pk)
    assert refused.status == 403


def prepare(page, programme):
    """Prepare it from the list, with a session of today."""
    go(page, "evaluation:evaluation_list", programme)
    press(page, page.locator(".page-head .btn-primary"))
    today = timezone.localdate().isoformat()
    fill(page, day=today, starts_at="14:00", place="Salle des Tilleuls")
    save(page)
    reads(page, "Salle des Tilleuls")
    evaluation = Evaluation.objects.get()
    assert page.url.endswith(f"/coevaluations/{evaluation.pk}/")
    return evaluation


def hold_and_keep(page, evaluation, observer):
    """Follow what the page puts forward until the group agreed on its words."""
    there = ("evaluation:evaluation_detail", evaluation.programme, evaluation.pk)
    forward = page.locator(".page-head .btn-primary")
    go(page, *there)
    press(page, forward)
    save(page)
    press(page, forward)
    fill(page, kept=KEPT)
    save(page)
    go(observer, *there)
    expect(observer.locator("main")).not_to_contain_text(KEPT)
    press(page, forward)
    reads(page, KEPT)
    save(page)
    evaluation.refresh_from_db()
    assert evaluation.agreed_on == timezone.localdate()
    go(observer, *there)
    reads(observer, KEPT)


def improve(page, evaluation):
    """Make an improvement of what was proposed; the group accepts it."""
    programme = evaluation.programme
    go(page, "evaluation:contribution_list", programme, evaluation.pk)
    row = page.locator("tr", has_text=SAID[2])
    press(page, row.locator("button"))
    improvement = Improvement.objects.get()
    go(page, "evaluation:improvement_list", programme)
    place = ("evaluation:improvement_decide", programme, improvement.pk)
    post_its.follow(page, *place)
    press(page, page.locator("[name=decision][value=accepted]"))
    save(page)
    reads(page, SAID[2], "accept")
    improvement.refresh_from_db()
    assert improvement.decision == Improvement.Decision.ACCEPTED


def test_the_end_is_written_on_two_phones_beside_what_was_said_before(
    opened, as_, programme
):
    before = making_asking.make_evaluation(programme)
    for place, words in zip(("brought", "no_effect", "improvement"), SAID, strict=True):
        making_asking.say(before, place, words)
    making_asking.reveal(before)
    last = making_asking.make_evaluation(programme, Evaluation.Moment.FINAL)
    last.brought.let_phones_in()
    hers = phone_of(opened, last)
    his = phone_of(opened, last, java_script_enabled=False)
    for number, words in enumerate(AT_THE_END):
        assert last.rounds[number].question == before.rounds[number].question
        next_question(hers, last, number)
        write(hers, words)
    for number in range(3):
        next_question(his, last, number)
        write(his, f"Sa réponse {number + 1}")
        expect(his.locator("main")).not_to_contain_text(AT_THE_END[number])

    page = as_(Role.FACILITATOR)
    post_its.reveal(page, last.brought)
    assert all(one.is_revealed for one in Evaluation.objects.get(pk=last.pk).rounds)
    go(page, "evaluation:synthesis", programme, last.pk)
    reads(page, *SAID[:2], *AT_THE_END, "Sa réponse 2")


def phone_of(opened, evaluation, **options):
    """Open a phone by the code of the first question."""
    page = opened(reverse("phone_code"), viewport=PHONE, has_touch=True, **options)
    page.locator("main [type=text]").first.fill(evaluation.brought.code.lower())
    press(page, page.locator("main form .btn-primary"))
    reads(page, "Question 1 sur 3")
    return page


def next_question(phone, evaluation, number):
    """Go to a question of the sitting, from the one before."""
    if number:
        link = phone.locator("nav a", has_text=f"Question {number + 1}")
        press(phone, link)
    expect(phone.locator("h1")).to_have_text(evaluation.rounds[number].question)


def test_commitments_are_read_in_the_room_and_typed_from_paper(as_, programme):
    evaluation = making_readings.make_evaluation(
        contract=factories.make_contract(programme)
    )
    first, second = making_readings.commitments(programme)
    town = factories.make_role_group(programme, Kind.AUTHORITY)
    page = as_(Role.FACILITATOR)
    go(page, "evaluation:reading_list", programme, evaluation.pk)
    post_its.follow(page, "evaluation:reading_room", programme, evaluation.pk, first.pk)
    press(page, page.locator("[name=seen][value=in_part]"))
    fill(page, words="La moitié des bus.")
    save(page)
    expect(page.locator(".aloud-page__where")).to_contain_text("4 sur 6")

    go(page, "evaluation:reading_list", programme, evaluation.pk)
    post_its.follow(page, "evaluation:reading_type", programme, evaluation.pk, town.pk)
    line = page.locator("[data-line]").nth(1)
    press(page, line.locator("[type=radio][value=kept]"))
    line.locator("textarea").fill("Chaque mardi.")
    save(page)
    reads(page, "La moitié des bus.", "Chaque mardi.")
    said = CommitmentReading.objects.order_by("pk")
    assert list(said.values_list("commitment", "role_group", "seen", "words")) == [
        (first.pk, town.pk, "in_part", "La moitié des bus."),
        (second.pk, town.pk, "kept", "Chaque mardi."),
    ]
