import pytest
from django.core.management import CommandError, call_command

from csm.verification import verify
from programmes.models import Programme
from tests.factories import make_programme

pytestmark = pytest.mark.django_db


def test_the_demo_refuses_a_database_with_other_programmes():
    make_programme()
    with pytest.raises(CommandError, match=r"holds other programmes|autres programmes"):
        call_command("demo", verbosity=0)
    assert Programme.objects.count() == 1


def test_the_demo_has_nothing_that_verify_would_name(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path  # the scans of the other tests outlive their rows
    call_command("demo", verbosity=0)
    assert [fault for finding in verify() for fault in finding.faults] == []
