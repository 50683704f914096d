"""The figures as a table that a person reads, each beside its bar."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from devtools.steps import say

from .load import Run

HEAD = (
    ("request", 32), ("req/s", 7), ("p50", 7), ("p95", 7), ("p99", 7), ("kB", 6),
    ("CPU", 6), ("bare", 5), ("SQL", 4), ("≤", 3), ("bare/it", 8), ("≤", 4), ("TPC-B/it", 9),
    ("", 24),
)  # fmt: skip
SWEEP_BAR, MEMORY_BAR = 2000, 130


@dataclass(frozen=True)
class Line:
    """One kind of request: measured, and asked for."""

    name: str
    rate: float
    bare: float
    p50: float
    p95: float
    p99: float
    size: float
    work: float
    work_bare: float
    count: int
    queries: int
    queries_bar: int
    ratio: float
    ratio_bar: int
    to_tpcb: float
    wrong: int

    @property
    def verdict(self) -> str:
        short = []
        if self.wrong:
            short.append(f"{self.wrong} wrong answers")
        if self.queries > self.queries_bar:
            short.append("queries")
        if self.ratio > self.ratio_bar:
            short.append("speed")
        return f"short of it: {', '.join(short)}" if short else "PASS"


@dataclass
class Figures:
    """All of one run on one volume."""

    cases: int
    reads: float = 0.0
    tpcb: float = 0.0
    memory: list[float] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    sweep: dict[str, Any] = field(default_factory=dict)

    def take(self, told: dict[str, Any], run: Run, bare: Run) -> None:
        """Hold what one scenario gave against the base measured around it."""
        self.lines.append(
            Line(
                name=told["name"],
                rate=run.rate,
                bare=bare.rate,
                p50=run.percentile(0.5),
                p95=run.percentile(0.95),
                p99=run.percentile(0.99),
                size=sum(run.sizes) / max(1, len(run.sizes)) / 1000,
                work=run.work_each,
                work_bare=bare.work_each,
                count=len(run.took),
                queries=len(told["counted"]),
                queries_bar=told["queries"],
                ratio=bare.rate / run.rate,
                ratio_bar=told["ratio"],
                to_tpcb=self.tpcb / run.rate,
                wrong=len(run.wrong),
            )
        )

    def keep(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=1), "utf-8")


def show(figures: Figures) -> None:
    """Print the table of one volume."""
    say(f"\n═══ {figures.cases:,} cases ═══")
    bare = [line.bare for line in figures.lines]
    say(
        f"Base: bare view {min(bare):,.0f} to {max(bare):,.0f} req/s · "
        f"pgbench -S {figures.reads:,.0f} tps · TPC-B {figures.tpcb:,.0f} tps"
    )
    _row([name for name, _ in HEAD])
    for line in figures.lines:
        times = [f"{ms:.1f}" for ms in (line.p50, line.p95, line.p99)]
        work = [f"{line.work:.1f}", f"{line.work_bare:.2f}"]
        queries = [str(line.queries), str(line.queries_bar)]
        ratios = [f"{line.ratio:.1f}", str(line.ratio_bar), f"{line.to_tpcb:.1f}"]
        speed = f"{line.rate:.1f}"
        _row(
            [line.name, speed, *times, f"{line.size:.0f}", *work, *queries, *ratios, line.verdict]
        )
    _show_sweep(figures.sweep)
    if figures.memory:
        verdict = "PASS" if max(figures.memory) <= MEMORY_BAR else "short of it"
        told = " and ".join(f"{peak:.0f}" for peak in figures.memory)
        say(f"Worker memory at its peak: {told} MB (≤ {MEMORY_BAR}) {verdict}")


def _row(cells: list[str]) -> None:
    first, *middle, last = zip(cells, (width for _, width in HEAD), strict=True)
    say(
        first[0].ljust(first[1])
        + " ".join(cell.rjust(width) for cell, width in middle)
        + f"  {last[0]}"
    )


def _show_sweep(told: dict[str, Any]) -> None:
    if not told:
        return
    rates = [count / seconds for count, seconds in told["swept"]]
    parts = " · ".join(
        f"{count:,} in {seconds:.1f} s ({rate:,.0f}/s)"
        for (count, seconds), rate in zip(told["swept"], rates, strict=True)
    )
    verdict = "PASS" if min(rates) >= SWEEP_BAR else "short of it"
    say(f"Sweep, {told['stored']:,} promises stored: {parts} (≥ {SWEEP_BAR:,}/s) {verdict}")
    say(f"  a second sweep over all of them, nothing new: {told['again']:.1f} s")


def show_growth(small: Figures, large: Figures) -> None:
    """How much dearer each request became, as a part of the base of its own run."""
    say(f"\n═══ Growth from {small.cases:,} to {large.cases:,} cases ═══")
    for before, after in zip(small.lines, large.lines, strict=True):
        say(f"{before.name.ljust(32)} × {after.ratio / before.ratio:.2f}")


def read(file: Path) -> Figures:
    """What `keep` has kept."""
    told = json.loads(file.read_text("utf-8"))
    told["lines"] = [Line(**line) for line in told["lines"]]
    return Figures(**told)
