"""Every file of an app has one of the agreed names, and looks down only."""

import ast

from devtools import checking

from .sources import Source, all_of, product, sources

# A name that says nothing collects everything.
SAYS_NOTHING = {
    *("utils", "util", "helpers", "helper", "services", "service", "managers", "manager"),
    *("signals", "constants", "mixins", "common", "misc", "base_models", "core", "lib"),
}
# The table of app files; anything else in an app is pure arithmetic on plain values.
TABLE = {
    *("__init__", "workflow", "policy", "models", "queries", "reactions", "panels", "personal"),
    *("tasks", "forms", "portal", "desk", "api", "seed", "admin", "apps", "management"),
    "exchange",
    "search",
    *("templatetags", "tests", "data"),
}
FREE = {"kernel", "ui", "faces", "config"}
LADEN = (".queries", ".forms", ".views", "django.db.transaction", "django.shortcuts")
# Between a request and the person who makes it, before any view: neither pure nor a view.
DOORS = {"jielin/people/duties.py", "jielin/people/kept.py"}


def test_the_apps_keep_their_order() -> None:
    assert checking.CONTRACTS(), "see the broken contract above"


def test_no_file_has_a_name_that_says_nothing() -> None:
    found = [source.place for source in sources() if SAYS_NOTHING & set(source.path.parts[-4:])]
    found += [source.place for source in sources() if source.path.stem in SAYS_NOTHING]
    assert not found, all_of(found)


def test_what_the_table_does_not_name_is_pure() -> None:
    found = [
        f"{source.place} imports {name}"
        for source in product()
        if source.app not in FREE and source.inside[0] not in TABLE and source.place not in DOORS
        for name in _imports(source)
        if name.startswith(".models") or name.endswith(LADEN)
    ]
    assert not found, all_of(found)


def test_no_import_is_hidden_in_a_function() -> None:
    """A lazy import against a cycle is a fault to fix; `ready` is where Django wants one."""
    found = [
        f"{source.at(node)} in {function.name}"
        for source in product()
        for function in ast.walk(source.tree)
        if isinstance(function, ast.FunctionDef) and function.name != "ready"
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert not found, all_of(found)


def test_every_module_says_its_purpose_in_a_sentence() -> None:
    """An app's `apps.py` says only its name."""
    found = [
        source.place
        for source in sources()
        if source.text.strip() and source.path.name != "apps.py"
        if not ast.get_docstring(source.tree)
    ]
    assert not found, all_of(found)


def _imports(source: Source) -> list[str]:
    names = []
    for node in source.tree.body:
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            start = "." * node.level + (node.module or "")
            names += [start, *(f"{start}.{alias.name}" for alias in node.names)]
    return names
