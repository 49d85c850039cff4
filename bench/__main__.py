"""./run bench [--json FILE]: each measure as a ratio taken in one run.

Timings drift from minute to minute; what is compared is therefore measured turn
by turn, and the median of the ratios is kept. Nothing of the site's own data is
read or written.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from itertools import chain
from pathlib import Path


def main():
    parser = argparse.ArgumentParser(prog="./run bench", description=__doc__)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the rows here")
    parser.add_argument("--only", default="", help="rows whose name holds this word")
    parser.add_argument("--programmes", type=int, default=500, help="the large world")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="csm-bench-") as folder:
        rows = measure(Path(folder), options)
    if options.json:
        options.json.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n")


def measure(folder, options):
    """Return all rows as plain data, and print each as soon as it is known."""
    for name in ("DATABASE_URL", "CSM_HOSTS", "CSM_URL", "CSM_MAIL_URL", "CSM_PROXIES"):
        os.environ.pop(name, None)
    os.environ["CSM_DATA"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
    # The browser's own event loop runs beside the measures.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    import django

    django.setup()
    from bench import pages, prints, readings, reports, room, sheets, signing, walls
    from bench.place import make_worlds

    start = time.monotonic()
    worlds = make_worlds(folder, options.programmes)
    say(f"worlds made in {time.monotonic() - start:.0f} s")
    rows = []
    modules = (prints, sheets, reports, pages, readings, walls, signing, room)
    parts = [module.rows for module in modules]
    for row in chain.from_iterable(part(worlds) for part in parts):
        if options.only in row.name:
            measured = row.measure()
            say(measured.line())
            rows.append(measured.as_data())
    say(f"{len(rows)} rows in {time.monotonic() - start:.0f} s")
    return rows


def say(line):
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
