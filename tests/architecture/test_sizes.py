"""Sizes are a ratchet: what is listed here may shrink, and nothing may join it."""

import ast
from collections.abc import Iterator

from .sources import Source, all_of, sources, templates

FUNCTION, CLASS, FILE, TEST_FILE, TEMPLATE, ARGUMENTS = 25, 150, 250, 400, 100, 6
TEST_BODY = 15
# Place or place::name -> the size it may have, for the day it cannot be helped.
ALLOWED: dict[str, int] = {}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def test_no_function_is_longer_than_a_screenful() -> None:
    found = [
        f"{source.at(node)} {node.name}: {size} lines"
        for source, node in _functions()
        if (size := _length(node)) > _limit(source, node)
    ]
    assert not found, all_of(found)


def test_no_function_takes_more_than_six_arguments() -> None:
    found = [
        f"{source.at(node)} {node.name}: {count} arguments"
        for source, node in _functions()
        if (count := _arguments(node)) > ARGUMENTS and not _is_fixture_user(source, node)
    ]
    assert not found, all_of(found)


def test_no_class_is_longer_than_150_lines() -> None:
    found = [
        f"{source.at(node)} {node.name}: {size} lines"
        for source in sources()
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ClassDef) and (size := _length(node)) > CLASS
    ]
    assert not found, all_of(found)


def test_no_file_is_longer_than_its_limit() -> None:
    found = [
        f"{source.place}: {size} lines"
        for source in sources()
        if (size := len(source.text.splitlines())) > _file_limit(source)
    ]
    assert not found, all_of(found)


def test_no_template_is_longer_than_100_lines() -> None:
    found = [
        f"{place}: {size} lines"
        for place, text in templates()
        if (size := len(text.splitlines())) > ALLOWED.get(place, TEMPLATE)
    ]
    assert not found, all_of(found)


def _functions() -> Iterator[tuple[Source, Function]]:
    for source in sources():
        for node in ast.walk(source.tree):
            if isinstance(node, Function):
                yield source, node


def _length(node: Function | ast.ClassDef) -> int:
    """Lines from the name to the end; the docstring is a help, not a burden."""
    size = (node.end_lineno or node.lineno) - node.lineno + 1
    if ast.get_docstring(node) is not None:
        text = node.body[0]
        size -= (text.end_lineno or text.lineno) - text.lineno + 1
    return size


def _limit(source: Source, node: Function) -> int:
    is_test = source.is_test and node.name.startswith("test_")
    default = TEST_BODY + _head(node) if is_test else FUNCTION
    return ALLOWED.get(f"{source.place}::{node.name}", default)


def _head(node: Function) -> int:
    """How many lines the signature takes."""
    return node.body[0].lineno - node.lineno


def _arguments(node: Function) -> int:
    taken = node.args
    count = len(taken.posonlyargs) + len(taken.args) + len(taken.kwonlyargs)
    first = (taken.posonlyargs + taken.args)[:1]
    return count - bool(first and first[0].arg in {"self", "cls"})


def _is_fixture_user(source: Source, node: Function) -> bool:
    """A test asks for its cast by naming it."""
    return source.is_test and node.name.startswith("test_")


def _file_limit(source: Source) -> int:
    return ALLOWED.get(source.place, TEST_FILE if source.is_test else FILE)
