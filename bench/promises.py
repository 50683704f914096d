"""`python -m bench.promises`: a million promises stored; what asking and watching them costs."""

import argparse
import json
import tempfile
from pathlib import Path
from typing import Any

import psycopg

from devtools import postgres
from devtools.processes import Ended, endable
from devtools.steps import manage, say, told

from .database import NAME, at, environment, inside

STORED = 1_000_000


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench.promises", description=__doc__)
    parser.add_argument("--promises", type=int, default=STORED, help="how many (1,000,000)")
    count = parser.parse_args().promises
    try:
        with endable(), postgres.cluster() as server, tempfile.TemporaryDirectory() as folder:
            with psycopg.connect(server, autocommit=True) as database:
                database.execute(f"CREATE DATABASE {NAME}")
            _fill(server, count)
            with told("Asking and watching"):
                inside(server, f"from bench.watching import measure; measure({folder!r})")
            _show(json.loads(Path(folder, "promises.json").read_text("utf-8")))
    except Ended:
        return 130
    return 0


def _fill(server: str, count: int) -> None:
    with told("Telling the demo city"):
        manage("migrate", "-v", "0", env=environment(server))
        manage("seed_demo", env=environment(server))
    with told(f"Storing {count:,} promises"):
        inside(server, f"from bench.watching import fill; fill({count})")
    with psycopg.connect(at(server, NAME), autocommit=True) as database:
        database.execute("VACUUM ANALYZE")


def _show(found: dict[str, Any]) -> None:
    say(f"{found['stored']:,} promises stored, {found['open']:,} of them open")
    for name in ("todo", "board"):
        say(f"{name:16} {found[name]['p50']:8.1f} ms, worst {found[name]['worst']:.1f} ms")
    say(f"{'its statement':16} {found['statement']:8.2f} ms in the database")
    say(f"{'first look':16} {found['first'][0]:,} noted in {found['first'][1]:.2f} s")
    for what, one in found["watched"].items():
        say(
            f"{what:16} {one['new']:,} new in {one['seconds']:.1f} s,"
            f" {one['a_second']:,.0f}/s; again {one['again_ms']:.0f} ms"
        )


if __name__ == "__main__":
    raise SystemExit(main())
