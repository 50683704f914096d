"""A throw-away PostgreSQL with a city of volume in it, kept between runs as a dump."""

import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import psycopg

from devtools import postgres
from devtools.setting_up import collect_static
from devtools.steps import CACHE, ROOT, manage, run, told

KEPT = CACHE / "bench"
NAME, CALIBRATION = "jielin", "calibration"
JOBS = 2
PLAN = (
    *("jielin/*/migrations/*.py", "jielin/*/seed.py", "jielin/*/seed/*.py"),
    *("jielin/kernel/copying.py", "bench/volume.py", "bench/long.py"),
)


def environment(server: str) -> dict[str, str]:
    """What a process of the project needs to work on the city."""
    return {
        "JIELIN_DATABASE": at(server, NAME),
        "JIELIN_DEMO": "1",
        "JIELIN_VAR": str(KEPT / "var"),
        "DJANGO_SETTINGS_MODULE": "jielin.config.settings",
    }


def at(server: str, name: str) -> str:
    """The address of a database of the server."""
    return f"{server.rpartition('/')[0]}/{name}"


@contextmanager
def city(cases: int, *, fresh: bool) -> Iterator[str]:
    """The address of a server that holds so many cases; gone afterwards."""
    with postgres.cluster() as server:
        for name in (NAME, CALIBRATION):
            with psycopg.connect(server, autocommit=True) as connection:
                connection.execute(f"CREATE DATABASE {name}")
        _fill(server, cases, KEPT / f"city-{cases}-{_key()}", fresh)
        (KEPT / "var").mkdir(parents=True, exist_ok=True)
        os.environ["JIELIN_VAR"] = str(KEPT / "var")
        collect_static(environment(server))
        yield server


def inside(server: str, code: str) -> None:
    """Run a line of Python within the project, on the city."""
    manage("shell", "-v", "0", "--no-imports", "-c", code, env=environment(server))


def program(name: str) -> Path:
    """A program that came with the server."""
    folder = postgres.binaries()
    assert folder is not None
    return folder / name


def _fill(server: str, cases: int, kept: Path, fresh: bool) -> None:
    if fresh or not kept.exists():
        _seed(server, cases, kept)
    else:
        with told(f"Restoring the city of {cases:,} cases"):
            address = at(server, NAME)
            run(program("pg_restore"), "-j", JOBS, "--no-owner", "-d", address, kept)
    with psycopg.connect(at(server, NAME), autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")


def _seed(server: str, cases: int, kept: Path) -> None:
    with told(f"Seeding a city of {cases:,} cases"):
        manage("migrate", "-v", "0", env=environment(server))
        inside(server, f"from bench.volume import seed; seed({cases})")
    for old in KEPT.glob(f"city-{cases}-*"):
        shutil.rmtree(old)
    with told("Keeping it for the next run"):
        kept.parent.mkdir(parents=True, exist_ok=True)
        order = ("-Fd", "-j", str(JOBS), "-Z0", "-f", str(kept), at(server, NAME))
        subprocess.run([program("pg_dump"), *order], check=True)


def _key() -> str:
    """Another day, another schema or another plan makes another city."""
    digest = hashlib.sha256(f"{datetime.now(UTC):%Y-%m-%d}".encode())
    for file in sorted(file for pattern in PLAN for file in ROOT.glob(pattern)):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]
