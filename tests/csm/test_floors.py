"""The roof calls every floor that keeps something."""

from inspect import ismodule
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

from csm import awaits, demo, verification, world

KEEPERS = [
    config.name
    for config in apps.get_app_configs()
    if Path(config.path).parent == settings.BASE_DIR and list(config.get_models())
]


@pytest.mark.parametrize(
    ("roof", "name"),
    [
        (awaits, "awaits"),
        (demo, "demo"),
        (verification, "invariants"),
        (world, "world"),
    ],
    ids=["awaits", "demo", "invariants", "world"],
)
def test_every_app_with_models_gives_what_the_roof_calls(roof, name):
    called = {value.__name__ for value in vars(roof).values() if ismodule(value)}
    missing = [app for app in KEEPERS if f"{app}.{name}" not in called]
    assert len(KEEPERS) > 1
    assert missing == []
