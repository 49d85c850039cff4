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
from csm.settings import CSM_DATA, DATABASES, STORAGES  # noqa: E402

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
# Django serves them to the journeys; whitenoise looks into a folder of nothing.
STATIC_ROOT = CSM_DATA / "static"
STATIC_ROOT.mkdir()
