"""`./run` itself: real processes, on free ports, with data folders that vanish."""

import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request

import pytest
from django.conf import settings

RUN = settings.BASE_DIR / "run"


def environ(folder):
    ours = ("CSM_", "DATABASE_", "DJANGO_")
    kept = {name: os.environ[name] for name in os.environ if not name.startswith(ours)}
    return {**kept, "CSM_DATA": str(folder)}


@pytest.fixture
def port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest.fixture
def served(tmp_path, port):
    """The site served by `./run serve`, in a process group of its own."""
    with (tmp_path / "said").open("w+") as said:
        process = subprocess.Popen(
            [RUN, "serve", str(port)],
            env=environ(tmp_path / "data"),
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        wait_for(f"http://127.0.0.1:{port}/connexion/")
        yield process, (tmp_path / "said")
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def wait_for(address, seconds=240):
    for _ in range(seconds * 10):
        try:
            return urllib.request.urlopen(address).status
        except urllib.error.URLError:
            time.sleep(0.1)
    raise TimeoutError(address)


def alive(group):
    """Say whether a process of the group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_fresh_start_loads_the_demo_and_sigterm_leaves_no_process(served, port):
    process, said = served
    words = said.read_text()
    assert f"http://127.0.0.1:{port}" in words
    assert "coordination@exemple.fr" in words
    process.terminate()
    assert process.wait(timeout=30) == 0
    assert not alive(process.pid)


def run(folder, *arguments):
    return subprocess.run(
        [RUN, *arguments],
        env=environ(folder / "data"),
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_command_says_nothing_else_and_takes_files_from_the_caller(tmp_path):
    (tmp_path / "here").write_text("found")
    done = run(tmp_path, "manage", "shell", "-v0", "-c", "print(open('here').read())")
    assert (done.returncode, done.stdout, done.stderr) == (0, "found\n", "")


def test_a_command_on_an_empty_folder_finds_its_tables(tmp_path):
    code = "from programmes.models import User; print(User.objects.count())"
    done = run(tmp_path, "manage", "shell", "-v0", "-c", code)
    assert (done.returncode, done.stdout) == (0, "0\n")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["serve", "here"], "here"),
        (["serve", "127.0.0.1:70000"], "127.0.0.1:70000"),
        (["serve", "203.0.113.1:8000"], "203.0.113.1:8000"),
        (["start"], "./run"),
    ],
)
def test_a_wrong_word_is_answered_in_one_sentence(tmp_path, arguments, words):
    done = run(tmp_path, *arguments)
    assert done.returncode in (1, 2)
    assert (words in done.stderr, "Traceback" in done.stderr) == (True, False)
