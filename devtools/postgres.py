"""A throw-away PostgreSQL for the tests, from the installed binaries."""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from devtools.processes import end_with_parent

# Nothing here outlives the run, so nothing needs to reach the disk.
SETTINGS = (
    *("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200"),
    *("listen_addresses=", "shared_buffers=128MB", "log_min_messages=fatal"),
)
INITDB = ("-U", "jielin", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
WAIT = 30.0  # seconds for the server to answer


def binaries() -> Path | None:
    """The folder of the newest installed server, or None."""
    found = shutil.which("initdb")
    folders = [Path(found).resolve().parent] if found else []
    folders += sorted(
        Path("/usr/lib/postgresql").glob("*/bin"),
        key=lambda folder: int(folder.parent.name) if folder.parent.name.isdigit() else 0,
        reverse=True,
    )
    return next(
        (f for f in folders if (f / "initdb").exists() and (f / "postgres").exists()), None
    )


@contextmanager
def cluster() -> Iterator[str]:
    """The URL of a fresh server; it and its files are gone afterwards, whatever happened."""
    programs = binaries()
    if programs is None:
        sys.exit("PostgreSQL is not installed.")
    # Not the configured temporary folder: a socket's path may have 107 characters at most.
    folder = Path(tempfile.mkdtemp(prefix="jielin-pg-", dir="/tmp"))
    try:
        server = _started(programs, folder)
        try:
            _wait(folder, server)
            yield f"postgresql://jielin@{quote(str(folder), safe='')}/postgres"
        finally:
            server.send_signal(signal.SIGQUIT)
            server.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _started(programs: Path, folder: Path) -> subprocess.Popen[bytes]:
    user, data = _user(), folder / "data"
    if user is not None:
        os.chown(folder, user, -1)
    subprocess.run(
        [programs / "initdb", "-D", data, *INITDB],
        check=True,
        stdout=subprocess.DEVNULL,
        user=user,
        cwd=folder,
    )
    settings = [word for setting in SETTINGS for word in ("-c", setting)]
    return subprocess.Popen(
        [programs / "postgres", "-D", data, "-k", folder, *settings],
        start_new_session=True,
        preexec_fn=end_with_parent if sys.platform == "linux" else None,
        stderr=(folder / "log").open("wb"),
        user=user,
        cwd=folder,
    )


def _user() -> int | None:
    """The server refuses to run as root, so root lends it an ordinary user."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name: entry.pw_uid for entry in pwd.getpwall()}
    return names.get("postgres", names.get("nobody", 65534))


def _wait(folder: Path, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + WAIT
    while not _is_ready(folder / "data/postmaster.pid"):
        if server.poll() is not None or time.monotonic() > deadline:
            sys.exit(f"PostgreSQL did not start:\n{(folder / 'log').read_text()}")
        time.sleep(0.05)


def _is_ready(status: Path) -> bool:
    """The server itself writes here when it takes connections."""
    return status.exists() and "ready" in status.read_text()
