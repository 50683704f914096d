"""`dev.py bench`: seed a city, load it, and print the figures beside their bars."""

import argparse
import json
import tempfile
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

from devtools.processes import Child, Ended, endable
from devtools.steps import say, told

from .database import city, inside
from .load import Run, load
from .report import Figures, read, show, show_growth
from .server import APPLICATION, BARE, peak_memory, pgbench, serving, work_done

SMALL, LARGE = 10_000, 100_000
WARM, BASE = 1.0, 2.0  # seconds
BARE_REQUEST = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"


def main() -> int:
    options = _parsed()
    try:
        with endable():
            _run(options)
    except Ended:
        say("\nInterrupted.")
        return 130
    return 0


def _parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument("--cases", type=int, default=LARGE, help="how many (100,000)")
    parser.add_argument("--fresh", action="store_true", help="seed anew, whatever was kept")
    parser.add_argument("--growth", action="store_true", help="first with 10,000 cases as well")
    parser.add_argument("--seconds", type=float, default=8.0, help="for each request (8)")
    parser.add_argument("--json", type=Path, help="keep the figures in this file too")
    parser.add_argument("--held", type=Path, help="compare with the figures of an earlier file")
    parser.add_argument("--profile", action="store_true", help="show where the time goes instead")
    return parser.parse_args()


def _run(options: argparse.Namespace) -> None:
    if options.profile:
        with city(options.cases, fresh=options.fresh) as server:
            inside(server, "from bench.profiling import profile; profile()")
        return
    small = read(options.held) if options.held else None
    if options.growth:
        small = _measured(SMALL, options)
        show(small)
    figures = _measured(options.cases, options)
    show(figures)
    if small:
        show_growth(small, figures)
    if options.json:
        figures.keep(options.json)


def _measured(cases: int, options: argparse.Namespace) -> Figures:
    figures = Figures(cases)
    with city(cases, fresh=options.fresh) as server, tempfile.TemporaryDirectory() as folder:
        with told("Preparing requests and counting their queries"):
            inside(server, f"from bench.scenarios import prepare; prepare({folder!r})")
        scenarios = json.loads(Path(folder, "scenarios.json").read_text("utf-8"))
        with told("Calibrating the database"):
            figures.reads, figures.tpcb = pgbench(server)
        _load_all(server, scenarios, figures, options.seconds)
        with told("Sweeping overdue promises"):
            inside(server, f"from bench.sweeping import measure; measure({folder!r})")
        figures.sweep = json.loads(Path(folder, "sweep.json").read_text("utf-8"))
    return figures


def _load_all(
    server: str, scenarios: list[dict[str, Any]], figures: Figures, seconds: float
) -> None:
    """Every scenario between two measurements of the base, since machines drift."""
    with serving(server, BARE) as (bare_port, bare), serving(server, APPLICATION) as (port, child):
        before = _bare(bare_port, bare)
        for scenario in scenarios:
            with told(f"Loading: {scenario['name']}"):
                run = _loaded(port, child, scenario, seconds)
            after = _bare(bare_port, bare)
            figures.take(scenario, run, before.joined(after))
            before = after
            for wrong in run.wrong[:1]:
                say(f"  wrong answer: {wrong}")
        figures.memory = peak_memory(child)


def _bare(port: int, child: Child) -> Run:
    requests, expects = cycle([BARE_REQUEST]), (b"200", b"bare")
    load(port, requests, seconds=WARM / 4, expects=expects)
    return _watched(child, lambda: load(port, requests, seconds=BASE, expects=expects))


def _watched(child: Child, measure: Callable[[], Run]) -> Run:
    """With the processor time that the server needed meanwhile."""
    before = work_done(child)
    run = measure()
    run.work = work_done(child) - before
    return run


def _loaded(port: int, child: Child, scenario: dict[str, Any], seconds: float) -> Run:
    """Warm up, then measure. What changes something is sent once, the rest again and again."""
    shots = [shot.encode() for shot in scenario["shots"]]
    changes = scenario["status"] == 302
    requests: Iterator[bytes] = iter(shots) if changes else cycle(shots)
    expects = str(scenario["status"]).encode(), scenario["holds"].encode()
    load(port, requests, seconds=WARM, expects=expects)
    return _watched(child, lambda: load(port, requests, seconds=seconds, expects=expects))


if __name__ == "__main__":
    raise SystemExit(main())
