"""The bench prints its rows, writes them, and leaves nothing behind."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings

KEYS = ["name", "value", "unit", "goal", "rounds", "memory_mib", "queries"]


@pytest.mark.slow
def test_the_bench_writes_the_rows_that_it_prints(tmp_path):
    path = tmp_path / "rows.json"
    command = ["--json", str(path), "--programmes", "6", "--only", "copies"]

    result = subprocess.run(
        [sys.executable, "-m", "bench", *command],
        cwd=settings.BASE_DIR,
        env=os.environ | {"TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )

    rows = json.loads(path.read_text())
    assert [list(row) for row in rows] == [KEYS] * len(rows)
    assert [row["name"] for row in rows if row["name"] not in result.stdout] == []
    assert len(rows) >= 3
    assert list(tmp_path.iterdir()) == [path]
