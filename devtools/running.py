"""The smaller commands: set up, then hand over to a module of the project."""

import shutil
import sys
from pathlib import Path

from devtools.checking import MKDOCS, NO_NEWS
from devtools.setting_up import LOCKS, collect_static, set_up
from devtools.steps import CACHE, PYTHON, VENV, run, say, told

COMPILE = ("pip", "compile", "-q", "--universal", "--generate-hashes", "--no-header")


def build(words: list[str]) -> int:
    """What a server needs before it starts: environment, styles, translations, static files."""
    set_up(for_tests=False)
    collect_static({"JIELIN_DEBUG": "1"})
    return 0


def messages(words: list[str]) -> int:
    """Gather the texts of all apps into their catalogues."""
    set_up(for_tests=True)
    run(PYTHON, "-m", "devtools.translations", "gather")
    return 0


def docs(words: list[str]) -> int:
    """The pages of docs/ as a site that asks nothing of other origins."""
    set_up(for_tests=True)
    folder = Path(words[0] if words else CACHE / "site").resolve()
    with told("Building the pages"):
        run(PYTHON, *MKDOCS, "-d", folder, env=NO_NEWS)
    say(f"Read them at {folder / 'index.html'}")
    return 0


def shots(words: list[str]) -> int:
    """Pictures of every page into a folder; with `--docs` the few that the docs show."""
    set_up(for_tests=True)
    module = "docs_shots" if "--docs" in words else "shots"
    run(PYTHON, "-m", f"tests.browser.{module}", *words)
    return 0


def bench(words: list[str]) -> int:
    set_up(for_tests=True)
    run(PYTHON, "-m", "bench", *words)
    return 0


def lock(words: list[str]) -> int:
    """Compile requirements/*.in; words such as `--upgrade-package NAME` go to uv."""
    uv = shutil.which("uv") or next(iter(VENV.glob("bin/uv")), None)
    if uv is None:
        sys.exit("uv makes the locks, and nothing else needs it: pip install uv")
    for name in ("base", "test", "node"):
        with told(f"requirements/{name}.lock"):
            names = ("--python-version", "3.11", f"{name}.in", "-o", f"{name}.lock")
            _in_requirements(uv, *COMPILE, *names, *words)
    return 0


def _in_requirements(program: str | Path, *words: str) -> None:
    """In that folder the locks' notes name files without a path."""
    run("env", "-C", LOCKS, program, *words)
