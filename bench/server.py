"""The server under load, the bare one beside it, and the database's own figures."""

import os
import re
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from devtools.processes import Child, end, start
from devtools.steps import PYTHON

from .database import CALIBRATION, at, environment, program

HOST = "127.0.0.1"
WORKERS, THREADS = 2, 4
WAIT = 60.0  # seconds for a server to answer
PGBENCH_SECONDS, PGBENCH_SCALE = 4, 10
APPLICATION, BARE = "jielin.config.wsgi:application", "bench.bare:application"


@contextmanager
def serving(server: str, application: str) -> Iterator[tuple[int, Child]]:
    """The port of an application on the city, and its process."""
    port = _free_port()
    words = ("--workers", WORKERS, "--blocking-threads", THREADS, "--log-level", "warning")
    where = ("--interface", "wsgi", "--host", HOST, "--port", port)
    child = start(PYTHON, "-m", "granian", *where, *words, application, env=environment(server))
    try:
        _wait(port, child)
        yield port, child
    finally:
        end([child])


def peak_memory(child: Child) -> list[float]:
    """The most that each worker has held so far, in MB."""
    statuses = (Path(f"/proc/{pid}/status").read_text() for pid in _workers(child))
    peaks = (re.search(r"VmHWM:\s+(\d+) kB", status) for status in statuses)
    return sorted(int(peak[1]) / 1024 for peak in peaks if peak)[-WORKERS:]


def work_done(child: Child) -> float:
    """Seconds that the workers have had a processor so far: waiting is left out."""
    told = (Path(f"/proc/{pid}/stat").read_text() for pid in _workers(child))
    ticks = (one.rpartition(")")[2].split()[11:13] for one in told)
    return sum(int(user) + int(system) for user, system in ticks) / os.sysconf("SC_CLK_TCK")


def _workers(child: Child) -> list[str]:
    """Their numbers, where the system tells them (Linux)."""
    folder = Path(f"/proc/{child.pid}/task/{child.pid}/children")
    return folder.read_text().split() if folder.exists() else []


def pgbench(server: str) -> tuple[float, float]:
    """Transactions per second of the same database: reads alone, and TPC-B."""
    address, quiet = at(server, CALIBRATION), subprocess.DEVNULL
    fill = (str(program("pgbench")), "-i", "-q", "-s", str(PGBENCH_SCALE), address)
    subprocess.run(fill, check=True, stdout=quiet, stderr=quiet)
    return _transactions(address, "-S"), _transactions(address)


def _transactions(address: str, *kind: str) -> float:
    clients = ("-c", "8", "-j", "2", "-T", str(PGBENCH_SECONDS))
    asked = (str(program("pgbench")), "-n", *kind, *clients, address)
    said = subprocess.run(asked, check=True, capture_output=True, text=True).stdout
    found = re.search(r"tps = ([\d.]+)", said)
    if found is None:
        raise RuntimeError(f"pgbench said nothing of its speed: {said}")
    return float(found[1])


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _wait(port: int, child: Child) -> None:
    deadline = time.monotonic() + WAIT
    while child.poll() is None and time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("The server does not answer.")
