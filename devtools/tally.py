"""One summary, in the form pytest gives its own, over the reports of several runs."""

import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

WIDTH = 80
OUTCOMES = {"failure": "failed", "error": "errors", "skipped": "skipped"}
ORDER = ("failed", "passed", "skipped", "errors")


def closing(reports: Path, stages: dict[str, str], seconds: float) -> Iterator[str]:
    """Lines: what each stage counted, then what failed where, then the sum of all."""
    total: Counter[str] = Counter()
    failures: list[str] = []
    yield "\n" + " all stages ".center(WIDTH, "=")
    for number, name in stages.items():
        counted = _counted(reports / f"{number}.xml", name, failures)
        total += counted
        yield f"{name}: {_words(counted)}"
    if failures:
        yield " short test summary info ".center(WIDTH, "=")
        yield from failures
    yield f" {_words(total)} in {seconds:.2f}s ".center(WIDTH, "=")


def _counted(report: Path, stage: str, failures: list[str]) -> Counter[str]:
    counted: Counter[str] = Counter()
    if not report.exists():
        failures.append(f"ERROR {stage}: pytest ended without a report")
        return Counter(errors=1)
    for case in ET.parse(report).iter("testcase"):
        outcome = next((OUTCOMES[child.tag] for child in case if child.tag in OUTCOMES), "passed")
        counted[outcome] += 1
        if outcome in {"failed", "errors"}:
            word = "FAILED" if outcome == "failed" else "ERROR"
            failures.append(f"{word} {case.get('classname')}::{case.get('name')} [{stage}]")
    return counted


def _words(counted: Counter[str]) -> str:
    parts = [f"{counted[outcome]} {outcome}" for outcome in ORDER if counted[outcome]]
    return ", ".join(parts) or "no tests ran"
