"""Where the time of the hot requests goes, in one process and without a network."""

import cProfile
import pstats
import time
from io import StringIO

from jielin.kernel.reference import held

from .counting import send, statements_of
from .scenarios import Scenario, filing, pages, steps

REQUESTS, SHOWN = 60, 28


def profile() -> None:
    """Print the statements and the dearest functions of each kind of request."""
    with held():
        found = [*steps(), *pages(), filing()]
    for scenario in found:
        print(f"\n═══ {scenario.name} ═══")
        for sql in _warm(scenario):
            print(f"  {sql[:400]}")
        _profile(scenario)


def _warm(scenario: Scenario) -> list[str]:
    statements: list[str] = []
    for shot in scenario.shots[:3]:
        statements = statements_of(shot, scenario)
    return statements


def _profile(scenario: Scenario) -> None:
    shots = scenario.shots[3:] * (2 * REQUESTS if scenario.status == 200 else 1)
    began = time.process_time()
    for shot in shots[:REQUESTS]:
        send(shot, scenario)
    each = (time.process_time() - began) / REQUESTS
    print(f"  {each * 1000:.1f} ms of processor time for one request and its client")
    watch, said = cProfile.Profile(time.process_time), StringIO()
    for shot in shots[REQUESTS : 2 * REQUESTS]:
        watch.enable()
        send(shot, scenario)
        watch.disable()
    stats = pstats.Stats(watch, stream=said)
    stats.sort_stats("cumulative").print_stats("jielin|django/template/base", SHOWN)
    stats.sort_stats("tottime").print_stats(SHOWN)
    print(said.getvalue())
