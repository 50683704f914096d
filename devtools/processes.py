"""Children that end with their parent, however the parent ends."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from types import FrameType

from devtools.steps import ROOT, full

PATIENCE = 10.0  # seconds between asking a child to end and ending it
PR_SET_PDEATHSIG = 1

Child = subprocess.Popen[bytes]


class Ended(Exception):
    """Ctrl-C or a request to end arrived: not a fault."""


def start(*words: object, env: Mapping[str, str] | None = None) -> Child:
    """Start a child in a group of its own, so that one Ctrl-C is ours to pass on."""
    return subprocess.Popen(
        [str(word) for word in words],
        cwd=ROOT,
        env=full(env),
        start_new_session=True,
        preexec_fn=end_with_parent if sys.platform == "linux" else None,
    )


def end_with_parent() -> None:
    """In the child: ask the kernel to end us if the parent is killed without a word."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def end(children: list[Child]) -> None:
    """Ask all to end, wait, then end those that did not, with all they started."""
    for child in children:
        _signal(child, signal.SIGTERM)
    deadline = time.monotonic() + PATIENCE
    for child in children:
        with suppress(subprocess.TimeoutExpired):
            child.wait(max(0.1, deadline - time.monotonic()))
    for child in children:
        _signal(child, signal.SIGKILL)
        child.wait()


def _signal(child: Child, number: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.killpg(child.pid, number)


@contextmanager
def endable() -> Iterator[None]:
    """Turn SIGINT and SIGTERM into `Ended`, so that `finally` runs in every case."""

    def raise_ended(_number: int, _frame: FrameType | None) -> None:
        # A second signal must not break the tidying up.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        raise Ended

    old = {n: signal.signal(n, raise_ended) for n in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in old.items():
            signal.signal(number, handler)
