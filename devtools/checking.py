"""`dev.py check`: format, lint, types, contracts, locks, migrations, translations."""

import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

from devtools.setting_up import set_up
from devtools.steps import CACHE, PYTHON, ROOT, full, say

SOURCES = ("jielin", "tests", "devtools", "dev.py", "conftest.py", "manage.py")
HOST = re.compile(r"\w+://|--(?:extra-)?index-url|--find-links|\"resolved\"")
FOREIGN = re.compile(
    r"(^|/)(node_modules|vendor|site-packages|\.venv|dist)/|\.min\.(js|css)$|\.(whl|mo|pyc)$"
)

DJADE = PYTHON.parent / "djade"  # a program of its own, not a module
Fault = Callable[[], Iterator[str]]


def check(words: list[str]) -> int:
    """Run every check, also after one failed; 1 if any did."""
    set_up(for_tests=True)
    failed = [name for name, passes in CHECKS.items() if _said(name, passes) is False]
    if failed:
        say(f"\nFailed: {', '.join(failed)}")
        return 1
    say("\nAll checks passed.")
    return 0


def _said(name: str, passes: Callable[[], bool]) -> bool:
    say(f"→ {name}")
    return passes()


def _python(*words: str, **env: str) -> Callable[[], bool]:
    def passes() -> bool:
        done = subprocess.run([PYTHON, *words], check=False, cwd=ROOT, env=full(env))
        return done.returncode == 0

    return passes


def _faults(faults: Fault) -> Callable[[], bool]:
    def passes() -> bool:
        found = list(faults())
        for fault in found:
            say(f"  {fault}")
        return not found

    return passes


def lock_faults() -> Iterator[str]:
    """A lock that names a registry would send everyone to that registry."""
    for lock in [*sorted((ROOT / "requirements").glob("*.lock")), ROOT / "package-lock.json"]:
        for number, line in enumerate(lock.read_text().splitlines(), 1):
            if HOST.search(line):
                yield f"{lock.name}:{number} names a host: {line.strip()}"


def foreign_files() -> Iterator[str]:
    """Other people's code comes from the registries, never from the repository."""
    listed = subprocess.check_output(["git", "ls-files", "-z"], cwd=ROOT, text=True)
    for path in filter(None, listed.split("\0")):
        if FOREIGN.search(path):
            yield f"not ours or made by a tool: {path}"


def translation_faults() -> bool:
    return _python("-m", "devtools.translations", "check")()


def template_lint() -> bool:
    templates = [str(path) for path in sorted(Path(ROOT / "jielin").rglob("templates/**/*.html"))]
    if not templates:
        return True
    return _python("-m", "djlint", "--lint", "--quiet", *templates)() and _program(
        DJADE, "--target-version", "5.2", "--check", *templates
    )


def _program(program: Path, *words: str) -> bool:
    return subprocess.run([program, *words], check=False, cwd=ROOT).returncode == 0


# Not quiet: what is not said is not counted, and `strict` counts.
MKDOCS = ("-m", "mkdocs", "build")
NO_NEWS = {"NO_MKDOCS_2_WARNING": "1"}
# The program has no name for `python -m`.
_LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"
CONTRACTS = _python("-c", _LINT_IMPORTS, "--no-logo")
CHECKS: dict[str, Callable[[], bool]] = {
    "format": _python("-m", "ruff", "format", "--check", "--quiet", "."),
    "lint": _python("-m", "ruff", "check", "--quiet", "."),
    "types": _python("-m", "mypy", *SOURCES),
    "contracts between the apps": CONTRACTS,
    "locks name no host": _faults(lock_faults),
    "nothing foreign in the repository": _faults(foreign_files),
    "migrations in step": _python(
        *("manage.py", "makemigrations", "--check", "--dry-run", "-v", "1"),
        DJANGO_SETTINGS_MODULE="tests.settings",
    ),
    "translations": translation_faults,
    "templates": template_lint,
    "docs": _python(*MKDOCS, "-d", str(CACHE / "site"), **NO_NEWS),
}
