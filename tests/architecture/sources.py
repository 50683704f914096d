"""The project's own source files, read and parsed once, for the tests that walk them."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "jielin"


@dataclass(frozen=True)
class Source:
    """A Python file: where it stands in the house, its lines and its tree."""

    path: Path
    text: str
    tree: ast.Module

    @property
    def place(self) -> str:
        return self.path.relative_to(ROOT).as_posix()

    @property
    def app(self) -> str:
        """The app it belongs to; "" outside the apps."""
        parts = self.path.relative_to(ROOT).parts
        return parts[1] if parts[0] == "jielin" and len(parts) > 2 else ""

    @property
    def inside(self) -> tuple[str, ...]:
        """Its path within the app, without the ending: ("models", "case")."""
        return self.path.relative_to(ROOT).with_suffix("").parts[2:]

    @property
    def is_test(self) -> bool:
        return "tests" in self.path.relative_to(ROOT).parts

    def calls(self) -> Iterator[ast.Call]:
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.Call))

    def at(self, node: ast.stmt | ast.expr) -> str:
        return f"{self.place}:{node.lineno}"


@cache
def sources() -> tuple[Source, ...]:
    """Every Python file of ours; migrations are made by a tool and left out."""
    files = [ROOT / "dev.py", ROOT / "conftest.py", ROOT / "manage.py"]
    for folder in ("jielin", "tests", "devtools", "bench"):
        files += sorted((ROOT / folder).rglob("*.py"))
    return tuple(_parsed(file) for file in files if "migrations" not in file.parts)


def _parsed(file: Path) -> Source:
    text = file.read_text(encoding="utf-8")
    return Source(file, text, ast.parse(text, filename=str(file)))


def product() -> Iterator[Source]:
    """What is served: the apps without their tests."""
    return (source for source in sources() if source.app and not source.is_test)


@cache
def templates() -> tuple[tuple[str, str], ...]:
    """Place and text of every template."""
    files = sorted(PACKAGE.rglob("templates/**/*.*"))
    return tuple((f.relative_to(ROOT).as_posix(), f.read_text("utf-8")) for f in files)


def dotted(node: ast.expr) -> str:
    """`timezone.now` from the tree of that expression; "" for anything but plain names."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and (start := dotted(node.value)):
        return f"{start}.{node.attr}"
    return ""


def all_of(found: list[str]) -> str:
    """What a failed test shows: one finding a line."""
    return "\n" + "\n".join(found)
