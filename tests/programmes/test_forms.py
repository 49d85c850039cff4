from concurrent.futures import ThreadPoolExecutor

import pytest
from django import forms
from django.db import connection

from programmes.conflicts import conflict
from programmes.forms import Form, ScopedModelForm, VersionedModelForm
from programmes.models import Kind, RoleGroup, Voice
from tests.factories import make_programme, make_role_group


class WordForm(Form):
    word = forms.CharField(max_length=40)


class GroupForm(VersionedModelForm):
    class Meta:
        model = RoleGroup
        fields = ("label", "speaks_as")


class NewGroupForm(ScopedModelForm):
    scope = ("programme", "kind", "voice")

    class Meta:
        model = RoleGroup
        fields = ("label",)


def test_text_is_composed_before_it_is_kept():
    form = WordForm({"word": "e\u0301te\u0301\r\net\r\nautomne"})
    assert form.is_valid()
    assert form.cleaned_data["word"] == "été\net\nautomne"


def test_a_nul_is_refused_with_a_sentence():
    form = WordForm({"word": "a\x00b"})
    assert form.errors["word"] == ["Le caractère nul n’est pas autorisé."]


def test_a_constraint_on_what_the_view_gives_is_checked_too(db):
    group = make_role_group(make_programme(), Kind.AUTHORITY)
    form = NewGroupForm(
        {"label": group.label},
        programme=group.programme,
        kind=Kind.ASSOCIATION,
        voice=Voice.NOUS,
    )
    assert not form.is_valid()
    assert list(form.errors) == ["__all__"]


@pytest.fixture
def group(db):
    return make_role_group(make_programme(), Kind.AUTHORITY)


def bound(group, version, **words):
    data = {"label": group.label, "speaks_as": group.speaks_as, "version": version}
    form = GroupForm(data | words, instance=RoleGroup.objects.get(pk=group.pk))
    assert form.is_valid(), form.errors
    return form


def test_each_save_moves_the_version_on(group):
    assert bound(group, 1, speaks_as="ville").save_version()
    group.refresh_from_db()
    assert (group.speaks_as, group.version) == ("ville", 2)


def test_a_second_editor_writes_over_nothing(group):
    first, second = bound(group, 1, speaks_as="ville"), bound(group, 1, label="Mairie")

    assert first.save_version()
    assert not second.save_version()

    group.refresh_from_db()
    assert (group.label, group.speaks_as) == ("Collectivité", "ville")


def test_the_second_editor_sees_both_texts(group, rf):
    bound(group, 1, speaks_as="ville").save_version()
    form = bound(group, 1, speaks_as="commune")
    form.save_version()

    answer = conflict(rf.post("/"), form, programme=group.programme)

    assert answer.status_code == 409
    [difference] = answer.context_data["differences"]
    assert (difference.theirs, difference.mine) == ("ville", "commune")
    assert form["version"].value() == 2


def test_saving_again_after_seeing_both_chooses_mine(group, rf):
    bound(group, 1, speaks_as="ville").save_version()
    form = bound(group, 1, speaks_as="commune")
    form.save_version()
    conflict(rf.post("/"), form, programme=group.programme)

    assert bound(group, form["version"].value(), speaks_as="commune").save_version()
    group.refresh_from_db()
    assert (group.speaks_as, group.version) == ("commune", 3)


@pytest.mark.django_db(transaction=True)
def test_parallel_writers_move_the_version_once_each(group):
    def write(number):
        try:
            version = RoleGroup.objects.get(pk=group.pk).version
            return bound(group, version, speaks_as=f"ville {number}").save_version()
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        saved = list(pool.map(write, range(12)))

    group.refresh_from_db()
    assert group.version == 1 + sum(saved)
