"""A closed loop of few connections on the loopback: the next request follows the answer."""

import selectors
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from .server import HOST

CONNECTIONS = 8  # as many as the server has threads
CHUNK = 1 << 18
SILENCE = 30.0  # seconds without any answer, after which something is broken


@dataclass
class Run:
    """What came back, and how long each answer took."""

    seconds: float = 0.0
    work: float = 0.0  # seconds of processor time that the server took
    took: list[float] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """Requests per second."""
        return len(self.took) / self.seconds if self.seconds else 0.0

    @property
    def work_each(self) -> float:
        """Milliseconds of the server's processor time for one request."""
        return self.work / max(1, len(self.took)) * 1000

    def joined(self, other: "Run") -> "Run":
        """Both as one run."""
        return Run(
            self.seconds + other.seconds,
            self.work + other.work,
            self.took + other.took,
            self.sizes + other.sizes,
            self.wrong + other.wrong,
        )

    def percentile(self, part: float) -> float:
        """Milliseconds within which this part of the answers came."""
        found = sorted(self.took)
        return found[min(len(found) - 1, int(len(found) * part))] * 1000 if found else 0.0


@dataclass
class _Line:
    """One kept-alive connection with its request under way."""

    wire: socket.socket
    sent_at: float = 0.0
    buffer: bytearray = field(default_factory=bytearray)

    def send(self, request: bytes) -> None:
        self.buffer.clear()
        self.sent_at = time.perf_counter()
        self.wire.sendall(request)

    def answer(self) -> bytes | None:
        """The whole answer once it is here."""
        got = self.wire.recv(CHUNK)
        if not got:
            raise ConnectionError(f"The server hung up: {bytes(self.buffer[:200])!r}")
        self.buffer += got
        return bytes(self.buffer) if _is_whole(self.buffer) else None


def load(
    port: int, requests: Iterator[bytes], *, seconds: float, expects: tuple[bytes, bytes]
) -> Run:
    """Send until the time is up or nothing is left; each answer is looked at."""
    run, busy = Run(), selectors.DefaultSelector()
    began = time.perf_counter()
    for _ in range(CONNECTIONS):
        request = next(requests, None)
        if request is not None:
            line = _Line(socket.create_connection((HOST, port)))
            busy.register(line.wire, selectors.EVENT_READ, line)
            line.send(request)
    while busy.get_map():
        ready = busy.select(SILENCE)
        if not ready:
            raise TimeoutError(f"No answer for {SILENCE:.0f} s.")
        for key, _ in ready:
            is_over = time.perf_counter() - began > seconds
            _turn(key.data, busy, iter(()) if is_over else requests, run, expects)
    run.seconds = time.perf_counter() - began
    return run


def _turn(
    line: _Line,
    busy: selectors.BaseSelector,
    requests: Iterator[bytes],
    run: Run,
    expects: tuple[bytes, bytes],
) -> None:
    """Take in what came; after a whole answer send the next request or hang up."""
    answer = line.answer()
    if answer is None:
        return
    run.took.append(time.perf_counter() - line.sent_at)
    run.sizes.append(len(answer))
    status, holds = expects
    if answer[9:12] != status or holds not in answer:
        run.wrong.append(answer[:300].decode(errors="replace"))
    request = next(requests, None)
    if request is None:
        busy.unregister(line.wire)
        line.wire.close()
    else:
        line.send(request)


def _is_whole(buffer: bytearray) -> bool:
    head = buffer.find(b"\r\n\r\n")
    if head < 0:
        return False
    told = buffer[:head].lower()
    at = told.find(b"content-length:")
    if at >= 0:
        size = int(told[at + 15 :].split(b"\r", 1)[0])
        return len(buffer) >= head + 4 + size
    return buffer.endswith(b"0\r\n\r\n")
