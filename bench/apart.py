"""What only a fresh process can tell: python -m bench.apart WHAT FOLDER."""

import os
import subprocess
import sys
from pathlib import Path


def asked(what, world):
    """Return the figure that a process of its own prints."""
    result = subprocess.run(
        [sys.executable, "-m", "bench.apart", what, str(world.path)],
        env=os.environ,
        capture_output=True,
        text=True,
        check=True,
    )
    return float(result.stdout.split()[-1])


def pages_that_load_the_renderer(world):
    """Return how many pages without a print make the process load the renderer."""
    from bench.pages import LISTS, OTHERS, opened

    loading = 0
    for name in (*LISTS, *OTHERS):
        opened(world, name)()
        loading += bool({"weasyprint", "pikepdf"} & set(sys.modules))
    return loading


def memory_of_a_render(world):
    """Return the MiB that a contract's print adds to a worker that is ready for it."""
    from bench.row import peak_mib
    from contracts.composition import paper_of
    from contracts.prints import pdf
    from programmes import printing

    contract = world.programme().contract
    printing.warm_up()
    before = peak_mib()
    paper = paper_of(contract)
    printing.render(pdf.html_of(paper, pdf.Kind.UNNAMED), pdf.pictures_of(paper))
    return peak_mib() - before


def main(what, path):
    import django

    django.setup()
    from bench.place import log_in, opened_world

    world = opened_world(Path(path))
    log_in(world)
    sys.stdout.write(f"{globals()[what](world)}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
