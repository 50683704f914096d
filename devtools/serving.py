"""`dev.py demo`: the demo city on this machine, with one job worker and the schedule."""

import argparse
import os
import socket
import sys
import time
import urllib.error
import urllib.request

from devtools.processes import Child, Ended, end, endable, start
from devtools.setting_up import collect_static, migrate, set_up
from devtools.steps import PYTHON, full, manage, say, told

HOST = "127.0.0.1"
WAIT = 60.0  # seconds for the server to answer


def demo(words: list[str]) -> int:
    options = _parsed(words)
    port = _port()
    env = _environment(options.database)
    set_up(for_tests=False)
    if options.reset:
        with told("Removing what the demo had stored"):
            manage("shell", "-v", "0", "-c", "from devtools.wiping import wipe; wipe()", env=env)
    migrate(env)
    collect_static(env)
    with told("Settling the demo city (long only the first time)"):
        manage("seed_demo", *(["--at", options.at] if options.at else []), env=env)
    return _serve(port, env)


def _parsed(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py demo", description=__doc__)
    parser.add_argument("--reset", action="store_true", help="begin again from nothing")
    parser.add_argument("--database", metavar="URL", help="postgresql://… or a file for SQLite")
    parser.add_argument("--at", metavar="TIME", help="tell the story around this ISO moment")
    return parser.parse_args(words)


def _port() -> int:
    """The port of the environment, if it is a number and nobody else listens there."""
    given = os.environ.get("PORT", "8000")
    if not given.isdigit():
        sys.exit(f"PORT is not a number: {given}")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, int(given)))
        except (OSError, OverflowError):
            sys.exit(f"Port {given} is taken. Choose another: PORT=8010 python3 dev.py demo")
    return int(given)


def _environment(database: str | None) -> dict[str, str]:
    env = {"JIELIN_DEMO": "1"}
    if database:
        env["JIELIN_DATABASE"] = database
    return env


def _serve(port: int, env: dict[str, str]) -> int:
    children: list[Child] = []
    try:
        with endable():
            children += _children(port, env)
            return _watch(children, f"http://{HOST}:{port}", env)
    except Ended:
        say("\nStopping.")
        return 0
    finally:
        end(children)


def _children(port: int, env: dict[str, str]) -> list[Child]:
    workers = 2 if env.get("JIELIN_DATABASE", "").startswith("postgres") else 1
    server = (
        *("-m", "granian", "--interface", "wsgi", "--host", HOST, "--port", port),
        *("--workers", workers, "--blocking-threads", 4, "--log-level", "warning"),
        "jielin.config.wsgi:application",
    )
    worker = ("manage.py", "db_worker", "-v", "0", "--queue-name", "*")
    schedule = ("manage.py", "run_schedule")
    return [start(PYTHON, *words, env=env) for words in (server, worker, schedule)]


def _watch(children: list[Child], address: str, env: dict[str, str]) -> int:
    """Announce the address once it answers; then wait until a child ends or we are told to."""
    deadline, announced = time.monotonic() + WAIT, False
    while all(child.poll() is None for child in children):
        if not announced and _answers(address):
            announced = True
            _announce(address, env)
        elif not announced and time.monotonic() > deadline:
            say(f"The server did not answer within {WAIT:.0f} s.")
            return 1
        time.sleep(0.2)
    say("A part of the demo ended by itself; its last words are above.")
    return 1


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/healthz", timeout=2):
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False


def _announce(address: str, env: dict[str, str]) -> None:
    say("")
    manage("seed_demo", "--print-cast", env=full(env))
    say(f"\nThe demo city is at {address}/  (Ctrl-C stops all of it)")
