"""Puts the pages of an app under an address of a face, as soon as the app has them."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path


def mounted(route: str, module: str) -> list[URLPattern | URLResolver]:
    """The pages of `module` below `route`; nothing when the app has no such face."""
    package = module.rpartition(".")[0]
    if find_spec(package) is None or find_spec(module) is None:
        return []
    return [path(route, include(module))]
