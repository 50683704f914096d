"""The processor time of the hot pages in one process, beside that of a bare view.

`python -m bench.rendering CASES` seeds a small SQLite city in a folder of its own; with
`--city DIR` it keeps that folder for the next run, with `--profile WORD` it shows where the
time of the pages with this word in their name goes.
"""

import argparse
import cProfile
import os
import pstats
import tempfile
import time
from collections.abc import Callable
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

ROUNDS, REQUESTS, BARE_REQUESTS, SHOWN = 50, 4, 50, 45


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.rendering", description=__doc__)
    parser.add_argument("cases", type=int, nargs="?", default=600)
    parser.add_argument("--city", type=Path)
    parser.add_argument("--profile", default="")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        _prepare(options.city or Path(folder), options.cases)
        _run(options.profile)


def _prepare(folder: Path, cases: int) -> None:
    """The settings read the environment, so it comes before everything else."""
    os.environ |= {
        "JIELIN_VAR": str(folder),
        "JIELIN_DEMO": "1",
        "DJANGO_SETTINGS_MODULE": "jielin.config.settings",
    }
    import_module("django").setup()
    if not (folder / "jielin.sqlite3").exists():
        folder.mkdir(parents=True, exist_ok=True)
        call = import_module("django.core.management").call_command
        call("migrate", verbosity=0)
        call("collectstatic", interactive=False, verbosity=0)
        import_module("bench.volume").seed(cases)


def _run(word: str) -> None:
    bare = _bare()
    for scenario in import_module("bench.scenarios").pages():
        ask = _asking(scenario.shots)
        if word:
            if word in scenario.name:
                _profile(ask)
            continue
        least, base = float("inf"), float("inf")
        for _ in range(ROUNDS):
            least = min(least, _each(ask, REQUESTS))
            base = min(base, _each(bare, 1) / BARE_REQUESTS)
        print(
            f"{scenario.name:32} {least * 1000:6.2f} ms   {least / base:5.0f} × bare", flush=True
        )


def _each(ask: Callable[[], None], times: int) -> float:
    began = time.process_time()
    for _ in range(times):
        ask()
    return (time.process_time() - began) / times


def _asking(shots: Any) -> Callable[[], None]:
    """The pages in turn, as the server would call for them."""
    handler = import_module("django.core.wsgi").get_wsgi_application()
    token = import_module("bench.sessions").TOKEN
    cookies = [f"sessionid={shot.session}; csrftoken={token}" for shot in shots]
    turn = 0

    def ask() -> None:
        nonlocal turn
        turn = (turn + 1) % len(shots)
        _answer(handler, shots[turn].path, cookies[turn])

    for _ in range(4):
        ask()
    return ask


def _bare() -> Callable[[], None]:
    """The same framework without middleware. The signal of a changed setting would empty the
    caches of addresses, so the settings are set by hand."""
    settings = import_module("django.conf").settings
    usual = settings.MIDDLEWARE
    settings.MIDDLEWARE = []
    handler = import_module("django.core.handlers.wsgi").WSGIHandler()
    settings.MIDDLEWARE = usual
    ours = settings.ROOT_URLCONF

    def ask() -> None:
        settings.ROOT_URLCONF = "bench.bare"
        for _ in range(BARE_REQUESTS):
            _answer(handler, "/", "")
        settings.ROOT_URLCONF = ours

    return ask


def _answer(handler: Any, path: str, cookies: str) -> None:
    status: list[str] = []
    path, _, query = path.partition("?")
    environ = {
        "REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query, "SCRIPT_NAME": "",
        "SERVER_NAME": "127.0.0.1", "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "127.0.0.1", "HTTP_COOKIE": cookies, "REMOTE_ADDR": "127.0.0.1",
        "wsgi.input": BytesIO(), "wsgi.errors": BytesIO(), "wsgi.url_scheme": "http",
    }  # fmt: skip
    answer = handler(environ, lambda told, headers, info=None: status.append(told))
    body = b"".join(answer)
    answer.close()
    if not status[0].startswith("200") or not body:
        raise RuntimeError(f"{path}: {status}")


def _profile(ask: Callable[[], None]) -> None:
    watch = cProfile.Profile(time.process_time)
    watch.enable()
    for _ in range(40):
        ask()
    watch.disable()
    pstats.Stats(watch).sort_stats("cumulative").print_stats("jielin|template", SHOWN)
    pstats.Stats(watch).sort_stats("tottime").print_stats(SHOWN)


if __name__ == "__main__":
    main()
