"""A session from its plan to its approved minutes, and words that may be told a while."""

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from programmes.models import Kind, Role
from programmes.typography import long_date
from tests import factories
from tests.browser.steps import fill, go, press, reads, save, site_of
from tests.workshops.making import in_days
from tests.workshops.making_presence import make_group
from workshops.confiding import readings_of
from workshops.models import Attendance, Minutes, Session, SharingPermission

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SAID = "Ce que le groupe ne sait pas encore."
WORDS = "Je cherche un logement plus calme."
DONE, KEPT = "Nous avons visité la salle.", "On y va ensemble."
DECISIONS = ("Chercher une salle.", "Écrire aux voisins.")
READ = "Lire ces mots"


@pytest.fixture
def programme(transactional_db):
    return factories.make_programme()


@pytest.fixture
def as_(opened, programme):
    """Return a function that opens the programme as somebody, without a script."""

    def as_(role, **values):
        user = factories.make_membership(programme, role, **values).user
        start = reverse("programme", args=[programme.slug])
        return opened(start, user, java_script_enabled=False)

    return as_


def test_a_season_is_planned_logged_approved_and_spoken_of(as_, programme):
    amina, _second, _third = make_group(programme)
    town = factories.make_partner(programme, Kind.AUTHORITY, name="Ville de Rivemont")
    page = as_(Role.FACILITATOR)
    plan(page, in_days(-7), "Salle des Tilleuls")
    first = Session.objects.get()
    prepare_its_sheet(page, first)
    note_who_was_there(page)
    write_its_minutes(page)
    assert Minutes.objects.get(session=first).state == "closed"

    plan(page, in_days(0), "Maison de quartier")
    approve_at_the_next(page, first)
    confide(page, first)
    permission = permit(page, amina, town)

    partner = as_(Role.PARTNER, partner=town)
    sees_its_minutes(partner, first)
    is_told(partner)
    sees_who_read(page, permission)
    kept_open = as_(Role.PARTNER, partner=town)
    see_what_is_told(kept_open)
    revoke(page)
    is_told_no_more(partner, kept_open)


def test_what_is_confided_leads_nobody_else_there(as_, programme):
    make_group(programme, 1)
    page = as_(Role.FACILITATOR)
    plan(page, in_days(-1), "Salle des Tilleuls")
    session = Session.objects.get()
    confide(page, session)
    confided = page.url
    coordinator = as_(Role.COORDINATOR)
    assert coordinator.goto(confided).status == 404
    go(coordinator, "workshops:session_detail", programme, session.pk)
    expect(coordinator.locator("main")).not_to_contain_text("confié")


def plan(page, day, place):
    """Plan a session of the group from the list of the sessions."""
    link(page.locator(".programme-bar"), "Séances")
    link(page.get_by_role("main"), "Prévoir une séance")
    link(page.get_by_role("main"), "Séance de groupe")
    fill(page, day=day.isoformat(), starts_at="14:00", place=place)
    save(page)
    reads(page, place, "14 h")


def link(place, name):
    press(place.page, place.get_by_role("link", name=name, exact=True).first)


def button(page, name):
    press(page, page.get_by_role("main").get_by_role("button", name=name).first)


def prepare_its_sheet(page, session):
    """See the sheet to be signed, then print it."""
    link(page.get_by_role("main"), "Préparer la feuille d’émargement")
    fill(page, lignes="6")
    button(page, "La voir d’abord")
    expect(page.locator("body")).to_contain_text("Amina Bellil 3")
    printed = reverse(
        "workshops:attendance_sheet_pdf",
        args=[session.programme.slug, session.pk],
    )
    asked = page.request.get(f"{site_of(page)}{printed}?lignes=6")
    assert asked.body().startswith(b"%PDF")
    go(page, "workshops:session_detail", session.programme, session.pk)


def note_who_was_there(page):
    """All were there save the second; the minutes come next."""
    press(page, page.locator(".page-head .btn-primary"))
    button(page, "Tous présents")
    row = page.get_by_role("group", name="Amina Bellil 2")
    press(page, row.get_by_label("Excusé(e)"))
    button(page, "Enregistrer, puis écrire le compte rendu")
    says = Attendance.objects.order_by("partner__number").values_list("says", flat=True)
    assert list(says) == ["present", "excused", "present"]


def write_its_minutes(page):
    reads(page, "Les présences sont notées")
    fill(page, done=DONE, kept=KEPT)
    page.locator("[name=decisions-0-words]").fill(DECISIONS[0])
    button(page, "Ajouter une ligne de décision")
    expect(page.locator("[name=done]")).to_have_value(DONE)
    page.locator("[name=decisions-1-words]").fill(DECISIONS[1])
    button(page, "Enregistrer et clore le compte rendu")
    reads(page, "Le compte rendu est clos", DONE, KEPT, *DECISIONS)


def approve_at_the_next(page, session):
    """The group agrees on them at the session that comes next, chosen already."""
    go(page, "workshops:session_detail", session.programme, session.pk)
    link(page.get_by_role("main"), "Le groupe l’a validé")
    chosen = page.locator("[name=at] option:checked")
    expect(chosen).to_contain_text(long_date(timezone.localdate()))
    save(page)
    reads(page, "Lu et validé par le groupe")


def confide(page, session):
    go(page, "workshops:session_detail", session.programme, session.pk)
    link(page.get_by_role("main"), "Noter ce qui a été confié")
    fill(page, text=SAID)
    save(page)
    reads(page, SAID)


def permit(page, giver, told):
    """Note with the person what may be told of it, and to whom."""
    link(page.get_by_role("main"), "Noter une permission d’en parler")
    page.locator("[name=giver]").select_option(label=giver.name)
    fill(page, words=WORDS, purpose="Pour faire la demande.")
    press(page, page.get_by_label(told.name))
    save(page)
    reads(page, WORDS, told.name, "Personne ne")
    return SharingPermission.objects.get()


def sees_its_minutes(page, session):
    go(page, "workshops:session_detail", session.programme, session.pk)
    reads(page, DONE, KEPT, *DECISIONS)
    expect(page.locator("main")).not_to_contain_text("Amina")


def see_what_is_told(page):
    link(page.locator(".programme-bar"), "Confié")
    expect(page.get_by_role("button", name=READ)).to_have_count(1)
    expect(page.locator("main")).not_to_contain_text(WORDS)


def is_told(page):
    see_what_is_told(page)
    button(page, READ)
    reads(page, WORDS)
    expect(page.locator("main")).not_to_contain_text(SAID)


def sees_who_read(page, permission):
    go(page, "workshops:permission_detail", permission.programme, permission.pk)
    read = page.locator("[aria-labelledby=readings]")
    reader = readings_of(permission).get().opened_by
    expect(read).to_contain_text(str(reader))


def revoke(page):
    link(page.get_by_role("main"), "Retirer cette permission")
    button(page, "Retirer cette permission")
    reads(page, "La permission est retirée")


def is_told_no_more(page, kept_open):
    """Neither from the list, nor from a page that was open before."""
    link(page.locator(".programme-bar"), "Confié")
    reads(page, "Rien pour le moment")
    with kept_open.expect_response(lambda one: "/lire/" in one.url) as answer:
        button(kept_open, READ)
    assert answer.value.status == 404
    expect(kept_open.locator("body")).not_to_contain_text(WORDS)
