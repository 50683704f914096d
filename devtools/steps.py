"""Running one step of set-up: say what happens, run it, skip it when nothing changed."""

import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CACHE = ROOT / ".cache"
VENV = ROOT / ".venv"
PYTHON = VENV / "bin/python"


def say(text: str) -> None:
    print(text, flush=True)


@contextmanager
def told(text: str) -> Iterator[None]:
    """Say what is being done, and how long it took when it took long."""
    say(f"→ {text}")
    started = time.monotonic()
    yield
    if (spent := time.monotonic() - started) > 1:
        say(f"  {spent:.0f} s")


def run(*words: object, env: Mapping[str, str] | None = None) -> None:
    """Run a command in the project's folder; its failure ends this program with its code."""
    done = subprocess.run([str(word) for word in words], check=False, cwd=ROOT, env=full(env))
    if done.returncode:
        sys.exit(f"Failed ({done.returncode}): {' '.join(str(word) for word in words)}")


def manage(*words: str, env: Mapping[str, str] | None = None) -> None:
    run(PYTHON, "manage.py", *words, env=env)


def full(env: Mapping[str, str] | None) -> dict[str, str]:
    """The environment of a child: ours, with what the step adds."""
    return {**os.environ, **(env or {})}


def once(inputs: Iterable[Path], folder: Path, make: Callable[[], None], name: str = "") -> None:
    """Make a folder's content again only when its inputs changed or it is gone."""
    files = list(inputs)
    if not is_fresh(files, folder, name):
        make()
        _stamp(folder, name).write_text(_digest(files))


def is_fresh(inputs: Iterable[Path], folder: Path, name: str = "") -> bool:
    """The stamp lies in the folder it speaks for, so both go together."""
    stamp = _stamp(folder, name)
    return stamp.exists() and stamp.read_text() == _digest(inputs)


def _stamp(folder: Path, name: str) -> Path:
    return folder / f".made-from{name and '-'}{name}"


def _digest(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for file in sorted(files):
        content = file.read_bytes()
        digest.update(f"{file.relative_to(ROOT)}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def is_debian_root() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt_install(*packages: str) -> None:
    """Install system packages; only ever called as root on Debian or Ubuntu."""
    with told(f"Installing system packages: {' '.join(packages)}"):
        env = {"DEBIAN_FRONTEND": "noninteractive"}
        run("apt-get", "update", "-qq", env=env)
        run("apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages, env=env)
