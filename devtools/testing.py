"""`dev.py test`: every test on PostgreSQL, on SQLite and in a browser, in that order."""

import argparse
import os
import shutil
import subprocess
import sys
import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from devtools import postgres, tally
from devtools.processes import Ended, end, endable, start
from devtools.setting_up import set_up
from devtools.steps import CACHE, PYTHON, ROOT, apt_install, is_debian_root, say

# The first draws pages as the others do, in two thirds of the time: it has no window to care for.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
NOTHING_COLLECTED = 5
# Whoever is done takes over what the other has not begun: some tests take a minute.
AT_ONCE = ("-n", "2", "--dist", "worksteal")
INTERRUPTED = 130


@dataclass(frozen=True)
class Stage:
    """One run of pytest: which tests, on which engine, and where to look for them."""

    name: str
    tests: str
    on_postgresql: bool = False
    where: tuple[str, ...] = ()


POSTGRESQL = Stage("PostgreSQL", "not browser", on_postgresql=True)
SQLITE = Stage("SQLite", "not browser")
# What asks no database is the same on every engine, and ran with the one before.
ON_SQLITE_TOO = Stage("SQLite, what asks a database", "database and not browser")
QUICK = Stage("SQLite, quick", "not browser and not slow")
# Five thousand tests need not be gathered to find the hundred that open a browser.
PAGES = ("tests/browser",)
BROWSER = Stage("browser on SQLite", "browser", where=PAGES)
MAIN_FLOWS = Stage("browser on PostgreSQL, main flows", "main_flow", True, PAGES)


def test(words: list[str]) -> int:
    options, more = _parsed(words)
    stages = _stages(options)
    _need(stages)
    set_up(for_tests=True)
    depth = "quick" if options.quick else "all" if options.all else "normal"
    begun = time.monotonic()
    reports = CACHE / "test-reports"
    shutil.rmtree(reports, ignore_errors=True)
    try:
        with endable():
            codes = _run(stages, depth, more, reports)
    except Ended:
        say("\nInterrupted.")
        return INTERRUPTED
    return _close(stages, codes, reports, time.monotonic() - begun)


def _parsed(words: list[str]) -> tuple[argparse.Namespace, list[str]]:
    parser = argparse.ArgumentParser(prog="dev.py test", description=__doc__, allow_abbrev=False)
    parser.add_argument(
        "--quick", action="store_true", help="SQLite only, no browser, ≤ 2 minutes"
    )
    parser.add_argument("--all", action="store_true", help="the whole matrix of sizes and themes")
    parser.add_argument("--no-browser", action="store_true", help="leave browser tests out")
    parser.add_argument("--no-postgresql", action="store_true", help="leave PostgreSQL out")
    options, more = parser.parse_known_args(words)
    if os.environ.get("CI") == "true" and (options.no_browser or options.no_postgresql):
        parser.error("under CI nothing may be left out")
    return options, more


def _stages(options: argparse.Namespace) -> list[Stage]:
    if options.quick:
        return [QUICK]
    stages = [SQLITE] if options.no_postgresql else [POSTGRESQL, ON_SQLITE_TOO]
    if options.no_browser:
        return stages
    return [*stages, BROWSER] if options.no_postgresql else [*stages, BROWSER, MAIN_FLOWS]


def _need(stages: list[Stage]) -> None:
    """Have the browser, a Chinese font and PostgreSQL, or say how to get or leave them out."""
    missing = _missing(stages)
    if missing and is_debian_root():
        apt_install(*missing)
        missing = _missing(stages)
    if missing:
        sys.exit(
            f"Missing for the tests: {', '.join(missing)} (names of Debian packages).\n"
            f"Install them, for example: sudo apt-get install {' '.join(missing)}\n"
            "To leave tests out on purpose: --no-browser, --no-postgresql, or --quick."
        )


def _missing(stages: list[Stage]) -> list[str]:
    missing = []
    if BROWSER in stages and not any(map(shutil.which, BROWSERS)):
        missing.append(BROWSERS[0])
    if BROWSER in stages and not _has_chinese_font():
        missing.append("fonts-noto-cjk")
    if any(stage.on_postgresql for stage in stages) and postgres.binaries() is None:
        missing.append("postgresql")
    return missing


def _has_chinese_font() -> bool:
    if not shutil.which("fc-list"):
        return any(Path("/usr/share/fonts").rglob("*CJK*"))
    return bool(subprocess.check_output(["fc-list", ":lang=zh-cn", "file"]).strip())


def _run(stages: list[Stage], depth: str, more: list[str], reports: Path) -> list[int]:
    """Run all stages, failed ones too; the exit code of each."""
    with ExitStack() as stack:
        server = ""
        if any(stage.on_postgresql for stage in stages):
            say("→ Starting a throw-away PostgreSQL")
            server = stack.enter_context(postgres.cluster())
        codes = []
        for number, stage in enumerate(stages, 1):
            say(f"\n═══ Stage {number} of {len(stages)}: {stage.name} ═══")
            env = {
                "JIELIN_DATABASE": server if stage.on_postgresql else "",
                "JIELIN_TEST_DEPTH": depth,
            }
            report = f"--junit-xml={reports / f'{number}.xml'}"
            where = () if _names_a_place(more) else stage.where
            words = ("-q", *AT_ONCE, "-m", stage.tests, report, *where, *more)
            codes.append(_pytest(*words, env=env))
        return codes


def _names_a_place(more: list[str]) -> bool:
    return any((ROOT / word.partition("::")[0]).exists() for word in more)


def _pytest(*words: str, env: dict[str, str]) -> int:
    child = start(PYTHON, "-m", "pytest", *words, env=env)
    try:
        return child.wait()
    finally:
        end([child])


def _close(stages: list[Stage], codes: list[int], reports: Path, seconds: float) -> int:
    """The closing lines in pytest's form, over all stages; the exit code they deserve."""
    counted = codes if set(codes) == {NOTHING_COLLECTED} else _without_empty(codes)
    numbered = {str(number): stage.name for number, stage in enumerate(stages, 1)}
    for line in tally.closing(reports, numbered, seconds):
        say(line)
    return max(counted, key=abs)


def _without_empty(codes: list[int]) -> list[int]:
    """A stage may have nothing to run, when paths were given; not all of them."""
    return [0 if code == NOTHING_COLLECTED else code for code in codes]
