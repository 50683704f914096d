"""`python -m bench.searching`: a hundred thousand cases; what finding one costs on each engine."""

import argparse
import json
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import psycopg

from devtools import postgres
from devtools.processes import Ended, endable
from devtools.steps import manage, say, told

from .database import NAME, at, environment

STORED, BAR = 100_000, 3.0
SHOWN = 8  # of each kind, as on the page
ENGINES = ("sqlite", "postgresql")


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench.searching", description=__doc__)
    parser.add_argument("--cases", type=int, default=STORED, help="how many (100,000)")
    parser.add_argument("--engine", choices=ENGINES, help="only one of the two")
    parser.add_argument("--shown", type=int, default=SHOWN, help="hits on a page (8)")
    options = parser.parse_args()
    try:
        with endable():
            for engine in [options.engine] if options.engine else ENGINES:
                _run(engine, options.cases, options.shown)
    except Ended:
        return 130
    return 0


def _run(engine: str, count: int, shown: int) -> None:
    with ExitStack() as open_now:
        folder = open_now.enter_context(tempfile.TemporaryDirectory())
        database = f"{folder}/city.sqlite3"
        if engine == "postgresql":
            database = _fresh(open_now.enter_context(postgres.cluster()))
        env = {**environment(database), "JIELIN_DATABASE": database, "JIELIN_VAR": folder}
        with told(f"{engine}: telling the demo city"):
            manage("migrate", "-v", "0", env=env)
            manage("seed_demo", env=env)
        with told(f"{engine}: storing {count:,} cases and their documents"):
            _inside(env, f"from bench.finding import fill; fill({count})")
        with told(f"{engine}: searching"):
            _inside(env, f"from bench.finding import measure; measure({folder!r}, {shown})")
        _show(engine, json.loads(Path(folder, "search.json").read_text("utf-8")))


def _fresh(server: str) -> str:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {NAME}")
    return at(server, NAME)


def _inside(env: dict[str, str], code: str) -> None:
    manage("shell", "-v", "0", "--no-imports", "-c", code, env=env)


def _show(engine: str, found: dict[str, Any]) -> None:
    say(f"{engine}: {found['documents']:,} documents, {found['a_second']:,.0f}/s written")
    say(f"{'a bare statement':18} {found['bare']['p50']:8.2f} ms")
    for name in ("index", "search", "at its best", "its own work"):
        one = found[name]
        say(
            f"{name:18} {one['p50']:8.2f} ms, p95 {one['p95']:.1f}, worst {one['worst']:.1f}"
            f" over {one['count']:,}"
        )
    for name, middle in sorted(found["words"].items(), key=lambda one: -one[1]):
        say(f"  {name:16} {middle:8.2f} ms")
    say("PASS" if found["search"]["p50"] <= BAR else f"short of it: more than {BAR:g} ms")


if __name__ == "__main__":
    raise SystemExit(main())
