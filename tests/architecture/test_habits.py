"""One clock, one way in: habits that hold in every line of the product."""

import ast

from .sources import Source, all_of, dotted, product

CLOCKS = {
    *("timezone.now", "datetime.now", "datetime.today", "datetime.utcnow", "date.today"),
    *("datetime.datetime.now", "datetime.date.today", "time.time", "functions.Now", "Now"),
}
# These tell the time of day when nothing is passed in.
CALENDARS = {"timezone.localdate", "timezone.localtime", "localdate", "localtime"}
MAKERS = {"create", "bulk_create", "get_or_create", "update_or_create", "acreate"}
STORY = {"seed", "seeds", "simulator"}


def test_only_the_kernels_clock_tells_the_time() -> None:
    found = [
        f"{source.at(node)} {dotted(node)}"
        for source in product()
        if source.place != "jielin/kernel/clock.py"
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Name | ast.Attribute) and dotted(node) in CLOCKS
    ]
    assert not found, all_of(found)


def test_only_the_kernels_clock_tells_the_date() -> None:
    found = [
        f"{source.at(call)} {dotted(call.func)}()"
        for source in product()
        for call in source.calls()
        if dotted(call.func) in CALENDARS and not call.args and not call.keywords
    ]
    assert not found, all_of(found)


def test_only_seeds_and_the_simulator_set_the_clock() -> None:
    found = [
        source.at(call)
        for source in product()
        if not _tells_a_story(source)
        for call in source.calls()
        if dotted(call.func) in {"clock.at", "kernel.clock.at"}
    ]
    assert not found, all_of(found)


def test_nobody_outside_a_model_saves() -> None:
    """A picture or a form is saved to somewhere; a row is saved to nowhere but its table."""
    found = [
        f"{source.at(call)} .save()"
        for source in product()
        if not _is_model(source)
        for call in source.calls()
        if _called(call) == "save" and not call.args
    ]
    assert not found, all_of(found)


def test_rows_are_made_by_a_named_method_of_their_model() -> None:
    found = [
        f"{source.at(call)} .{_called(call)}()"
        for source in product()
        if not _is_model(source)
        for call in source.calls()
        if _called(call) in MAKERS
    ]
    assert not found, all_of(found)


def test_the_interface_prints_nothing() -> None:
    found = [s.at(call) for s in product() for call in s.calls() if dotted(call.func) == "print"]
    assert not found, all_of(found)


def _called(call: ast.Call) -> str:
    """The method that is called on a row or table; a visitor's session is neither."""
    owner, _, name = ast.unparse(call.func).rpartition(".")
    return "" if owner.endswith("session") else name


def _is_model(source: Source) -> bool:
    return source.app == "kernel" or source.inside[0] == "models"


def _tells_a_story(source: Source) -> bool:
    return bool(STORY & {part.split("_")[0] for part in source.inside})
