"""The site's settings, with quick passwords and files that vanish."""

import atexit
import os
import tempfile

for name in [name for name in os.environ if name.startswith("CSM_")]:
    del os.environ[name]
folder = tempfile.TemporaryDirectory(prefix="csm-tests-")
atexit.register(folder.cleanup)
os.environ["CSM_DATA"] = folder.name

from csm.settings import *  # noqa: E402, F403 -- read after CSM_DATA is set
from csm.settings import (  # noqa: E402
    CSM_DATA,
    DATABASES,
    INSTALLED_APPS,
    STORAGES,
)

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
DATABASES["default"]["TEST"] = (
    {"NAME": CSM_DATA / "test.sqlite3"}
    if "sqlite" in DATABASES["default"]["ENGINE"]
    else {}
)
# The names of the static files as they are written, without a collection beforehand.
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Django serves them to the journeys, whose server asks for its app by this name;
# whitenoise looks into a folder of nothing.
OURS, DJANGOS = "csm.apps.StaticFiles", "django.contrib.staticfiles"
INSTALLED_APPS = [DJANGOS if app == OURS else app for app in INSTALLED_APPS]
STATIC_ROOT = CSM_DATA / "static"
STATIC_ROOT.mkdir()
