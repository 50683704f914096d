"""The browser of this machine, and the flags that make it the same everywhere."""

import shutil

from devtools.testing import BROWSERS

FLAGS = (
    "--lang=zh-CN",
    "--no-sandbox",
    "--disable-dev-shm-usage",
    # Drawn without WebGL, which costs half as much; a page that needs WebGL asks for it.
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def program() -> str | None:
    """Where it is; None when there is none."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)
